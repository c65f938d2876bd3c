import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import northmoor from '../../bot/panels/northmoor.json';
import { type MailStand, openMailStand } from '../mail/mailStand';
import { approveChats } from '../support/approvedChats';
import type { TeamsChat, TeamsUser } from '../support/fakeTeams';
import { type LiveReader, readLive } from '../support/liveReader';
import { type Json, ownFolder } from '../support/runningServer';
import { type Records, recordsNamed } from './everyDoorWords';

export const [CALDER, REEVE, HESKETH] = ['Ruth Calder', 'Callum Reeve', 'Tom Hesketh'] as const;
/** Of the agency that is told. */
const QUINN = 'Ada Quinn';
export const COLE = 'Rhys Cole';
export const [LOWTHER, FARROW] = ['Beth Lowther', 'Neil Farrow'] as const;
const [FALK, DOYLE] = ['Jo Falk', 'Hannah Doyle'] as const;

/** Why somebody is told nothing of what is for trading standards alone. */
export const mayNot = {
  [LOWTHER]: 'a member of another agency',
  [FARROW]: 'a member of another agency who is reached by mail',
  [QUINN]: 'a substitute who is not vetted',
  [FALK]: 'an observer',
  [DOYLE]: 'the lead of an agency without an agreement',
  [COLE]: 'a member who left for each of the items',
} as const;

/** Each stands in one place alone, so that a word that gets out says where from. */
export const planted = [
  ...['quillissue', 'quillreason', 'quilltask', 'quilldetail', 'quillcomment', 'quilloutcome', 'quillitem'],
  ...['quillpaper', 'quilldecision', 'quillnote', 'quillinterest', 'quillminutes', 'quillgroup', 'quillplace'],
] as const;
/** By what an item is called whoever leaves for it knows when to go out: that stays on the agenda, as it stood before. */
export const toldWhoLeft = /^(quillitem|quillgroup|nm.ocg.777|hidden-(item|issue))$/i;
export const anyOfIt = /quill\w*|NM.OCG.777|hidden-\w+/gi;

export const panelChat: TeamsChat = { id: '19:panel@thread.v2', type: 'groupChat' };
const idOf = (who: string) => who.toLowerCase().replace(' ', '-');

export interface RestrictedStage extends MailStand {
  readonly few: Records;
  readonly open: Records;
  readonly users: ReadonlyMap<string, TeamsUser>;
  readonly tabs: ReadonlyMap<string, LiveReader>;
  done(who: string, name: string, input: object): Promise<Json>;
}

const accepted = [{ version: 1, at: '2026-11-02T10:00:00.000Z', door: 'paper' }];
const more = [
  { name: QUINN, title: 'Officer', agency: 'ts', role: 'substitute', email: 'ada.quinn@northmoor.gov.example' },
  { name: COLE, title: 'Officer', agency: 'ts', role: 'member', email: 'rhys.cole@northmoor.gov.example' },
].map((each) => ({ ...each, accepted }));
const group = {
  ...{ operation: 'Quillgroup', reference: 'NM-OCG-777', threats: ['quillthreat'], lro: 'Amira Nadeem' },
  ...{ place: 'Quillplace', nominals: [{ name: 'Quillperson', category: 'suspect', role: 'quillrole' }] },
};
const groupId = 'nm-ocg-777';
const forTradingStandards = { kind: 'named', agencyIds: ['ts'], memberIds: [] };
const audience = forTradingStandards;
const toHesketh = { agencyId: 'ts', ownerId: idOf(HESKETH), dueOn: '2027-01-27' };
const toLowther = { agencyId: 'planning', ownerId: idOf(LOWTHER), dueOn: '2027-01-27' };
const papers = [{ title: 'Quillpaper', url: 'https://northmoor.example/quillpaper' }];

/** A panel that met in January, and meets now, with one of each kind that is for trading standards alone. */
export async function openRestrictedStage(): Promise<RestrictedStage> {
  const PANEL_FILE = path.join(ownFolder(), 'panel.json');
  const members = [...northmoor.members, ...more];
  writeFileSync(PANEL_FILE, JSON.stringify({ ...northmoor, members, groups: [...northmoor.groups, group] }));
  const stand = await openMailStand('2027-01-12T10:00:00.000Z', { PANEL_FILE });
  const { server, teams } = stand;
  const done: RestrictedStage['done'] = async (who, name, input) => {
    const { status, body } = await server.command(who, name, input);
    if (status !== 200) throw new Error(`${who} ${name} ${JSON.stringify(input)}: ${JSON.stringify(body)}`);
    return body;
  };
  const few = (meetingId: string) =>
    recordsNamed({
      ...{ task: 'hidden-task', issue: 'hidden-issue', other: 'hidden-issue', meeting: meetingId, over: 'M1' },
      ...{ item: `hidden-item-${meetingId}`, section: 'hidden-item-M1', group: groupId, person: 'p1' },
    });
  await done(REEVE, 'restriction.set', { about: { type: 'group', groupId }, audience, reason: 'Quillreason' });
  const everybody = [...members].filter(({ name }) => [CALDER, REEVE, HESKETH, ...Object.keys(mayNot)].includes(name));
  const users = new Map(everybody.map(({ name, email }) => [name, teams.user(name, email)]));
  const tabs = new Map<string, LiveReader>();
  for (const [name, user] of users) {
    tabs.set(name, await readLive(server, name));
    await teams.say(server.url, teams.personal(user), user, 'hi');
  }
  await approveChats(server, teams, panelChat);
  const stage = { ...stand, done, users, tabs };
  await plan('M1', stage);
  await hold('M1', stage);
  await server.moveClock('2027-03-09T10:00:00.000Z');
  await plan('M2', stage);
  // What was announced to him while he might know of it is not looked at.
  tabs.get(COLE)?.close();
  tabs.set(COLE, await readLive(server, COLE));
  await server.moveClock('2027-03-10T10:00:00.000Z');
  await run('M2', { kind: 'start' }, stage);
  await record('M2', stage);
  const open = { task: 'open-task', issue: 'open-issue', other: 'open-issue', meeting: 'M2', over: 'M1' };
  const openPart = { item: 'item-4', section: 'item-4', group: 'nm-ocg-031', person: 'p1' };
  return {
    ...{ ...stage, few: few('M2'), open: recordsNamed({ ...open, ...openPart }) },
    close: async () => {
      for (const tab of tabs.values()) tab.close();
      await stand.close();
    },
  };
}

type Stage = Pick<RestrictedStage, 'done' | 'server' | 'teams' | 'users'>;

/** What is for few comes onto the agenda; whoever leaves for it does so while they may know of it; cards are sent. */
async function plan(meetingId: string, { done, server, teams, users }: Stage): Promise<void> {
  const item = { meetingId, itemId: `hidden-item-${meetingId}`, title: 'Quillitem', minutes: 5, papers, audience };
  await done(CALDER, 'agenda.addItem', { ...item, restrictedWhy: 'Quillreason' });
  const { agenda } = await done(CALDER, 'agenda.putGroup', { meetingId, groupId });
  if (meetingId === 'M1') {
    const issue = { issueId: 'hidden-issue', text: 'Quillissue', restrictedWhy: 'Quillreason' };
    await done(HESKETH, 'issue.raise', { ...issue, restricted: true });
    await done(REEVE, 'issue.triage', { issueId: 'hidden-issue', audience });
    await done(LOWTHER, 'issue.raise', { issueId: 'open-issue', text: 'Vans at night' });
    await done(CALDER, 'issue.putOnAgenda', { issueId: 'hidden-issue', meetingId });
    await done(CALDER, 'task.allocate', { taskId: 'open-task', title: 'Look at the yard', ...toLowther });
  }
  await done(REEVE, 'agenda.publish', { meetingId });
  for (const [who, user] of users)
    for (const words of ['agenda', 'issues', 'group NM-OCG-777'])
      if (who !== FARROW) await teams.say(server.url, teams.personal(user), user, words);
  const isFew = ({ id, groupId: of }: Json) => String(id).includes('hidden') || of === groupId;
  const ids: string[] = agenda.filter(isFew).map(({ id }: Json) => id);
  const left = meetingId === 'M1' ? [...ids, 'issue-hidden-issue'] : ids.filter((id) => id.startsWith('hidden'));
  for (const itemId of left)
    await done(COLE, 'attendance.declareInterest', { meetingId, itemId, text: 'My brother owns it', recused: true });
}

const run = (meetingId: string, step: object, { done }: Stage) =>
  done(CALDER, 'meeting.step', { meetingId, stepId: randomUUID(), step });

/** Words on each of the items, and a task given on one. */
async function record(meetingId: string, { done, server }: Stage): Promise<void> {
  const { body } = await server.query(CALDER, 'meetings.get', { meetingId });
  for (const { id: itemId, audience: readers } of body.agenda) {
    if (readers?.kind !== 'named') continue;
    for (const kind of ['decision', 'note'])
      await done(CALDER, 'meeting.record', { meetingId, itemId, entryId: randomUUID(), kind, text: `Quill${kind}` });
  }
  const onItem = { meetingId, itemId: `hidden-item-${meetingId}` };
  const words = { title: 'Quilltask', detail: 'Quilldetail' };
  const taskId = meetingId === 'M1' ? 'hidden-task' : 'hidden-second';
  await done(CALDER, 'meeting.giveTask', { taskId, ...words, ...toHesketh, dueOn: '2027-03-24', ...onItem });
  await done(HESKETH, 'attendance.declareInterest', { ...onItem, text: 'Quillinterest', recused: false });
}

/** The meeting in January, to its minutes and what became of the task. */
async function hold(meetingId: string, stage: Stage): Promise<void> {
  const { done, server } = stage;
  await server.moveClock('2027-01-13T10:00:00.000Z');
  await run(meetingId, { kind: 'start' }, stage);
  await record(meetingId, stage);
  await done(CALDER, 'meeting.close', { meetingId, stepId: randomUUID() });
  const minutes = { meetingId, itemId: `hidden-item-${meetingId}`, text: 'Quillminutes' };
  await done(REEVE, 'minutes.edit', minutes);
  await done(CALDER, 'minutes.confirm', { meetingId });
  const task = { taskId: 'hidden-task' };
  await done(HESKETH, 'task.acknowledge', task);
  await done(HESKETH, 'task.comment', { ...task, text: 'Quillcomment' });
  await done(HESKETH, 'task.complete', { ...task, outcome: 'Quilloutcome' });
}
