import { z } from 'zod';
import * as agenda from './meetings/agendaBuilding';
import * as installs from './members/appInstalls';
import * as attending from './meetings/attending';
import * as deliveries from './messages/deliveries';
import * as flash from './issues/flashMeeting';
import * as issues from './issues/issueSteps';
import { MeetingRef } from './meetings/meetings';
import * as minutes from './meetings/minutes';
import type { Context } from './ports';
import * as planning from './meetings/planning';
import * as reminders from './reminders/reminderPlans';
import { type Row, row, runRow } from './row';
import * as running from './meetings/running';
import * as giving from './tasks/taskGiving';
import * as tasks from './tasks/taskAnswering';
import {
  MeetingSummaryView,
  MeetingView,
  MinuteEntryView,
  MinutesView,
  OwnAttendanceView,
} from './meetings/meetingViews';
import { AppInstallView, IssueView, pageOf, TaskView, UpcomingReminderView } from './views';

const Meetings = pageOf(MeetingSummaryView);

/** Everything that can be done to a panel. Cards and the tab send these names; nothing else changes state. */
export const commands = {
  'task.allocate': row('Give a task to an agency', 'task.direct', giving.GiveTask, TaskView, giving.allocateTask),
  'task.propose': row('Suggest a task', 'task.propose', giving.GiveTask, TaskView, giving.proposeTask),
  'task.reallocate': row(
    'Give a proposed or declined task to somebody',
    'task.direct',
    tasks.TaskHolder,
    TaskView,
    tasks.reallocateTask,
  ),
  'task.acknowledge': row('Take a task on', 'task.answer', tasks.TaskRef, TaskView, tasks.acknowledgeTask),
  'task.decline': row(
    'Hand a task back, with the reason',
    'task.answer',
    tasks.TaskReason,
    TaskView,
    tasks.declineTask,
  ),
  'task.progress': row('Say how a task is going', 'task.answer', tasks.TaskNote, TaskView, tasks.progressTask),
  'task.block': row('Say what holds a task up', 'task.answer', tasks.TaskReason, TaskView, tasks.blockTask),
  'task.unblock': row('Say that a task can go on', 'task.answer', tasks.TaskRef, TaskView, tasks.unblockTask),
  'task.escalate': row('Ask the chair to step in', 'task.answer', tasks.TaskReason, TaskView, tasks.escalateTask),
  'task.complete': row('Say what came of a task', 'task.answer', tasks.TaskCompletion, TaskView, tasks.completeTask),
  'task.reassign': row('Pass a task to somebody else', 'task.answer', tasks.TaskHolder, TaskView, tasks.reassignTask),
  'task.close': row('Close a completed task', 'task.direct', tasks.TaskClosure, TaskView, tasks.closeTask),
  'task.withdraw': row('Take a task back', 'task.direct', tasks.TaskReason, TaskView, tasks.withdrawTask),
  'task.split': row('Split a task between agencies', 'task.direct', giving.TaskSplit, TaskView, giving.splitTask),
  'task.chase': row(
    'Remind the people of tasks by hand',
    'task.direct',
    tasks.TaskChase,
    z.object({ chased: z.number().int().describe('Tasks whose people are reminded; each once a day') }),
    tasks.chaseTasks,
  ),
  'meeting.planSeries': row(
    'Plan the next meetings from the rule',
    'meeting.plan',
    planning.SeriesPlan,
    Meetings,
    planning.planSeries,
  ),
  'meeting.add': row('Call an extra meeting', 'meeting.plan', planning.ExtraMeeting, Meetings, planning.addMeeting),
  'meeting.move': row('Move a meeting', 'meeting.plan', planning.MeetingMove, Meetings, planning.moveMeeting),
  'meeting.place': row(
    'Say where a meeting takes place',
    'meeting.plan',
    planning.MeetingPlace,
    Meetings,
    planning.placeMeeting,
  ),
  'meeting.link': row(
    'Let Teams make the join link of a meeting',
    'meeting.plan',
    MeetingRef,
    Meetings,
    planning.linkMeeting,
  ),
  'meeting.cancel': row('Cancel a meeting', 'meeting.plan', MeetingRef, Meetings, planning.cancelMeeting),
  'meeting.step': row(
    'Start a meeting, go to an item, extend, defer, move, hand over',
    'meeting.lead',
    running.MeetingStep,
    MeetingView,
    running.stepMeeting,
  ),
  'meeting.record': row(
    'Record a decision, a note or a disruption on an item',
    'meeting.lead',
    running.MinuteRecording,
    MinuteEntryView,
    running.recordMinute,
  ),
  'meeting.giveTask': row('Give a task on an item', 'meeting.lead', giving.TaskOnItem, TaskView, giving.giveOnItem),
  'meeting.close': row('Close a meeting', 'meeting.lead', minutes.MeetingClose, MeetingView, minutes.closeMeeting),
  'meeting.openSignIn': row(
    'Show the sign-in code of a meeting in a room',
    'meeting.plan',
    attending.SignInOpening,
    MeetingView,
    attending.openSignIn,
  ),
  'agenda.addItem': row(
    'Put an item on an agenda',
    'meeting.plan',
    agenda.NewAgendaItem,
    MeetingView,
    agenda.addAgendaItem,
  ),
  'agenda.putGroup': row(
    'Put a group on an agenda',
    'meeting.plan',
    agenda.GroupOnAgenda,
    MeetingView,
    agenda.putGroupOnAgenda,
  ),
  'agenda.changeItem': row(
    'Change an item of an agenda',
    'meeting.plan',
    agenda.AgendaItemChange,
    MeetingView,
    agenda.changeAgendaItem,
  ),
  'agenda.removeItem': row(
    'Take an item off an agenda',
    'meeting.plan',
    agenda.AgendaItemRef,
    MeetingView,
    agenda.removeAgendaItem,
  ),
  'agenda.decideLate': row(
    'Accept a late item, or defer it to the next meeting',
    'meeting.chair',
    agenda.LateDecision,
    MeetingView,
    agenda.decideLateItem,
  ),
  'agenda.publish': row(
    'Publish an agenda to the panel’s chats',
    'meeting.plan',
    MeetingRef,
    MeetingView,
    agenda.publishAgenda,
  ),
  'attendance.reply': row(
    'Come, send apologies, or send a substitute',
    'meeting.attend',
    attending.ReplyToMeeting,
    OwnAttendanceView,
    attending.replyToMeeting,
  ),
  'attendance.signIn': row(
    'Sign in to a meeting',
    'meeting.attend',
    attending.SignIn,
    OwnAttendanceView,
    attending.signIn,
  ),
  'attendance.signOut': row(
    'Leave a meeting',
    'meeting.attend',
    attending.SignOut,
    OwnAttendanceView,
    attending.signOut,
  ),
  'attendance.mark': row(
    'Mark somebody as present or gone',
    'meeting.plan',
    attending.Mark,
    MeetingView,
    attending.markAttendance,
  ),
  'attendance.declareInterest': row(
    'Declare an interest in an item',
    'meeting.attend',
    attending.InterestDeclaration,
    OwnAttendanceView,
    attending.declareInterest,
  ),
  'attendance.answerFloor': row(
    'Say whether one has something to share on an item',
    'meeting.attend',
    attending.FloorAnswering,
    OwnAttendanceView,
    attending.answerFloor,
  ),
  'minutes.edit': row('Edit draft minutes', 'meeting.plan', minutes.MinutesEdit, MinutesView, minutes.editMinutes),
  'minutes.confirm': row('Confirm minutes as chair', 'meeting.chair', MeetingRef, MinutesView, minutes.confirmMinutes),
  'minutes.agree': row(
    'Agree minutes at the next meeting: they are locked',
    'meeting.plan',
    minutes.MinutesAgreement,
    MinutesView,
    minutes.agreeMinutes,
  ),
  'minutes.reopen': row(
    'Start a new version of agreed minutes',
    'meeting.plan',
    MeetingRef,
    MinutesView,
    minutes.reopenMinutes,
  ),
  'reminder.hold': row(
    'Hold a reminder back, or let it go out after all',
    'reminder.plan',
    reminders.ReminderHold,
    UpcomingReminderView,
    reminders.holdReminder,
  ),
  'reminder.sendNow': row(
    'Send a reminder now',
    'reminder.plan',
    reminders.ReminderRef,
    UpcomingReminderView,
    reminders.sendReminderNow,
  ),
  'reminder.retry': row(
    'Try again to deliver a message',
    'reminder.plan',
    deliveries.DeliveryRetry,
    z.object({ retried: z.number().int() }),
    deliveries.retryDelivery,
  ),
  'reminder.prefer': row(
    'Mute one’s own reminders, or set their earliest hour',
    'reminder.receive',
    reminders.PreferenceInput,
    reminders.PreferenceInput,
    reminders.setReminderPreference,
  ),
  'member.installApp': row(
    'Install the app for somebody whom the bot has not met',
    'reminder.plan',
    installs.MemberInstall,
    AppInstallView,
    installs.installForMember,
  ),
  'issue.raise': row('Raise an issue', 'issue.raise', issues.RaiseIssue, IssueView, issues.raiseIssue),
  'issue.edit': row('Change the text of an issue', 'issue.raise', issues.IssueEdit, IssueView, issues.editIssue),
  'issue.acknowledge': row(
    'Say that an urgent issue is in hand',
    'issue.see',
    issues.IssueRef,
    IssueView,
    issues.acknowledgeIssue,
  ),
  'issue.callMeeting': row(
    'Call a flash meeting about an issue',
    'meeting.plan',
    flash.FlashMeeting,
    IssueView,
    flash.callFlashMeeting,
  ),
  'issue.withdraw': row('Take an issue back', 'issue.raise', issues.IssueWithdrawal, IssueView, issues.withdrawIssue),
  'issue.triage': row(
    'Look at an issue, restrict it',
    'issue.triage',
    issues.IssueTriage,
    IssueView,
    issues.triageIssue,
  ),
  'issue.putOnAgenda': row(
    'Put an issue on a meeting’s agenda',
    'issue.triage',
    issues.IssueOnAgenda,
    IssueView,
    issues.putIssueOnAgenda,
  ),
  'issue.makeTask': row('Make an issue a task', 'issue.triage', issues.IssueTask, IssueView, issues.makeIssueTask),
  'issue.merge': row('Merge an issue into another', 'issue.triage', issues.IssueMerge, IssueView, issues.mergeIssue),
  'issue.close': row('Answer and close an issue', 'issue.triage', issues.IssueClosure, IssueView, issues.closeIssue),
};

export type CommandName = keyof typeof commands;
/** What the caller sends: fields with defaults may be left out. */
export type CommandInput<Name extends CommandName> = Parameters<(typeof commands)[Name]['run']>[0];
export type CommandResult<Name extends CommandName> = Awaited<ReturnType<(typeof commands)[Name]['run']>>;

export function isCommandName(name: unknown): name is CommandName {
  return typeof name === 'string' && Object.hasOwn(commands, name);
}

/**
 * Runs the named command on input from outside. The right comes first: who may not act learns nothing of the input.
 *
 * @throws ZodError when `input` does not fit the command, Refusal when a rule turns it down
 */
export async function runCommand<Name extends CommandName>(
  name: Name,
  input: unknown,
  ctx: Context,
): Promise<CommandResult<Name>> {
  const table: { [N in CommandName]: Row<CommandInput<N>, CommandResult<N>> } = commands;
  const result = await runRow(table[name], input, ctx);
  ctx.snapshot.forget();
  return result;
}
