import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { EditRegular } from '@fluentui/react-icons/svg/edit';
import { useState } from 'react';
import type { AgendaItemView, MeetingView } from '../../../../bot/contract';
import { InlineForm } from '../../../components/InlineForm';
import { say } from '../../../components/say';
import { useCommand } from '../../../data/useCommand';
import { type OpenerRef, useFocusBack, useFocusInside } from '../../../components/formFocus';
import { LateDecision } from './LateDecision';

const useStyles = makeStyles({
  tools: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  wide: { flexBasis: '100%', minWidth: 0, padding: `${tokens.spacingVerticalS} 0` },
});

interface Props {
  readonly meeting: MeetingView;
  readonly item: AgendaItemView;
}

interface ToolsProps extends Props {
  readonly editor: OpenerRef;
  readonly onEdit: () => void;
}

/** Edit and Remove; for the chair also what becomes of an item that came late. */
export function ItemTools({ meeting, item, editor, onEdit }: ToolsProps) {
  const styles = useStyles();
  const [removes, setRemoves] = useState(false);
  const remover = useFocusBack(removes);
  if (removes) return <RemoveForm meeting={meeting} item={item} onDone={() => setRemoves(false)} />;
  return (
    <>
      <div className={styles.tools}>
        <Button
          ref={editor}
          size="small"
          appearance="subtle"
          icon={<EditRegular />}
          aria-label={`Edit ${item.title}`}
          title="Edit"
          onClick={onEdit}
        />
        <Button
          ref={remover}
          size="small"
          appearance="subtle"
          icon={<DismissRegular />}
          aria-label={`Remove ${item.title}`}
          title="Take off the agenda"
          onClick={() => setRemoves(true)}
        />
      </div>
      {meeting.may.acceptLate && item.late === 'waiting' && <LateDecision meeting={meeting} item={item} />}
    </>
  );
}

function RemoveForm({ meeting, item, onDone }: Props & { onDone: () => void }) {
  const styles = useStyles();
  const opened = useFocusInside<HTMLDivElement>();
  const remove = useCommand('agenda.removeItem');
  // The row, and this form with it, may be gone before the answer has come.
  function send(): void {
    const done = () => say(`${item.title} is off the agenda.`);
    remove.mutateAsync({ meetingId: meeting.id, itemId: item.id }).then(done, () => undefined);
  }
  return (
    <div ref={opened} className={styles.wide}>
      <InlineForm
        title={`Take “${item.title}” off the agenda?`}
        submit="Remove the item"
        sending={remove.isPending}
        error={remove.error}
        onCancel={onDone}
        onSubmit={send}
      >
        {null}
      </InlineForm>
    </div>
  );
}
