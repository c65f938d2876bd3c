import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { InstallOutcome } from '../../bot/domain/contact';
import { MemberId } from '../../bot/domain/ids';
import { type CommandName, commands, isCommandName, runCommand } from '../../bot/useCases/commands';
import { openOutboxStand, type OutboxStand } from '../delivery/outboxStand';
import { allOf, lostIn, plantLaterFields } from '../support/laterFields';
import { WALK_BEGINS, walk } from './panelWalk';
import type { Walked } from './walked';

/** A stamp says who did the latest thing and when: it is that thing's. */
const stamps = [
  'task changed',
  'issue changed',
  'minutes changed',
  'nominal changed',
  'disruption changed',
  'opportunity decided',
  // What a record counts as is worked out anew.
  'apartTally records{}',
  'apartTally records{} as{}',
];
const workedOut: readonly unknown[] = ['head', 'monthTally', 'apartTally'];

/** What else is made anew, and begins without what its forerunner had (decisions/0012). */
const madeAnew: { readonly [Name in CommandName]?: readonly string[] } = {
  // Somebody else's allocation.
  'task.reallocate': ['task allocated'],
  'task.reassign': ['task allocated'],
  // Another comment.
  'task.comment': ['task lastComment'],
  // What was in their hands is given anew.
  'member.move': ['task allocated'],
  // The same record as another list tells it: who needs to know of it, and what is noted on it, stay.
  'task.bringIn': [...['task acknowledged', 'task allocated', 'task before', 'task created', 'task started']],
  'meeting.bringIn': ['pastMeeting broughtIn', 'pastMeeting present'],
  // Another audience, as whoever triages gives it.
  'issue.triage': ['issue audience'],
  'nominal.restrict': ['nominal audience'],
  // The same with what came back.
  'referral.answer': ['task referred'],
  // The same of a group, and of its item on an agenda.
  'restriction.set': ['group audience'],
  'restriction.lift': ['group audience', 'meeting agenda[] audience'],
  // Something else is on the floor.
  'meeting.step': ['meeting run floor'],
  'meeting.close': ['meeting run floor'],
  // Somebody else is presented.
  'meeting.present': ['meeting run presented', 'meeting run presented subject'],
  // Another answer.
  'attendance.reply': ['attendance reply', 'attendance reply answer'],
  'attendance.answerFloor': ['attendance floors[]'],
  // Another hold, when the one before was lifted.
  'hold.set': ['hold of', 'hold set'],
  // Another attempt, from the foot of the ladder.
  'reminder.retry': ['message deliveries[]'],
};

/** Nothing but the panel's head stands before them: the records are new. */
const makeNew: readonly CommandName[] = [
  ...(['task.allocate', 'task.propose', 'issue.raise', 'meeting.planSeries', 'meeting.add', 'member.add'] as const),
  ...(['meeting.record', 'meeting.giveTask', 'minutes.reopen', 'partner.add', 'power.keep'] as const),
  ...([
    'nominal.record',
    'threat.propose',
    'access.ask',
    'disruption.propose',
    'link.make',
    'opportunity.raise',
  ] as const),
  'group.record',
];

/** It refuses what was changed past the log, as here the fields are that stand in records: see wordErasure.test.ts. */
const untaken: readonly CommandName[] = ['log.eraseWords', 'retention.dispose', 'retention.disposeLot'];
const taken = Object.keys(commands)
  .filter(isCommandName)
  .filter((name) => !untaken.includes(name));

/** What each command did to records that stood. */
const did = new Map<string, { readonly lost: Set<string>; readonly changed: Set<string> }>();
const dir = mkdtempSync(path.join(tmpdir(), 'sentinel-later-'));

let stand: OutboxStand;
beforeAll(async () => {
  stand = await openOutboxStand(path.join(dir, 'panel.db'), { offsetMs: Date.parse(WALK_BEGINS) - Date.now() });
  await stand.join({ serviceUrl: 'http://127.0.0.1:1', conversationId: '19:group@thread.v2' });
  for (const step of walk) await take(step);
}, 120_000);
afterAll(async () => {
  await stand.close();
  rmSync(dir, { recursive: true, force: true });
});

const outcomes: InstallOutcome[] = ['installed', 'policy'];
const graph = {
  onlineMeetings: { joinLink: async () => 'https://teams.microsoft.com/l/meetup-join/1' },
  appInstaller: { install: async () => ({ kind: outcomes.pop() ?? 'already' }) },
};

async function take([who, name, input]: Walked): Promise<void> {
  const { store, contexts, panelId } = stand;
  const given = typeof input === 'function' ? await input(stand) : input;
  const planted = await plantLaterFields(store);
  const before = await allOf(store);
  await runCommand(name, given, { ...(await contexts.of(panelId, MemberId.parse(who))), ...graph });
  const after = new Map((await allOf(store)).map(({ id, version }) => [id, version]));
  const { lost, changed } = did.get(name) ?? { lost: new Set(), changed: new Set() };
  for (const place of await lostIn(store, planted)) lost.add(place);
  for (const { id, type, version } of before) if (after.get(id) !== version) changed.add(type);
  did.set(name, { lost, changed });
}

it.each(taken)('%s keeps what a later version wrote into the records that it changes', (name) => {
  const { lost = new Set(), changed = new Set() } = did.get(name) ?? {};
  const expected = [...(madeAnew[name] ?? []), ...stamps.filter((place) => lost.has(place))];
  expect([...lost].sort()).toEqual(expected.sort());
  expect([...changed].some((type) => !workedOut.includes(type))).toBe(!makeNew.includes(name));
});
