import { Badge, Button, MenuItem, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { UpcomingReminderView } from '../../../bot/contract';
import { listed } from '../../../bot/domain/listed';
import { useFocusBack } from '../../components/formFocus';
import { InlineForm } from '../../components/InlineForm';
import { More } from '../../components/More';
import { OpenLink } from '../../components/OpenLink';
import { ProblemBar } from '../../components/ProblemNotice';
import { say } from '../../components/say';
import { useUndo } from '../../components/useUndo';
import { useCommand } from '../../data/useCommand';
import { MessageRow } from './MessageRows';

interface Props {
  readonly reminder: UpcomingReminderView;
  readonly onPreview: () => void;
}

export function UpcomingRow({ reminder, onPreview }: Props) {
  const [asks, setAsks] = useState(false);
  const sender = useFocusBack(asks);
  const { reference, title: named, dayText, said, to, state, about, subjectId } = reminder;
  if (asks) return <SendForm reminder={reminder} onDone={() => setAsks(false)} />;
  const names = to.map(({ name }) => name);
  const isFew = names.length <= MOST_NAMED;
  const what = named === undefined ? `${kinds[about]} ${reference}` : `${reference} ${named}`;
  const title = `${what}, to ${isFew ? listed(names) : `${names.length} people`}`;
  return (
    <MessageRow
      title={about === 'task' ? <OpenLink to={{ task: subjectId }}>{title}</OpenLink> : title}
      lines={[`“${said}”`, isFew ? undefined : namesText(names)]}
      hint={listed(names)}
    >
      {state === 'heldBack' && <Badge appearance="tint">Held back</Badge>}
      <HoldButton reminder={reminder} />
      <More size="small" label={`More: ${reference}, ${dayText}`} opener={sender}>
        {to.length > 0 && <MenuItem onClick={onPreview}>Preview</MenuItem>}
        <MenuItem onClick={() => setAsks(true)}>Send now</MenuItem>
      </More>
    </MessageRow>
  );
}

/** Held back and let go again as often as one likes, until it has gone. */
function HoldButton({ reminder: { key, reference, dayText, state } }: Pick<Props, 'reminder'>) {
  const hold = useCommand('reminder.hold');
  const undo = useUndo('reminder.hold');
  const heldBack = state === 'heldBack';
  const done = () =>
    say(
      heldBack ? `The reminder about ${reference} goes out.` : `The reminder about ${reference} is held back.`,
      undefined,
      undo({ key, heldBack }),
    );
  return (
    <>
      <ProblemBar error={hold.error} />
      <Button
        size="small"
        aria-label={`${heldBack ? 'Let it go out' : 'Hold back'}: ${reference}, ${dayText}`}
        disabledFocusable={hold.isPending}
        onClick={() => hold.mutate({ key, heldBack: !heldBack }, { onSuccess: done })}
      >
        {heldBack ? 'Let it go out' : 'Hold back'}
      </Button>
    </>
  );
}

/** What has gone out cannot be taken back. */
function SendForm({
  reminder: { key, reference, to },
  onDone,
}: {
  reminder: UpcomingReminderView;
  onDone: () => void;
}) {
  const send = useCommand('reminder.sendNow');
  // The row, and this form with it, may be gone before the answer has come.
  function sendIt(): void {
    const done = () => say(`The reminder about ${reference} is on its way.`);
    send.mutateAsync({ key }).then(done, () => undefined);
  }
  const whom = to.length === 1 ? (to[0]?.name ?? '') : `${to.length} people`;
  return (
    <li>
      <InlineForm
        title={`Send the reminder about ${reference} now?`}
        submit="Send it now"
        sending={send.isPending}
        error={send.error}
        onCancel={onDone}
        onSubmit={sendIt}
      >
        <Text>It goes to {whom} at once, instead of on its day, and cannot be taken back.</Text>
      </InlineForm>
    </li>
  );
}

/** What a reminder speaks of, before its number or name. */
const kinds = { task: 'Task', meeting: 'Meeting', agreement: 'Agreement of' } as const;

/** With more of them a line says how many, and the next one who the first are. */
const MOST_NAMED = 3;

/** "Ruth Calder, Owen Pryce …" */
function namesText(names: readonly string[]): string {
  return `${names.slice(0, MOST_NAMED).join(', ')}\u00a0…`;
}
