import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { InlineForm } from '../../../components/InlineForm';
import { fieldProblems, ProblemBar } from '../../../components/ProblemNotice';
import { useFocusInside, useFocusOnProblem } from '../../../components/formFocus';
import type { ItemDraft } from './itemDraft';
import { ItemFields } from './ItemFields';

const useStyles = makeStyles({
  fields: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

interface Props {
  readonly title: string;
  readonly submit: string;
  readonly draft: ItemDraft;
  readonly onChange: (draft: ItemDraft) => void;
  readonly sending: boolean;
  readonly error: Error | null;
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
  /** Before the fields. */
  readonly children?: ReactNode;
}

/** An item's fields, new or known. It is long: what went wrong stands beside the button, and the field gets the focus. */
export function ItemForm({ draft, onChange, error, children, ...form }: Props) {
  const styles = useStyles();
  const opened = useFocusInside<HTMLDivElement>();
  const fields = useFocusOnProblem<HTMLDivElement>(error);
  return (
    <div ref={opened}>
      <InlineForm {...form} error={null}>
        {children}
        <div ref={fields} className={styles.fields}>
          <ItemFields draft={draft} onChange={onChange} problems={fieldProblems(error)} />
        </div>
        <ProblemBar error={error} />
      </InlineForm>
    </div>
  );
}
