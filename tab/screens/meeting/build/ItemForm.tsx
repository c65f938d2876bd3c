import type { ReactNode } from 'react';
import type { AgencyId } from '../../../../bot/domain/ids';
import { InlineForm } from '../../../components/InlineForm';
import { fieldProblems } from '../../../components/ProblemNotice';
import { useFocusInside } from '../../../components/formFocus';
import type { ItemDraft } from './itemDraft';
import { ItemFields } from './ItemFields';

interface Props {
  readonly title: string;
  readonly submit: string;
  readonly draft: ItemDraft;
  readonly onChange: (draft: ItemDraft) => void;
  readonly sending: boolean;
  readonly error: Error | null;
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
  readonly shared?: readonly AgencyId[];
  readonly isEntry?: boolean;
  readonly isGroup?: boolean;
  /** Before the fields. */
  readonly children?: ReactNode;
}

/** An item's fields, new or known. */
export function ItemForm({ draft, onChange, error, children, ...props }: Props) {
  const { shared = [], isEntry = false, isGroup = false, ...form } = props;
  const opened = useFocusInside<HTMLDivElement>();
  return (
    <div ref={opened}>
      <InlineForm {...form} error={error} long>
        {children}
        <ItemFields {...{ draft, onChange, shared, isEntry, isGroup }} problems={fieldProblems(error)} />
      </InlineForm>
    </div>
  );
}
