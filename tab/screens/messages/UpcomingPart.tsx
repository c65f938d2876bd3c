import { Badge, Button, Text, useRestoreFocusTarget } from '@fluentui/react-components';
import { Suspense, useState } from 'react';
import type { UpcomingReminderView } from '../../../bot/contract';
import { listed } from '../../../bot/domain/listed';
import { LoadingLines } from '../../components/LoadingLines';
import { ProblemBar, ProblemNotice } from '../../components/ProblemNotice';
import { say } from '../../components/say';
import { useCommand } from '../../data/useCommand';
import { useQueryOf } from '../../data/useQueryOf';
import { ReminderPreview } from '../../laterParts';
import { MessageList, MessagePart, MessageRow } from './MessageRows';

/** Reminders of the coming two weeks, each with its words and readers; it can be looked at, held back or sent now. */
export function UpcomingPart() {
  const upcoming = useQueryOf('reminders.upcoming');
  const [shown, setShown] = useState<UpcomingReminderView>();
  return (
    <MessagePart title="Going out in the next two weeks">
      {upcoming.data === undefined ? (
        upcoming.status === 'error' ? (
          <ProblemNotice what="This list could not be loaded." error={upcoming.error} onRetry={upcoming.refetch} />
        ) : (
          <LoadingLines count={5} />
        )
      ) : upcoming.data.items.length === 0 ? (
        <Text>No reminder is due in the next two weeks.</Text>
      ) : (
        <MessageList>
          {upcoming.data.items.map((reminder) => (
            <UpcomingRow key={reminder.key} reminder={reminder} onPreview={() => setShown(reminder)} />
          ))}
        </MessageList>
      )}
      {shown !== undefined && (
        <Suspense fallback={null}>
          <ReminderPreview reminder={shown} onClose={() => setShown(undefined)} />
        </Suspense>
      )}
    </MessagePart>
  );
}

function UpcomingRow({ reminder, onPreview }: { reminder: UpcomingReminderView; onPreview: () => void }) {
  const focusTarget = useRestoreFocusTarget();
  const hold = useCommand('reminder.hold');
  const send = useCommand('reminder.sendNow');
  const { key, reference, dayText, said, to, state } = reminder;
  const heldBack = state === 'heldBack';
  const busy = hold.isPending || send.isPending;
  const sent = () => say(`The reminder about ${reference} is on its way.`);
  return (
    <MessageRow
      title={`${dayText}: ${reference}`}
      lines={[`“${said}”`, `To ${peopleText(to.map(({ name }) => name))}`]}
    >
      <ProblemBar error={hold.error ?? send.error} />
      {heldBack && <Badge appearance="tint">Held back</Badge>}
      {to.length > 0 && (
        <Button size="small" aria-label={`Preview: ${reference}, ${dayText}`} {...focusTarget} onClick={onPreview}>
          Preview
        </Button>
      )}
      <Button
        size="small"
        aria-label={`${heldBack ? 'Let go' : 'Hold back'}: ${reference}, ${dayText}`}
        disabledFocusable={busy}
        onClick={() => hold.mutate({ key, heldBack: !heldBack })}
      >
        {heldBack ? 'Let it go out' : 'Hold back'}
      </Button>
      <Button
        size="small"
        aria-label={`Send now: ${reference}, ${dayText}`}
        disabledFocusable={busy}
        onClick={() => send.mutate({ key }, { onSuccess: sent })}
      >
        Send now
      </Button>
    </MessageRow>
  );
}

/** "Priya Sandhu and Zoe Grant", "22 people: Ruth Calder, Owen Pryce …" */
function peopleText(names: readonly string[]): string {
  if (names.length <= 3) return listed(names);
  return `${names.length} people: ${names.slice(0, 3).join(', ')} …`;
}
