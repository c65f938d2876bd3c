import { retentionWalk } from './retentionWalk';
import { randomUUID } from 'node:crypto';
import type { CommandName } from '../../bot/useCases/commands';
import { documentIdAt, recordOf } from '../../bot/ledger/records';
import { instantOf } from '../../bot/domain/time';
import { runQuery } from '../../bot/useCases/queries';
import { MemberId } from '../../bot/domain/ids';
import { turnedAway } from '../../bot/domain/turnedAway';
import { changeBeside } from '../../bot/ledger/beside';
import type { OutboxStand } from '../delivery/outboxStand';
import { itemUnderGateway, underGateway } from '../support/gateway';
import { restrictions } from './restrictionWalk';
import { disruptions } from './disruptionWalk';
import { groups, nominals } from './nominalWalk';
import { opportunities } from './opportunityWalk';
import { partners } from './partnerWalk';
import { threats } from './threatWalk';
import { asCallum, type Walked } from './walked';

const [RUTH, CALLUM, PRIYA, TOM] = ['ruth-calder', 'callum-reeve', 'priya-sandhu', 'tom-hesketh'];
const [LENA, JOANNE, OWEN, BETH, DAN] = ['lena-hart', 'joanne-birkett', 'owen-pryce', 'beth-lowther', 'dan-ives'];

/** Five working days before the second meeting. */
export const WALK_BEGINS = '2027-03-03T10:00:00.000Z';

const few = { kind: 'named', agencyIds: ['hmrc'], memberIds: [LENA] };
const fewItem = { audience: few, ...itemUnderGateway };
const given = (taskId: string, agencyId = 'ea', ownerId = PRIYA) => ({
  ...{ taskId, agencyId, ownerId, title: `What ${taskId} asks for`, detail: 'As discussed', dueOn: '2027-05-20' },
});
const give = (taskId: string): Walked => [RUTH, 'task.allocate', given(taskId)];
const [on, next] = [{ meetingId: 'M2' }, { meetingId: 'M3' }];
const CODE = 'north-moor-second-meeting';
const step = (who: string, name: object): Walked => [who, 'meeting.step', { ...on, stepId: randomUUID(), step: name }];
const presents = (large?: object): Walked => [
  ...([RUTH, 'meeting.present'] as const),
  { ...on, itemId: 'group-nm-ocg-036', subject: { kind: 'site', siteId: 'place' }, large },
];
const record = (kind: string, text: string, more = {}): Walked => [
  ...([RUTH, 'meeting.record'] as const),
  { ...on, entryId: randomUUID(), itemId: 'item-3', kind, text, ...more },
];
const raise = (id: string, more = {}): Walked => [
  ...([TOM, 'issue.raise'] as const),
  { issueId: id, text: `Three vans behind the ${id} warehouse every Friday night`, ...more },
];
const decide = (name: CommandName, issueId: string, more = {}): Walked => [CALLUM, name, { issueId, ...more }];
const mine = (name: CommandName, taskId: string, more = {}): Walked => [PRIYA, name, { taskId, ...more }];

const tasks: readonly Walked[] = [
  [LENA, 'task.propose', given('proposed')],
  [RUTH, 'task.reallocate', { taskId: 'proposed', ownerId: PRIYA }],
  [RUTH, 'task.allocate', { ...given('for-few', 'hmrc', JOANNE), ...underGateway, audience: few }],
  ...['one', 'two', 'three', 'four'].map(give),
  mine('task.acknowledge', 'one'),
  mine('task.progress', 'one', { note: 'Began with the north end' }),
  mine('task.block', 'one', { reason: 'No key to the gate' }),
  mine('task.escalate', 'one', { reason: 'Nobody answers' }),
  mine('task.unblock', 'one'),
  mine('task.askTime', 'one', { dueOn: '2027-05-27', reason: 'The landlord is away' }),
  [CALLUM, 'task.refuseTime', { taskId: 'one', dueOn: '2027-05-27', reason: 'M3 needs it' }],
  mine('task.askTime', 'one', { dueOn: '2027-05-24', reason: 'Two working days more' }),
  [RUTH, 'task.grantTime', { taskId: 'one', dueOn: '2027-05-24' }],
  mine('task.askTime', 'four', { dueOn: '2027-06-03', reason: 'No answer yet' }),
  mine('task.reassign', 'one', { ownerId: 'zoe-grant' }),
  [CALLUM, 'task.chase', { taskIds: ['one', 'two'] }],
  mine('task.comment', 'one', { text: 'The gate is open again' }),
  [CALLUM, 'task.comment', { taskId: 'one', text: 'Go on Friday, then' }],
  [RUTH, 'task.reword', { taskId: 'one', title: 'What one asks for, in other words' }],
  mine('task.complete', 'one', { outcome: 'Cleared', fourP: 'Prevent', proposedGrade: 'minor' }),
  [RUTH, 'task.close', { taskId: 'one', fourP: 'Prevent', moderatedGrade: 'moderate' }],
  give('five'),
  mine('task.complete', 'five', { outcome: 'Nobody was there' }),
  [CALLUM, 'task.closeSeveral', { closures: ['five', 'two'].map((taskId) => ({ taskId, fourP: 'Protect' })) }],
  mine('task.decline', 'two', { reason: 'Not ours since April' }),
  [CALLUM, 'task.reallocate', { taskId: 'two', ownerId: 'dan-ives' }],
  [CALLUM, 'task.withdraw', { taskId: 'three', reason: 'The fire service went' }],
  [RUTH, 'task.split', { taskId: 'four', parts: [given('part', 'hse', 'siobhan-kerr')] }],
];

const issues: readonly Walked[] = [
  // A meeting starts on its day at the earliest, and a flash meeting is called for the same day.
  [CALLUM, 'meeting.move', { ...on, on: '2027-03-03' }],
  ...['edited', 'taken-back', 'triaged', 'few', 'agenda', 'tasked', 'merged', 'into', 'closed'].map((id) => raise(id)),
  raise('urgent', { urgent: true }),
  [TOM, 'issue.edit', { issueId: 'edited', text: 'Four vans behind the warehouse' }],
  ...threats,
  [TOM, 'issue.withdraw', { issueId: 'taken-back', reason: 'It was a removal firm' }],
  decide('issue.triage', 'triaged'),
  decide('issue.triage', 'few', { audience: few, ...underGateway }),
  decide('issue.putOnAgenda', 'agenda', { ...next, minutes: 10 }),
  raise('shown'),
  [RUTH, 'issue.putOnAgenda', { issueId: 'shown', ...on, minutes: 5 }],
  decide('issue.makeTask', 'tasked', { task: given('of-issue', 'planning', 'beth-lowther') }),
  decide('issue.merge', 'merged', { intoId: 'into' }),
  decide('issue.close', 'closed', { answer: 'The council has it in hand.' }),
  [RUTH, 'issue.acknowledge', { issueId: 'urgent' }],
  decide('issue.callMeeting', 'urgent', { inMinutes: 30 }),
];

const late = (itemId: string): Walked => [
  ...([CALLUM, 'agenda.addItem'] as const),
  { ...on, kind: 'standing', itemId, title: 'Came late', minutes: 5 },
];
const agendas: readonly Walked[] = [
  [
    ...([CALLUM, 'agenda.addItem'] as const),
    {
      ...{ ...next, itemId: 'papers', title: 'Fly-tipping', minutes: 10, presenterId: PRIYA },
      papers: [{ title: 'Map', url: 'https://northmoor.example/map' }],
    },
  ],
  [CALLUM, 'agenda.addItem', { ...next, itemId: 'gone', title: 'Taken off again', minutes: 5, ...fewItem }],
  [CALLUM, 'agenda.putGroup', { ...next, groupId: 'nm-ocg-031' }],
  [CALLUM, 'agenda.changeItem', { ...next, itemId: 'papers', minutes: 12 }],
  [CALLUM, 'agenda.removeItem', { ...next, itemId: 'gone' }],
  [CALLUM, 'agenda.addItem', { ...on, itemId: 'later', title: 'For the next one', minutes: 5, ...fewItem }],
  [CALLUM, 'agenda.carryOn', { ...on, itemId: 'later' }],
  [CALLUM, 'agenda.carryOn', { ...on, itemId: 'later', back: true }],
  [CALLUM, 'agenda.carryOn', { ...on, itemId: 'later' }],
  [CALLUM, 'agenda.publish', on],
  [PRIYA, 'attendance.reply', { ...on, answer: 'coming' }],
  [PRIYA, 'attendance.reply', { ...on, answer: 'apology' }],
  [TOM, 'attendance.reply', { ...on, answer: 'substitute', substituteName: 'Ines Roth' }],
  ...['late-1', 'late-2'].map(late),
  [RUTH, 'agenda.decideLate', { ...on, itemId: 'late-1', accept: true }],
  [RUTH, 'agenda.decideLate', { ...on, itemId: 'late-2', accept: false }],
  [CALLUM, 'meeting.planSeries', { count: 1 }],
  [CALLUM, 'meeting.add', { on: '2027-08-04', mode: 'teams' }],
  [CALLUM, 'meeting.move', { meetingId: 'M4', on: '2027-07-21' }],
  [CALLUM, 'meeting.place', { meetingId: 'M5', mode: 'inPerson', venue: 'Town Hall', access: 'Side door' }],
  [CALLUM, 'meeting.link', { meetingId: 'M3' }],
  [CALLUM, 'meeting.cancel', { meetingId: 'M6', reason: 'The hall is flooded' }],
  [CALLUM, 'meeting.openSignIn', { ...on, code: CODE }],
];

const run: readonly Walked[] = [
  step(RUTH, { kind: 'start' }),
  ...[PRIYA, LENA, JOANNE].map((who): Walked => [who, 'attendance.signIn', { ...on, code: CODE }]),
  [CALLUM, 'attendance.mark', { ...on, memberId: 'amira-nadeem', present: true }],
  [CALLUM, 'attendance.mark', { ...on, memberId: TOM, present: true }],
  [PRIYA, 'attendance.declareInterest', { ...on, itemId: 'item-3', text: 'My brother works there', recused: true }],
  [PRIYA, 'attendance.declareInterest', { ...on, itemId: 'item-4', text: 'I live beside it', recused: false }],
  [LENA, 'attendance.answerFloor', { ...on, itemId: 'item-4', answer: 'share' }],
  [LENA, 'attendance.answerFloor', { ...on, itemId: 'item-4', answer: 'nothing' }],
  step(RUTH, { kind: 'goTo', itemId: 'item-3' }),
  record('decision', 'Joint visits on the first Tuesday'),
  record('disruption', 'An account frozen', { grade: 'moderate', fourP: 'Pursue' }),
  step(RUTH, { kind: 'extend', itemId: 'item-3', minutes: 5 }),
  [RUTH, 'meeting.giveTask', { ...given('of-item', 'ea', 'zoe-grant'), ...on, itemId: 'item-3' }],
  step(RUTH, { kind: 'pause' }),
  step(RUTH, { kind: 'resume' }),
  step(RUTH, { kind: 'defer', itemId: 'late-1' }),
  step(RUTH, { kind: 'reveal', itemId: 'issue-shown' }),
  step(RUTH, { kind: 'conceal', itemId: 'issue-shown' }),
  [RUTH, 'agenda.putGroup', { ...on, groupId: 'nm-ocg-036', preRead: true }],
  step(RUTH, { kind: 'goTo', itemId: 'group-nm-ocg-036' }),
  presents({ despiteIds: [PRIYA, LENA, JOANNE, TOM, 'amira-nadeem'] }),
  presents(),
  step(RUTH, { kind: 'handOver', memberId: OWEN }),
  step(OWEN, { kind: 'move', itemId: 'item-9', beforeId: 'item-8' }),
  [LENA, 'attendance.signOut', on],
  [OWEN, 'meeting.close', { ...on, stepId: randomUUID() }],
  [CALLUM, 'minutes.edit', { ...on, itemId: 'item-3', text: 'The action log was gone through.' }],
  [RUTH, 'minutes.confirm', on],
  [CALLUM, 'minutes.agree', { ...on, atMeetingId: 'M3', amendments: ['Ines Roth came'] }],
  [CALLUM, 'minutes.reopen', on],
];

const reminders: readonly Walked[] = [
  [CALLUM, 'reminder.hold', async (stand) => ({ ...(await aReminder(stand)), heldBack: true })],
  [CALLUM, 'reminder.hold', async (stand) => ({ ...(await aReminder(stand)), heldBack: false })],
  [CALLUM, 'reminder.sendNow', aReminder],
];

const ofOurOwn = {
  ...{ powerId: 'of-our-own', version: '', on: true, checked: true, agency: 'Northmoor Council', power: 'Byelaw' },
  ...{ legalBasis: 'Local Act', lever: 'A notice', typicalOpportunity: 'A yard', fourP: 'Prevent', confidence: 'K' },
};
const others: readonly Walked[] = [
  [CALLUM, 'chat.revoke', aChat],
  [CALLUM, 'chat.approve', aChat],
  [CALLUM, 'chat.name', async (stand) => ({ ...(await aChat(stand)), name: 'The yard' })],
  [CALLUM, 'panel.change', otherVenue],
  [CALLUM, 'power.keep', ofOurOwn],
  [CALLUM, 'member.installApp', { memberId: 'zoe-grant' }],
  [CALLUM, 'member.installApp', { memberId: 'zoe-grant' }],
  [PRIYA, 'reminder.prefer', { muted: false, from: '09:30' }],
  [PRIYA, 'reminder.prefer', { muted: true }],
  [CALLUM, 'reminder.retry', aFailedMessage],
  [CALLUM, 'member.dismiss', (stand) => turnAway(stand, 'somebody-else')],
  [CALLUM, 'member.link', (stand) => turnAway(stand, 'zoe-grants-own')],
  [CALLUM, 'member.unlink', { memberId: 'zoe-grant' }],
  [CALLUM, 'member.invite', { memberId: 'zoe-grant', invitationId: 'an-invitation-of-hers', by: 'mail' }],
  [CALLUM, 'member.uninvite', { memberId: 'zoe-grant' }],
  [CALLUM, 'member.inviteAll', { memberIds: ['zoe-grant'], invitationId: 'an-invitation-of-all' }],
];

const nia = { memberId: 'nia-parry', agencyId: 'planning', name: 'Nia Parry', role: 'member' };
const drawn = (memberId: string, more: object) => async (stand: OutboxStand) => {
  const { version } = await runQuery('people.get', { memberId }, await asCallum(stand));
  return { memberId, version, ...more };
};
/** What is not given to anybody is left, as the form says it. */
const leaving = (memberId: string, more: object, given: readonly { key: string }[]) => async (stand: OutboxStand) => {
  const { version, held } = await runQuery('people.get', { memberId }, await asCallum(stand));
  const left = held.filter(({ key }) => !given.some((each) => each.key === key));
  return { memberId, version, ...more, handedOver: [...given, ...left.map(({ key }) => ({ key, isLeft: true }))] };
};
const gives = [{ key: 'task:of-planning', toId: 'nia-parry' }];

const people: readonly Walked[] = [
  [CALLUM, 'member.add', { ...nia, email: 'nia@gov.example' }],
  [CALLUM, 'member.change', drawn(DAN, { phone: '01632 960011', deputyId: BETH })],
  [CALLUM, 'task.allocate', given('of-planning', 'planning', DAN)],
  [CALLUM, 'member.end', leaving(DAN, { endsOn: '2027-12-31' }, [])],
  [CALLUM, 'member.return', { memberId: DAN }],
  [CALLUM, 'member.move', leaving(DAN, { newMemberId: 'dan-ives-again', agencyId: 'ts' }, gives)],
  [CALLUM, 'member.import', looked('E-mail,Telephone\nnia@gov.example,01632 960044')],
];

function looked(text: string) {
  return async (stand: OutboxStand) => {
    const { rows } = await runQuery('people.look', { text }, await asCallum(stand));
    return { text, versions: rows.map(({ row, version }) => ({ row, version })) };
  };
}

const past = ['2019', '2020'].flatMap((year): Walked[] => [
  [CALLUM, 'task.bringIn', { text: `Ref,Task,Agency,Given,State,Due\nAL/1,Visit,EA,01/02/2019,Open,01/03/${year}` }],
  [CALLUM, 'meeting.bringIn', { text: `Date,Decisions\n13/02/2019,Meet in ${year}` }],
]);

/** Last: until they have accepted it, nobody does anything else. */
const statement: readonly Walked[] = [
  [CALLUM, 'panel.change', otherStatement],
  [PRIYA, 'statement.accept', { version: 2 }],
];

/** A panel's life in which commands are taken, most of them on what stands already. */
export const walk: readonly Walked[] = [
  [CALLUM, 'panel.configure', itsOwn],
  ...[...reminders, ...tasks, ...issues, ...agendas, ...run],
  ...restrictions,
  ...[...others, ...people, ...partners, ...past, ...groups, ...nominals, ...disruptions],
  ...[...opportunities, ...retentionWalk, ...statement],
];

/** An account at Zoe Grant's seat, for which her organisation does not vouch. */
async function turnAway({ store, panelId }: OutboxStand, objectId: string): Promise<object> {
  const claim = { memberId: MemberId.parse('zoe-grant'), tenantId: 'of-an-agency', objectId };
  const at = instantOf(new Date(WALK_BEGINS));
  await changeBeside(store, { panelId, type: 'turnedAways', key: '' }, (kept) => turnedAway(kept, claim, at));
  return claim;
}

async function aChat({ store, panelId }: OutboxStand): Promise<object> {
  const [chat] = await store.query(panelId, { type: 'chat', limit: 1 });
  if (chat === undefined) throw new Error('The bot is in no chat');
  return { chatId: recordOf('chat', chat).id };
}

async function otherVenue(stand: OutboxStand): Promise<object> {
  const { panel } = await runQuery('settings.get', {}, await asCallum(stand));
  return { ...panel, part: 'panel', venue: 'Guildhall, Room 4' };
}

async function otherStatement(stand: OutboxStand): Promise<object> {
  const { version } = (await runQuery('settings.get', {}, await asCallum(stand))).statement;
  return { part: 'statement', version, text: 'What is said here stays here.' };
}

/** Its own, with one seat more wanted of each, before anything has begun. */
async function itsOwn(stand: OutboxStand): Promise<object> {
  const ctx = await asCallum(stand);
  const file = (await runQuery('settings.configuration', {}, ctx)).text ?? '';
  const text = file
    .replaceAll('"seatsWanted": 1', '"seatsWanted": 2')
    .replace('"ackWorkingDays": 2', '"ackWorkingDays": 3');
  return { text, version: (await runQuery('settings.configurationPreview', { text }, ctx)).version };
}

async function aReminder(stand: OutboxStand): Promise<object> {
  const { items } = await runQuery('reminders.upcoming', {}, await asCallum(stand));
  return { key: items[0]?.key };
}

async function aFailedMessage(stand: OutboxStand): Promise<object> {
  const { store, panelId } = stand;
  const [message] = await stand.messages();
  if (message === undefined) throw new Error('Nobody is told anything');
  const document = await store.read(panelId, documentIdAt('message', message.id));
  if (document === undefined) throw new Error('The message is gone');
  const { deliveries, ...rest } = recordOf('message', document);
  const failed = deliveries.map(({ recipient, tried }) => ({
    ...{ recipient, tried, state: 'failed' as const, at: instantOf(new Date(WALK_BEGINS)), reason: 'blocked' as const },
  }));
  await stand.rewrite({ ...rest, deliveries: failed, state: 'done' });
  return { messageId: message.id };
}
