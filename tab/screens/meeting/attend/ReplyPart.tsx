import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { Suspense, useState } from 'react';
import type { OwnAttendanceView } from '../../../../bot/contract';
import type { MeetingId } from '../../../../bot/domain/ids';
import { useFocusBack } from '../../../components/formFocus';
import { LoadingLines } from '../../../components/LoadingLines';
import { ProblemBar } from '../../../components/ProblemNotice';
import { useCommand } from '../../../data/useCommand';
import { SubstituteChoice } from './laterAttend';

const useStyles = makeStyles({
  reply: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
  form: { flexBasis: '100%' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly meetingId: MeetingId;
  readonly own: OwnAttendanceView;
}

const answers = [
  { answer: 'coming', words: 'I will come' },
  { answer: 'apology', words: 'Apologies' },
] as const;

/** Coming, apologies, or somebody else: one tap; then what was said, and "Change". */
export function ReplyPart({ meetingId, own }: Props) {
  const styles = useStyles();
  const [chooses, setChooses] = useState(false);
  // What is answered elsewhere meanwhile does not take the question away.
  const [asks, setAsks] = useState(own.reply === undefined);
  const reply = useCommand('attendance.reply');
  const isAsked = asks || own.reply === undefined;
  const opener = useFocusBack(isAsked);
  const done = () => {
    setChooses(false);
    setAsks(false);
  };
  if (!isAsked) {
    return (
      <div className={styles.reply}>
        <Text>{saidText(own)}</Text>
        <Button ref={opener} size="small" appearance="subtle" onClick={() => setAsks(true)}>
          Change
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.reply}>
      <Text>{own.reply === undefined ? 'Do you come?' : saidText(own)}</Text>
      <ProblemBar error={reply.error} />
      <div className={styles.buttons} role="group" aria-label="Do you come?">
        {answers.map(({ answer, words }) => (
          <Button
            key={answer}
            size="small"
            aria-pressed={own.reply === answer}
            disabledFocusable={reply.isPending}
            onClick={() => reply.mutate({ meetingId, answer }, { onSuccess: done })}
          >
            {words}
          </Button>
        ))}
        <Button
          size="small"
          aria-pressed={own.reply === 'substitute'}
          aria-expanded={chooses}
          onClick={() => setChooses(!chooses)}
        >
          Somebody comes instead
        </Button>
      </div>
      {chooses && (
        <div className={styles.form}>
          <Suspense fallback={<LoadingLines count={2} />}>
            <SubstituteChoice meetingId={meetingId} own={own} onDone={done} />
          </Suspense>
        </div>
      )}
    </div>
  );
}

function saidText({ reply, replyText = '' }: OwnAttendanceView): string {
  return reply === 'coming' ? 'You come' : reply === 'apology' ? 'You sent apologies' : replyText;
}
