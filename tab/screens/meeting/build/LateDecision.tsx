import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { AgendaItemView, MeetingView } from '../../../../bot/contract';
import type { AgendaItemId } from '../../../../bot/domain/ids';
import { ProblemBar } from '../../../components/ProblemNotice';
import { say } from '../../../components/say';
import { useUndo } from '../../../components/useUndo';
import { useCommand } from '../../../data/useCommand';

const useStyles = makeStyles({
  tools: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  wide: { flexBasis: '100%', minWidth: 0, padding: `${tokens.spacingVerticalS} 0` },
});

/** Where what is not ready yet leads. */
export function lateDecisionId(itemId: AgendaItemId): string {
  return `late-${itemId}`;
}

/** The chair's word on an item that came late. */
export function LateDecision({ meeting, item }: { meeting: MeetingView; item: AgendaItemView }) {
  const styles = useStyles();
  const decide = useCommand('agenda.decideLate');
  const bringBack = useUndo('agenda.carryOn');
  const send = (accept: boolean) => {
    const place = { meetingId: meeting.id, itemId: item.id };
    // Once the meeting runs it has gone for good.
    const undo = meeting.state === 'planned' ? bringBack({ ...place, back: true }) : undefined;
    const done = () =>
      accept ? say(`${item.title} is on the agenda.`) : say(`${item.title} goes to the next meeting.`, undefined, undo);
    decide.mutateAsync({ ...place, accept }).then(done, () => undefined);
  };
  return (
    <div id={lateDecisionId(item.id)} className={styles.wide} role="group" aria-label={`Late item: ${item.title}`}>
      <ProblemBar error={decide.error} />
      <div className={styles.tools}>
        <Button size="small" disabledFocusable={decide.isPending} onClick={() => send(true)}>
          Accept
        </Button>
        <Button size="small" disabledFocusable={decide.isPending} onClick={() => send(false)}>
          Give to the next meeting
        </Button>
      </div>
    </div>
  );
}
