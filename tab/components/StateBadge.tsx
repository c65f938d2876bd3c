import { Badge, type BadgeProps } from '@fluentui/react-components';
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
import type { ReactElement } from 'react';
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

function LookBadge({ look, word }: { look: Look; word: string }) {
  return (
    <Badge appearance="tint" shape="rounded" color={look.color} icon={look.icon}>
      {word}
    </Badge>
  );
}
