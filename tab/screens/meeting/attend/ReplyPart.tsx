import { Button, makeStyles, MenuItem, Text, tokens } from '@fluentui/react-components';
import { Suspense, useState } from 'react';
import type { CommandInput, OwnAttendanceView } from '../../../../bot/contract';
import type { MeetingId } from '../../../../bot/domain/ids';
import { type OpenerRef, useFocusBack } from '../../../components/formFocus';
import { LoadingLines } from '../../../components/LoadingLines';
import { More } from '../../../components/More';
import { ProblemBar } from '../../../components/ProblemNotice';
import { say } from '../../../components/say';
import { useUndo } from '../../../components/useUndo';
import { useCommand } from '../../../data/useCommand';
import { SubstituteChoice } from './laterAttend';

const useStyles = makeStyles({
  reply: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
  // The answers say what is asked, where there is room for them alone.
  asked: { '@media (max-width: 359px)': { display: 'none' } },
  form: { flexBasis: '100%' },
  buttons: { display: 'flex', gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly meetingId: MeetingId;
  readonly own: OwnAttendanceView;
  /** Undefined where there is no item to declare an interest in. */
  readonly onDeclare: (() => void) | undefined;
  /** Takes the focus back from the declaration. */
  readonly opener: OpenerRef;
}

type Answered = (own: OwnAttendanceView) => void;

const answers = [
  { answer: 'coming', words: 'Coming' },
  { answer: 'apology', words: 'Apologies' },
] as const;

/** Coming, apologies, or somebody else: one tap; then what was said, and "Change". */
export function ReplyPart(props: Props) {
  const { meetingId, own } = props;
  // What is answered elsewhere meanwhile does not take the question away.
  const [asks, setAsks] = useState(own.reply === undefined);
  const undo = useUndo('attendance.reply');
  const isAsked = asks || own.reply === undefined;
  const changer = useFocusBack(isAsked);
  const answered = (said: OwnAttendanceView) => {
    setAsks(false);
    say(`${saidText(said)}: ${meetingId}.`, undefined, undo(replyBefore(meetingId, own)));
  };
  return isAsked ? (
    <Question {...props} onAnswered={answered} />
  ) : (
    <Said {...props} changer={changer} onChange={() => setAsks(true)} />
  );
}

interface SaidProps extends Props {
  readonly changer: OpenerRef;
  readonly onChange: () => void;
}

function Said({ own, onDeclare, opener, changer, onChange }: SaidProps) {
  const styles = useStyles();
  return (
    <div className={styles.reply}>
      <Text>{saidText(own)}</Text>
      <div className={styles.buttons}>
        <Button ref={changer} size="small" appearance="subtle" onClick={onChange}>
          Change
        </Button>
        {onDeclare !== undefined && (
          <More label="More for your part" size="small" opener={opener}>
            <MenuItem onClick={onDeclare}>Declare an interest</MenuItem>
          </More>
        )}
      </div>
    </div>
  );
}

function Question({ meetingId, own, onDeclare, opener, onAnswered }: Props & { onAnswered: Answered }) {
  const styles = useStyles();
  const [chooses, setChooses] = useState(false);
  const reply = useCommand('attendance.reply');
  return (
    <div className={styles.reply}>
      <Text className={own.reply === undefined ? styles.asked : undefined}>
        {own.reply === undefined ? 'Do you come?' : saidText(own)}
      </Text>
      <ProblemBar error={reply.error} />
      <div className={styles.buttons} role="group" aria-label="Do you come?">
        {answers.map(({ answer, words }) => (
          <Button
            key={answer}
            size="small"
            aria-pressed={own.reply === answer}
            disabledFocusable={reply.isPending}
            onClick={() => reply.mutate({ meetingId, answer }, { onSuccess: onAnswered })}
          >
            {words}
          </Button>
        ))}
        <More label="More for your part" size="small" opener={opener}>
          <MenuItem onClick={() => setChooses(true)}>Somebody comes instead</MenuItem>
          {onDeclare !== undefined && <MenuItem onClick={onDeclare}>Declare an interest</MenuItem>}
        </More>
      </div>
      {chooses && (
        <div className={styles.form}>
          <Suspense fallback={<LoadingLines count={2} />}>
            <SubstituteChoice {...{ meetingId, own }} onCancel={() => setChooses(false)} onSent={onAnswered} />
          </Suspense>
        </div>
      )}
    </div>
  );
}

/** What gives back the answer that stood before, or that there was none. */
function replyBefore(meetingId: MeetingId, { reply, substitute }: OwnAttendanceView): CommandInput<'attendance.reply'> {
  if (reply !== 'substitute') return { meetingId, answer: reply ?? 'none' };
  const { memberId, name } = substitute ?? {};
  const who = memberId === undefined ? { substituteName: name } : { substituteId: memberId };
  return { meetingId, answer: 'substitute', ...who };
}

function saidText({ reply, replyText = '' }: OwnAttendanceView): string {
  return reply === 'coming' ? 'You come' : reply === 'apology' ? 'You sent apologies' : replyText;
}
