import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type {
  CommandInput,
  CommandName,
  CommandResult,
  HistoryLine,
  MeetingView,
  MinutesView,
  OwnAttendanceView,
  PartnerDetailView,
  QueryName,
  QueryResult,
} from '../../bot/contract';
import type { QueryParameters } from './api';
import { noteDrawn } from './known';

/** An answer that is held, made anew from a command's result. */
type Drawn = (queries: QueryClient) => QueryKey | undefined;
type Draw<Name extends CommandName> = (result: CommandResult<Name>, input: CommandInput<Name>) => readonly Drawn[];

/** Which answers a command's result gives anew, so that nobody asks for them again. Of a new record none is held. */
const drawnBy: { readonly [Name in CommandName]: Draw<Name> } = {
  'task.allocate': nothing,
  'task.propose': nothing,
  'task.split': nothing,
  'task.chase': nothing,
  'task.closeSeveral': nothing,
  'task.reallocate': asTask,
  'task.acknowledge': asTask,
  'task.decline': asTask,
  'task.progress': asTask,
  'task.block': asTask,
  'task.unblock': asTask,
  'task.escalate': asTask,
  'task.complete': asTask,
  'task.reassign': asTask,
  'task.askTime': asTask,
  'task.grantTime': asTask,
  'task.refuseTime': asTask,
  'task.reword': asTask,
  'task.comment': asTask,
  'task.close': asTask,
  'task.withdraw': asTask,
  'issue.raise': nothing,
  'issue.edit': asIssue,
  'issue.acknowledge': asIssue,
  'issue.callMeeting': asIssue,
  'issue.withdraw': asIssue,
  'issue.triage': asIssue,
  'issue.putOnAgenda': asIssue,
  'issue.makeTask': asIssue,
  'issue.merge': asIssue,
  'issue.close': asIssue,
  'issue.tag': asIssue,
  'threat.propose': nothing,
  'threat.confirm': nothing,
  'threat.decline': nothing,
  'meeting.planSeries': nothing,
  'meeting.add': nothing,
  'meeting.move': nothing,
  'meeting.place': nothing,
  'meeting.link': nothing,
  'meeting.cancel': nothing,
  'meeting.step': asMeeting,
  'meeting.record': nothing,
  'meeting.giveTask': nothing,
  'meeting.present': nothing,
  'meeting.close': asMeeting,
  'meeting.openSignIn': asMeeting,
  'agenda.addItem': asMeeting,
  'agenda.putGroup': asMeeting,
  'agenda.changeItem': asMeeting,
  'agenda.removeItem': asMeeting,
  'agenda.decideLate': asMeeting,
  'agenda.carryOn': asMeeting,
  'agenda.publish': asMeeting,
  'attendance.reply': asOwnAttendance,
  'attendance.signIn': asOwnAttendance,
  'attendance.signOut': asOwnAttendance,
  'attendance.mark': asMeeting,
  'attendance.declareInterest': asOwnAttendance,
  'attendance.answerFloor': asOwnAttendance,
  'minutes.edit': asMinutes,
  'minutes.confirm': asMinutes,
  'minutes.agree': asMinutes,
  'minutes.reopen': asMinutes,
  'reminder.hold': nothing,
  'reminder.sendNow': nothing,
  'reminder.retry': nothing,
  'reminder.prefer': (wish) => [drawn('reminders.preference', {}, wish, () => wish)],
  'chat.approve': nothing,
  'chat.revoke': nothing,
  'chat.name': nothing,
  'member.installApp': nothing,
  'member.link': nothing,
  'member.invite': nothing,
  'member.inviteAll': nothing,
  'member.uninvite': nothing,
  'member.unlink': nothing,
  'member.add': nothing,
  'member.change': nothing,
  'member.end': nothing,
  'member.return': nothing,
  'member.move': nothing,
  'member.import': nothing,
  'member.dismiss': nothing,
  'partner.add': nothing,
  'partner.change': asPartner,
  'partner.agree': asPartner,
  'partner.dropAgreement': asPartner,
  'partner.sign': nothing,
  'partner.step': asPartner,
  'partner.present': asPartner,
  'partner.end': asPartner,
  'statement.accept': nothing,
  'log.eraseWords': nothing,
  'retention.keep': nothing,
  'retention.dispose': nothing,
  'retention.disposeLot': nothing,
  'hold.set': nothing,
  'hold.lift': nothing,
  'power.keep': nothing,
  'panel.configure': nothing,
  'restriction.set': nothing,
  'restriction.keep': nothing,
  'restriction.lift': nothing,
  'access.ask': nothing,
  'access.give': nothing,
  'access.decline': nothing,
  'group.record': nothing,
  'group.change': nothing,
  'group.review': nothing,
  'measure.setBaseline': nothing,
  'nominal.record': nothing,
  'nominal.correct': nothing,
  'nominal.restrict': nothing,
  'nominal.merge': nothing,
  'nominal.share': nothing,
  'nominal.unshare': nothing,
  'nominal.seen': nothing,
  'referral.make': nothing,
  'referral.answer': nothing,
  'disruption.propose': nothing,
  'disruption.moderate': nothing,
  'disruption.correct': nothing,
  'disruption.withdraw': nothing,
  'link.make': nothing,
  'link.drop': nothing,
  'opportunity.raise': nothing,
  'opportunity.task': nothing,
  'opportunity.park': nothing,
  'opportunity.reject': nothing,
  'opportunity.reopen': nothing,
  'disruption.check': nothing,
  'task.bringIn': nothing,
  'meeting.bringIn': nothing,
  'panel.change': (settings) => [drawn('settings.get', {}, settings, () => settings)],
};

/** Shows what a command did. @returns what is held as it left it, and need not be read again */
export function showResult<Name extends CommandName>(
  queries: QueryClient,
  name: Name,
  result: CommandResult<Name>,
  input: CommandInput<Name>,
): QueryKey[] {
  return drawnBy[name](result, input)
    .map((draw) => draw(queries))
    .filter((key) => key !== undefined);
}

function nothing(): readonly Drawn[] {
  return [];
}

function asTask(result: CommandResult<'task.acknowledge'>): readonly Drawn[] {
  const { added, ...task } = result;
  return [
    drawn('tasks.get', { taskId: task.id }, result, ({ parts, beside, history }) => ({
      ...task,
      ...{ parts, beside },
      history: withLines(history, added),
    })),
  ];
}

function asIssue(result: CommandResult<'issue.edit'>): readonly Drawn[] {
  const { added, ...issue } = result;
  return [
    drawn('issues.card', { issueId: issue.id }, result, () => issue),
    drawn('issues.get', { issueId: issue.id }, result, ({ history }) => ({
      ...issue,
      history: withLines(history, added),
    })),
  ];
}

function asMeeting(meeting: MeetingView): readonly Drawn[] {
  return [drawn('meetings.get', { meetingId: meeting.id }, meeting, () => meeting)];
}

function asOwnAttendance(own: OwnAttendanceView, { meetingId }: { meetingId: string }): readonly Drawn[] {
  return [drawn('meetings.ownAttendance', { meetingId }, own, () => own)];
}

function asPartner(partner: PartnerDetailView): readonly Drawn[] {
  return [drawn('partners.get', { agencyId: partner.id }, partner, () => partner)];
}

/** The newest version: what is asked for without naming one. */
function asMinutes(minutes: MinutesView): readonly Drawn[] {
  return [drawn('meetings.minutes', { meetingId: minutes.meetingId }, minutes, () => minutes)];
}

function withLines(history: readonly HistoryLine[], added: readonly HistoryLine[]): HistoryLine[] {
  return [...history.filter(({ number }) => !added.some((line) => line.number === number)), ...added];
}

function drawn<Name extends QueryName>(
  name: Name,
  parameters: QueryParameters,
  result: object,
  change: (held: QueryResult<Name>) => QueryResult<Name>,
): Drawn {
  return (queries) => {
    const key: QueryKey = [name, parameters];
    const state = queries.getQueryState<QueryResult<Name>>(key);
    // What is being read, or is stale for something else too, is left to be read.
    if (state?.data === undefined || state.isInvalidated || state.fetchStatus !== 'idle') return undefined;
    const next = change(state.data);
    noteDrawn(next, state.data, result);
    queries.setQueryData<QueryResult<Name>>(key, next);
    return key;
  };
}
