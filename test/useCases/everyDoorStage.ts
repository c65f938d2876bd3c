import { recordOf } from '../../bot/ledger/records';
import { randomUUID } from 'node:crypto';
import type { CommandName } from '../../bot/useCases/commands';
import type { QueryName } from '../../bot/useCases/queries';
import type { OutboxStand } from '../delivery/outboxStand';
import { itemUnderGateway, underGateway } from '../support/gateway';
import { newPower, northmoorPanel, pastList, pastLog, type Records } from './everyDoorWords';

export type Name = CommandName | QueryName;

const AHEAD = 'M4';
const given = (taskId: string) => ({
  ...{ taskId, title: 'Look at the yard', agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2027-03-24' },
});
const newTask = () => given(randomUUID());
const task = ({ task: taskId }: Records) => ({ taskId });
const reason = (about: Records) => ({ ...task(about), reason: 'No key' });
const holder = (about: Records) => ({ ...task(about), ownerId: 'priya-sandhu' });
const issue = ({ issue: issueId }: Records) => ({ issueId });
const meeting = ({ meeting: meetingId }: Records) => ({ meetingId });
const over = ({ over: meetingId }: Records) => ({ meetingId });
const ahead = () => ({ meetingId: AHEAD });
const step = (about: Records) => ({ ...meeting(about), stepId: randomUUID() });
const onItem = (about: Records) => ({ ...meeting(about), itemId: about.item });
const none = () => ({});
const partner = () => ({ agencyId: 'rspca' });
const ofGroup = ({ group: groupId }: Records) => ({ groupId });
const person = (about: Records) => ({ ...ofGroup(about), nominalId: about.person });
const paper = (about: Records) => ({ ...over(about), format: 'pdf' });

/** Valid input for each row of the two tables; a new row is walked as soon as there is any. */
export const inputs: Record<Name, (about: Records) => object> = {
  'task.allocate': newTask,
  'task.propose': newTask,
  'task.reallocate': holder,
  'task.acknowledge': task,
  'task.decline': reason,
  'task.progress': task,
  'task.block': reason,
  'task.unblock': task,
  'task.escalate': reason,
  'task.complete': (about) => ({ ...task(about), outcome: 'Visited' }),
  'task.reassign': holder,
  'task.askTime': (about) => ({ ...reason(about), dueOn: '2027-04-07' }),
  'task.grantTime': (about) => ({ ...task(about), dueOn: '2027-04-07' }),
  'task.refuseTime': (about) => ({ ...reason(about), dueOn: '2027-04-07' }),
  'task.reword': (about) => ({ ...task(about), title: 'Look at both yards' }),
  'task.comment': (about) => ({ ...task(about), text: 'Any news?' }),
  'task.close': (about) => ({ ...task(about), fourP: 'Pursue' }),
  'task.closeSeveral': (about) => ({ closures: [{ ...task(about), fourP: 'Pursue' }] }),
  'task.withdraw': reason,
  'task.split': (about) => ({ ...task(about), parts: [newTask()] }),
  'task.chase': (about) => ({ taskIds: [about.task] }),
  'tasks.list': none,
  'tasks.get': task,
  'tasks.card': task,
  'tasks.templates': none,
  'tasks.export': none,
  'issue.raise': () => ({ issueId: randomUUID(), text: 'Vans at night' }),
  'issue.edit': (about) => ({ ...issue(about), text: 'Vans by day' }),
  'issue.acknowledge': issue,
  'issue.callMeeting': issue,
  'issue.withdraw': issue,
  'issue.triage': issue,
  'issue.putOnAgenda': (about) => ({ ...issue(about), meetingId: AHEAD }),
  'issue.makeTask': (about) => ({ ...issue(about), task: newTask() }),
  'issue.merge': (about) => ({ ...issue(about), intoId: about.other }),
  'issue.close': (about) => ({ ...issue(about), answer: 'Done' }),
  'issues.list': none,
  'issues.similar': () => ({ text: 'Vans' }),
  'issues.get': issue,
  'issues.card': issue,
  'log.export': none,
  ...{ 'log.list': none, 'log.find': none, 'log.choices': none },
  'log.exportFound': () => ({ reader: 'tom-hesketh' }),
  'log.check': none,
  'person.own': () => ({ format: 'json' }),
  'person.held': () => ({ memberId: 'zoe-grant', to: 'Herself', why: 'She asked', format: 'json' }),
  'retention.queue': none,
  'retention.disposals': none,
  'retention.holds': none,
  'retention.certificate': () => ({ disposalId: 'message.before-2020-01-01' }),
  'retention.keep': (about) => ({
    records: [{ type: 'issue', id: about.issue }],
    until: '2028-01-01',
    reason: 'An appeal',
  }),
  'retention.dispose': (about) => ({ records: [{ type: 'issue', id: about.issue }], reason: 'Over' }),
  'retention.disposeLot': () => ({ class: 'message', reason: 'Over' }),
  'hold.set': (about) => ({
    of: { type: 'issue', id: about.issue },
    reach: 'record',
    reason: 'Asked',
    caseReference: 'T1',
  }),
  'hold.lift': (about) => ({ of: { type: 'issue', id: about.issue }, reason: 'Over' }),
  'log.eraseWords': () => ({ numbers: [1], reason: 'Asked for' }),
  'agenda.addItem': () => ({ ...ahead(), itemId: randomUUID(), title: 'One more', minutes: 5 }),
  'agenda.putGroup': (about) => ({ ...ahead(), groupId: about.group }),
  'agenda.changeItem': () => ({ ...ahead(), itemId: 'item-2', minutes: 6 }),
  'agenda.removeItem': () => ({ ...ahead(), itemId: 'item-3' }),
  'agenda.decideLate': () => ({ ...ahead(), itemId: 'item-2', accept: true }),
  'agenda.carryOn': () => ({ ...ahead(), itemId: 'gone-on' }),
  'agenda.publish': ahead,
  'attendance.reply': () => ({ ...ahead(), answer: 'coming' }),
  'attendance.signIn': meeting,
  'attendance.signOut': meeting,
  'attendance.mark': () => ({ ...ahead(), memberId: 'zoe-grant', present: true }),
  'attendance.declareInterest': (about) => ({ ...onItem(about), text: 'I know it', recused: false }),
  'attendance.answerFloor': (about) => ({ ...onItem(about), answer: 'nothing' }),
  'meetings.attendance': meeting,
  'meetings.ownAttendance': meeting,
  'meeting.planSeries': () => ({ count: 1 }),
  'meeting.add': () => ({ on: '2027-08-04', mode: 'teams' }),
  'meeting.move': () => ({ ...ahead(), on: '2027-07-15' }),
  'meeting.place': () => ({ ...ahead(), mode: 'inPerson' }),
  'meeting.link': ahead,
  'meeting.cancel': () => ({ meetingId: 'M6', reason: 'The hall is flooded' }),
  'meeting.step': (about) => ({ ...step(about), step: { kind: 'extend', itemId: about.item, minutes: 1 } }),
  'meeting.record': (about) => ({ ...onItem(about), entryId: randomUUID(), kind: 'note', text: 'So' }),
  'meeting.giveTask': (about) => ({ ...newTask(), ...onItem(about) }),
  'meeting.close': step,
  'meeting.openSignIn': () => ({ ...ahead(), code: 'a-code-of-sixteen-letters' }),
  'meetings.list': none,
  'meetings.get': meeting,
  'meetings.agendaPack': (about) => ({ ...meeting(about), format: 'pdf' }),
  'meetings.signInSheet': paper,
  'meetings.invitation': meeting,
  'minutes.edit': (about) => ({ ...over(about), itemId: about.section, text: 'In other words' }),
  'minutes.confirm': over,
  'minutes.agree': (about) => ({ ...over(about), atMeetingId: about.meeting }),
  'minutes.reopen': over,
  'meetings.record': meeting,
  'meetings.minutes': over,
  'meetings.minutesPaper': paper,
  'member.installApp': () => ({ memberId: 'zoe-grant' }),
  session: none,
  'today.lines': none,
  'today.watched': none,
  'today.since': () => ({ asOf: 1 }),
  'search.find': () => ({ text: 'yard' }),
  'agencies.list': none,
  'gateways.list': none,
  'member.link': () => ({ memberId: 'zoe-grant', tenantId: 'no-tenant', objectId: 'nobody' }),
  'member.dismiss': () => ({ memberId: 'zoe-grant', tenantId: 'no-tenant', objectId: 'nobody' }),
  'members.turnedAway': none,
  'member.invite': () => ({ memberId: 'zoe-grant', invitationId: 'an-invitation-of-hers', by: 'hand' }),
  'member.inviteAll': () => ({ memberIds: ['zoe-grant'], invitationId: 'an-invitation-of-all' }),
  'member.uninvite': () => ({ memberId: 'zoe-grant' }),
  'member.unlink': () => ({ memberId: 'zoe-grant' }),
  'member.add': () => ({
    memberId: 'new-seat',
    agencyId: 'ea',
    name: 'Nia Parry',
    role: 'member',
    email: 'nia@ea.example',
  }),
  'member.change': () => ({ memberId: 'zoe-grant', version: 'as-it-was', title: 'Officer' }),
  'member.end': () => ({ memberId: 'zoe-grant', version: 'as-it-was', endsOn: '2027-12-31' }),
  'member.return': () => ({ memberId: 'zoe-grant' }),
  'member.move': () => ({ ...{ memberId: 'zoe-grant', version: 'as-it-was' }, newMemberId: 'moved', agencyId: 'ts' }),
  'member.import': () => ({ text: 'Name;E-mail\nZoe Grant;zoe.grant@rspca.example', versions: [] }),
  'people.look': () => ({ text: 'Name;E-mail\nZoe Grant;zoe.grant@rspca.example' }),
  'people.export': none,
  'people.list': none,
  'people.get': () => ({ memberId: 'zoe-grant' }),
  'members.list': none,
  'chat.approve': () => ({ chatId: 'no-chat' }),
  'chat.revoke': () => ({ chatId: 'no-chat' }),
  'chat.name': () => ({ chatId: 'no-chat', name: 'The yard' }),
  'reminder.retry': () => ({ messageId: 'no-message' }),
  'chats.list': none,
  'reminders.deliveries': none,
  'reminders.notReached': none,
  'reminder.hold': () => ({ key: 'no-reminder', heldBack: true }),
  'reminder.sendNow': () => ({ key: 'no-reminder' }),
  'reminder.prefer': () => ({ muted: false }),
  'reminders.digest': none,
  'reminders.upcoming': none,
  'reminders.preview': () => ({ key: 'no-reminder', memberId: 'zoe-grant' }),
  'reminders.preference': none,
  'groups.list': none,
  'restriction.set': (about) => ({ ...aboutTask(about), audience: forAllOfThem, reason: 'A live search' }),
  'restriction.keep': (about) => ({ about: { type: 'issue', issueId: about.issue }, reviewOn: '2027-06-01' }),
  'restriction.lift': (about) => ({ about: { type: 'issue', issueId: about.issue }, reason: 'The search is over' }),
  'restrictions.list': none,
  'access.ask': () => ({ requestId: randomUUID(), reference: 'I-27-999', why: 'The same landlord' }),
  'access.give': () => ({ requestId: ASKED_FOR_FEW }),
  'access.decline': () => ({ requestId: ASKED_FOR_FEW }),
  'access.requests': none,
  'access.request': () => ({ requestId: ASKED_FOR_FEW }),
  'access.own': none,
  'nominals.list': ofGroup,
  'nominals.get': person,
  'nominal.record': (about) => ({ ...ofGroup(about), nominalId: randomUUID(), name: 'Joss Reed', category: 'suspect' }),
  'nominal.correct': (about) => ({
    ...{ ...person(about), version: 'as-it-was', name: 'Joss Reed', category: 'suspect' },
    ...{ wrong: 'It was somebody else', reason: 'A photograph' },
  }),
  'nominal.restrict': (about) => ({ ...person(about), audience: forHmrc }),
  'nominal.seen': () => ({ correctionId: 'no-correction' }),
  'nominal.share': (about) => ({ ...ofGroup(about), agencyId: 'rspca', ...underGateway }),
  'nominal.unshare': (about) => ({ ...ofGroup(about), agencyId: 'rspca' }),
  'settings.get': none,
  'powers.list': none,
  'powers.all': none,
  'power.keep': () => ({ ...newPower, powerId: randomUUID(), version: '', on: true }),
  'settings.seriesPreview': () => ({
    ...{ firstMeetingOn: '2027-01-13', everyMonths: 2, weekOfMonth: 2, weekday: 'Wednesday', startsAt: '10:00' },
    ...{ durationMinutes: 120, firstMode: 'teams', rule: 'bySlot' },
  }),
  'task.bringIn': () => ({ text: pastLog }),
  'meeting.bringIn': () => ({ text: pastList }),
  'tasks.before': () => ({ text: pastLog }),
  'meetings.before': () => ({ text: pastList }),
  'meetings.past': none,
  'partners.list': none,
  'partners.get': partner,
  'partners.toSign': none,
  'partner.add': () => ({ name: 'Northmoor Council: housing', kind: 'housing', regime: 'part3' }),
  'partner.change': () => ({ ...partner(), version: 'none', seatsWanted: 3 }),
  'partner.agree': () => ({ ...partner(), version: 'none', signedOn: '2027-01-04', reviewOn: '2029-01-04' }),
  'partner.dropAgreement': () => ({ ...partner(), version: 'none' }),
  'partner.sign': () => ({ terms: 'none' }),
  'partner.step': () => ({ ...partner(), step: 'visited', on: '2027-01-20' }),
  'partner.present': () => ({ ...partner(), on: '2027-01-20' }),
  'partner.end': () => ({ ...partner(), version: 'none', on: null }),
  'panel.configure': () => ({ text: '{}', version: '' }),
  'settings.configuration': none,
  'settings.configurationPreview': () => ({ text: '{}' }),
  'statement.accept': () => ({ version: 1 }),
  'panel.change': () => ({ part: 'panel', version: 'none', ...northmoorPanel }),
};

const aboutTask = ({ task: taskId }: Records) => ({ about: { type: 'task', taskId } });
const forAllOfThem = { kind: 'panel' };
/** Made on the stage, by somebody who does not see what is for few. */
const ASKED_FOR_FEW = 'asked-for-few';

const forHmrc = { kind: 'named', agencyIds: ['hmrc'], memberIds: [] };

/** A meeting over and one under way, handed to Priya Sandhu; an item, a task and an issue for all, and each for few. */
export async function stageRecords(stand: OutboxStand): Promise<{ open: Records; few: Records }> {
  const raised = async (who: string, text: string) => {
    const issueId = randomUUID();
    await stand.command(who, 'issue.raise', { issueId, text, urgent: true });
    return issueId;
  };
  const restricted = async (text: string) => {
    const issueId = await raised('tom-hesketh', text);
    await stand.command('callum-reeve', 'issue.triage', { issueId, audience: forHmrc, ...underGateway });
    return issueId;
  };
  const [open, other, hidden, tasked] = [
    ...[await raised('priya-sandhu', 'Vans at night'), await raised('priya-sandhu', 'Cash')],
    ...[await restricted('The grill'), await restricted('The arcade')],
  ];
  const quiet = { meetingId: 'M1', itemId: 'quiet', title: 'The grill', minutes: 5, audience: forHmrc };
  const run = (meetingId: string, step: object) =>
    stand.command('ruth-calder', 'meeting.step', { meetingId, stepId: randomUUID(), step });
  await stand.command('ruth-calder', 'agenda.addItem', { ...quiet, ...itemUnderGateway });
  await run('M1', { kind: 'start' });
  await stand.command('ruth-calder', 'meeting.close', { meetingId: 'M1', stepId: randomUUID() });
  await stand.command('callum-reeve', 'issue.putOnAgenda', { issueId: open, meetingId: 'M2' });
  const interest = { meetingId: 'M2', itemId: `issue-${open}`, text: 'My brother', recused: true };
  await stand.command('dafydd-moss', 'attendance.declareInterest', interest);
  await stand.command('callum-reeve', 'meeting.move', { meetingId: 'M2', on: '2027-02-02' });
  await run('M2', { kind: 'start' });
  await run('M2', { kind: 'handOver', memberId: 'priya-sandhu' });
  const toHmrc = { ...given('few-task'), agencyId: 'hmrc', ownerId: 'joanne-birkett', ...underGateway };
  await stand.command('callum-reeve', 'issue.makeTask', { issueId: tasked, task: toHmrc });
  await stand.command('callum-reeve', 'task.allocate', given('open-task'));
  const made = await stand.store.read(stand.panelId, 'task:few-task');
  const { reference } = recordOf('task', made ?? { id: '', value: undefined });
  await stand.command('dan-ives', 'access.ask', { requestId: ASKED_FOR_FEW, reference, why: 'The same landlord' });
  if (open === undefined || other === undefined || hidden === undefined) throw new Error('Nothing');
  const few = { group: 'nm-ocg-040', person: 'p1' };
  const known = { groupId: few.group, nominalId: few.person };
  await stand.command('callum-reeve', 'nominal.share', { groupId: few.group, agencyId: 'hmrc', ...underGateway });
  await stand.command('callum-reeve', 'nominal.restrict', { ...known, audience: forHmrc });
  const both = { other, meeting: 'M2', over: 'M1' };
  return {
    open: {
      ...both,
      task: 'open-task',
      issue: open,
      item: `issue-${open}`,
      section: 'item-4',
      group: 'nm-ocg-031',
      person: 'p1',
    },
    few: { ...both, task: 'few-task', issue: hidden, item: 'quiet', section: 'quiet', ...few },
  };
}
