import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { Suspense, useState } from 'react';
import type { OwnAttendanceView } from '../../../../bot/contract';
import type { MeetingId } from '../../../../bot/domain/ids';
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

/** Coming, apologies, or somebody else: one tap, and another whenever it changes. */
export function ReplyPart({ meetingId, own }: Props) {
  const styles = useStyles();
  const [chooses, setChooses] = useState(false);
  const reply = useCommand('attendance.reply');
  return (
    <div className={styles.reply}>
      <Text>{own.replyText ?? 'Do you come?'}</Text>
      <ProblemBar error={reply.error} />
      <div className={styles.buttons} role="group" aria-label="Do you come?">
        {answers.map(({ answer, words }) => (
          <Button
            key={answer}
            size="small"
            aria-pressed={own.reply === answer}
            appearance={own.reply === answer ? 'primary' : 'secondary'}
            disabledFocusable={reply.isPending}
            onClick={() => reply.mutate({ meetingId, answer })}
          >
            {words}
          </Button>
        ))}
        <Button
          size="small"
          aria-pressed={own.reply === 'substitute'}
          appearance={own.reply === 'substitute' ? 'primary' : 'secondary'}
          aria-expanded={chooses}
          onClick={() => setChooses(!chooses)}
        >
          Somebody comes instead
        </Button>
      </div>
      {chooses && (
        <div className={styles.form}>
          <Suspense fallback={<LoadingLines count={2} />}>
            <SubstituteChoice meetingId={meetingId} own={own} onDone={() => setChooses(false)} />
          </Suspense>
        </div>
      )}
    </div>
  );
}
