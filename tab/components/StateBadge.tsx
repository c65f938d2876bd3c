import { Badge, type BadgeProps, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { AlertUrgentRegular } from '@fluentui/react-icons/svg/alert-urgent';
import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo';
import { CalendarRegular } from '@fluentui/react-icons/svg/calendar';
import { CheckmarkCircleFilled, CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { ClockRegular } from '@fluentui/react-icons/svg/clock';
import { EyeRegular } from '@fluentui/react-icons/svg/eye';
import { HandRightRegular } from '@fluentui/react-icons/svg/hand-right';
import { HourglassRegular } from '@fluentui/react-icons/svg/hourglass';
import { CircleHintRegular } from '@fluentui/react-icons/svg/circle-hint';
import { LockClosedRegular } from '@fluentui/react-icons/svg/lock-closed';
import { MegaphoneLoudRegular } from '@fluentui/react-icons/svg/megaphone-loud';
import { MergeRegular } from '@fluentui/react-icons/svg/merge';
import { PlayCircleRegular } from '@fluentui/react-icons/svg/play-circle';
import { ProhibitedRegular } from '@fluentui/react-icons/svg/prohibited';
import { TaskListSquareLtrRegular } from '@fluentui/react-icons/svg/task-list-square-ltr';
import type { ReactElement, ReactNode } from 'react';
import type { IssueView, TaskView } from '../../bot/contract';

interface Look {
  readonly icon: ReactElement;
  readonly color: NonNullable<BadgeProps['color']>;
}

const taskLooks: Record<TaskView['state'], Look> = {
  proposed: { icon: <CircleHintRegular />, color: 'informative' },
  allocated: { icon: <HourglassRegular />, color: 'warning' },
  acknowledged: { icon: <HandRightRegular />, color: 'brand' },
  inProgress: { icon: <PlayCircleRegular />, color: 'brand' },
  completed: { icon: <CheckmarkCircleRegular />, color: 'success' },
  closed: { icon: <CheckmarkCircleFilled />, color: 'success' },
  declined: { icon: <ArrowUndoRegular />, color: 'danger' },
  withdrawn: { icon: <ProhibitedRegular />, color: 'informative' },
};

const issueLooks: Record<IssueView['state'], Look> = {
  raised: { icon: <HourglassRegular />, color: 'warning' },
  triaged: { icon: <EyeRegular />, color: 'brand' },
  onAgenda: { icon: <CalendarRegular />, color: 'brand' },
  discussed: { icon: <CheckmarkCircleRegular />, color: 'success' },
  tasked: { icon: <TaskListSquareLtrRegular />, color: 'brand' },
  merged: { icon: <MergeRegular />, color: 'informative' },
  closed: { icon: <CheckmarkCircleFilled />, color: 'success' },
  withdrawn: { icon: <ProhibitedRegular />, color: 'informative' },
};

/** A state is an icon, a word and a colour; never the colour alone. */
export function TaskStateBadge({ task }: { task: Pick<TaskView, 'state' | 'stateName'> }) {
  return <LookBadge look={taskLooks[task.state]} word={task.stateName} />;
}

export function IssueStateBadge({ issue }: { issue: Pick<IssueView, 'state' | 'stateName'> }) {
  return <LookBadge look={issueLooks[issue.state]} word={issue.stateName} />;
}

const overdue: Look = { icon: <ClockRegular />, color: 'danger' };
const urgent: Look = { icon: <AlertUrgentRegular />, color: 'severe' };
const blocked: Look = { icon: <ProhibitedRegular />, color: 'warning' };
const escalated: Look = { icon: <MegaphoneLoudRegular />, color: 'severe' };
const moreTime: Look = { icon: <HourglassRegular />, color: 'warning' };
const restricted: Look = { icon: <LockClosedRegular />, color: 'important' };

/** What is true of a task beside its state. */
export function TaskFlags({ task }: { task: TaskView }) {
  return (
    <>
      {task.urgent && <LookBadge look={urgent} word="Urgent" />}
      {task.overdue && <LookBadge look={overdue} word="Overdue" />}
      {task.blockedText !== undefined && <LookBadge look={blocked} word="Blocked" />}
      {task.escalatedText !== undefined && <LookBadge look={escalated} word="Escalated" />}
      {task.moreTime !== undefined && <LookBadge look={moreTime} word="More time asked" />}
      {task.restricted && <LookBadge look={restricted} word="Restricted" />}
    </>
  );
}

export function IssueFlags({ issue }: { issue: IssueView }) {
  return (
    <>
      {issue.urgent && <LookBadge look={urgent} word="Urgent" />}
      {issue.restricted && <LookBadge look={restricted} word="Restricted" />}
    </>
  );
}

const usePlainStyles = makeStyles({
  mark: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    minWidth: 0,
    whiteSpace: 'nowrap',
  },
  icon: {
    display: 'inline-flex',
    flexShrink: 0,
    // Within a sentence, too.
    verticalAlign: 'text-bottom',
    fontSize: tokens.fontSizeBase400,
    color: tokens.colorNeutralForeground3,
  },
  red: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
  redIcon: { color: tokens.colorPaletteRedForeground1 },
  words: { overflow: 'hidden', textOverflow: 'ellipsis' },
});

/** A mark of a row, in ink: icon and word; in red where it is the one signal of its row. */
export function RowMark({ icon, word, title, red = false, className }: RowMarkProps) {
  const styles = usePlainStyles();
  return (
    <span className={mergeClasses(styles.mark, red && styles.red)} title={title}>
      <span aria-hidden className={mergeClasses(styles.icon, red && styles.redIcon)}>
        {icon}
      </span>
      <span className={mergeClasses(styles.words, className)}>{word}</span>
    </span>
  );
}

interface RowMarkProps {
  readonly icon: ReactElement;
  readonly word: ReactNode;
  /** The whole, on hover. */
  readonly title: string;
  readonly red?: boolean;
  /** Of the word alone. */
  readonly className?: string;
}

/** How a task stands, in one mark: what holds it up comes before its state. */
export function TaskMark({ task, className }: { task: TaskView; className?: string }) {
  const { look, word } = taskMark(task);
  const red = !task.overdue && task.answerDueAt === undefined && look.color === 'severe';
  return (
    <RowMark icon={look.icon} word={word} title={word} red={red} {...(className === undefined ? {} : { className })} />
  );
}

function taskMark({ state, stateName, urgent: isUrgent, ...task }: TaskView) {
  if (task.escalatedText !== undefined) return { look: escalated, word: 'Escalated' };
  if (task.blockedText !== undefined) return { look: blocked, word: 'Blocked' };
  if (task.moreTime !== undefined) return { look: moreTime, word: 'More time asked' };
  if (isUrgent && state === 'allocated') return { look: urgent, word: 'Urgent' };
  return { look: taskLooks[state], word: stateName };
}

/** Beside a column that says its state already, and a deadline that says by when an urgent one is to be answered. */
export function TaskAlarms({ task }: { task: TaskView }) {
  const isAwaited = task.answerDueAt !== undefined;
  return (
    <>
      {task.urgent && !isAwaited && <RowMark icon={urgent.icon} word="Urgent" title="Urgent" />}
      {task.escalatedText !== undefined && (
        <RowMark icon={escalated.icon} word="Escalated" title={task.escalatedText} red={!task.overdue && !isAwaited} />
      )}
    </>
  );
}

export function IssueMark({ issue, className }: { issue: IssueView; className?: string }) {
  return (
    <RowMark
      icon={issueLooks[issue.state].icon}
      word={issue.stateName}
      title={issue.stateName}
      {...(className === undefined ? {} : { className })}
    />
  );
}

export const overdueIcon = <ClockRegular />;
export const urgentIcon = <AlertUrgentRegular />;

/** Who may not see it is not told; that few may, is. */
export function RestrictedMark() {
  const styles = usePlainStyles();
  return (
    <span role="img" aria-label="Restricted" title="Restricted" className={styles.icon}>
      <LockClosedRegular />
    </span>
  );
}

function LookBadge({ look, word }: { look: Look; word: string }) {
  return (
    <Badge appearance="tint" shape="rounded" color={look.color} icon={look.icon}>
      {word}
    </Badge>
  );
}
