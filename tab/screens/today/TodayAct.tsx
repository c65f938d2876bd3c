import { lazy, Suspense } from 'react';
import { Button } from '@fluentui/react-components';
import type { TodayLineView } from '../../../bot/contract';
import type { CorrectionId, IssueId, MeetingId, TaskId } from '../../../bot/domain/ids';
import { ProblemBar } from '../../components/ProblemNotice';
import { say } from '../../components/say';
import { useUndo } from '../../components/useUndo';
import { useCommand } from '../../data/useCommand';

/** Seldom, and of few. */
const SignAgreement = lazy(() => import('./SignAgreement'));
/** Fetched where somebody asks. */
const AnswerAccess = lazy(() => import('../access/AnswerAccess'));

interface Props {
  /** The first thing to do on the screen. */
  readonly isPrimary: boolean;
  /** "SEN-27-014 Visit the scrapyard": many buttons say the same. */
  readonly subject: string;
}

/** What is done in place, with one click. */
export function TodayAct({ act, ...props }: Props & { act: NonNullable<TodayLineView['act']> }) {
  switch (act.kind) {
    case 'acknowledge':
      return <Acknowledge taskId={act.taskId} {...props} />;
    case 'takeInHand':
      return <TakeInHand issueId={act.issueId} {...props} />;
    case 'sign':
      return (
        <Suspense fallback={null}>
          <SignAgreement act={act} isPrimary={props.isPrimary} />
        </Suspense>
      );
    case 'correctionSeen':
      return <CorrectionSeen correctionId={act.correctionId} {...props} />;
    case 'reply':
      return <Reply meetingId={act.meetingId} {...props} />;
    case 'giveAccess':
      return (
        <Suspense>
          <AnswerAccess request={act.request} isPrimary={props.isPrimary} />
        </Suspense>
      );
  }
}

function Acknowledge({ taskId, isPrimary, subject }: Props & { taskId: TaskId }) {
  const acknowledge = useCommand('task.acknowledge');
  return (
    <>
      <ProblemBar error={acknowledge.error} />
      <Button
        size="small"
        appearance={isPrimary ? 'primary' : 'secondary'}
        aria-label={`Acknowledge: ${subject}`}
        disabledFocusable={acknowledge.isPending}
        onClick={() =>
          acknowledge.mutate(
            { taskId },
            { onSuccess: ({ reference, dueText }) => say(`${reference} acknowledged.`, `It is due ${dueText}.`) },
          )
        }
      >
        Acknowledge
      </Button>
    </>
  );
}

function TakeInHand({ issueId, isPrimary, subject }: Props & { issueId: IssueId }) {
  const take = useCommand('issue.acknowledge');
  return (
    <>
      <ProblemBar error={take.error} />
      <Button
        size="small"
        appearance={isPrimary ? 'primary' : 'secondary'}
        aria-label={`Take in hand: ${subject}`}
        disabledFocusable={take.isPending}
        onClick={() =>
          take.mutate(
            { issueId },
            {
              onSuccess: ({ reference }) => say(`${reference} is in your hand.`, 'The others who were told see that.'),
            },
          )
        }
      >
        Take in hand
      </Button>
    </>
  );
}

function CorrectionSeen({ correctionId, isPrimary }: Props & { correctionId: CorrectionId }) {
  const seen = useCommand('nominal.seen');
  return (
    <>
      <ProblemBar error={seen.error} />
      <Button
        size="small"
        appearance={isPrimary ? 'primary' : 'secondary'}
        disabledFocusable={seen.isPending}
        onClick={() => seen.mutate({ correctionId }, { onSuccess: () => say('Noted: you know of it.') })}
      >
        I have read this
      </Button>
    </>
  );
}

const answers = [
  { answer: 'coming', words: 'Coming', said: 'You come' },
  { answer: 'apology', words: 'Apologies', said: 'Your apologies are sent' },
] as const;

function Reply({ meetingId, isPrimary, subject }: Props & { meetingId: MeetingId }) {
  const reply = useCommand('attendance.reply');
  const undo = useUndo('attendance.reply');
  return (
    <>
      <ProblemBar error={reply.error} />
      {answers.map(({ answer, words, said }, index) => (
        <Button
          key={answer}
          size="small"
          appearance={isPrimary && index === 0 ? 'primary' : 'secondary'}
          aria-label={`${words}: ${subject}`}
          disabledFocusable={reply.isPending}
          onClick={() =>
            reply.mutate(
              { meetingId, answer },
              { onSuccess: () => say(`${said}: ${meetingId}.`, undefined, undo({ meetingId, answer: 'none' })) },
            )
          }
        >
          {words}
        </Button>
      ))}
    </>
  );
}
