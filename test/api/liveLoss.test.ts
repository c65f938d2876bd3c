import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { MemberId } from '../../bot/domain/ids';
import type { Role } from '../../bot/domain/member';
import { openSqliteStore } from '../../bot/store/sqliteStore';
import { underGateway } from '../support/gateway';
import { aLedger, ledgerNow } from '../support/ledgerTasks';
import { type LiveReader, readLive } from '../support/liveReader';
import { startTestServer, type TestServer, until } from '../support/sentinel';

const REEVE = 'Callum Reeve';
const SANDHU = 'Priya Sandhu';
const MENON = 'Ravi Menon';
const CALDER = 'Ruth Calder';
const IVES = 'Dan Ives';
/** Within which an open tab has to have dropped what its reader lost. */
const TWO_SECONDS = 2_000;

let first: TestServer;
let second: TestServer;

beforeAll(async () => {
  first = await startTestServer();
  second = await startTestServer({ DATA_DIR: first.dataDir });
  for (const server of [first, second]) await server.moveClock('2027-02-02T09:14:00.000Z');
});
afterAll(async () => {
  await second.close();
  await first.close();
});

async function listening(who: string, server = first, since?: number): Promise<LiveReader> {
  const tab = await readLive(server, who, since);
  await until(`${who} listens`, () => tab.events.length > 0);
  return tab;
}

async function done(who: string, name: string, input: object): Promise<void> {
  expect(await first.command(who, name, input)).toMatchObject({ status: 200 });
}

const named = (tab: LiveReader, name: string) => tab.events.filter(({ event }) => event === name);
const lostBy = (tab: LiveReader) => named(tab, 'lost').map(({ data }) => data);
/** As a panel's settings may say one day; no command does yet. */
async function givenRole(name: string, role: Role): Promise<void> {
  const store = openSqliteStore(path.join(first.dataDir, 'sentinel.db'));
  const id = MemberId.parse(name.toLowerCase().replace(' ', '-'));
  const [head] = await store.queryEverywhere({ type: 'head', limit: 1 });
  if (head === undefined) throw new Error('There is no panel');
  await aLedger(store).change(head.panelId, ledgerNow, async (draft) => {
    const member = await draft.findMember(id);
    if (member === undefined) throw new Error(`${name} has no seat`);
    draft.put('member', { ...member, role });
    draft.log({
      action: 'panel-founded',
      by: 'system',
      subject: { type: 'member', id, reference: name },
      readers: ['*'],
    });
  });
  await store.close();
}

const onlyHmrc = { kind: 'named', agencyIds: ['hmrc'], memberIds: [] };

describe('the open tab of somebody who loses sight', () => {
  it('of an issue is told in time that it is gone, and nothing else; who never saw it is told nothing', async () => {
    await done('Tom Hesketh', 'issue.raise', { issueId: 'grill', text: 'Cash at the grill' });
    const [menon, there, birkett, falk] = [
      await listening(MENON),
      await listening(MENON, second),
      await listening('Joanne Birkett'),
      await listening('Jo Falk'),
    ];
    const since = menon.events[0]?.id;
    await done(REEVE, 'issue.triage', { issueId: 'grill', audience: onlyHmrc, ...underGateway });
    for (const tab of [menon, there]) await until('he is told', () => lostBy(tab).length > 0, TWO_SECONDS);
    expect([lostBy(menon), named(menon, 'change')]).toEqual([[{ subject: { type: 'issue', id: 'grill' } }], []]);

    await done('Joanne Birkett', 'issue.raise', { issueId: 'after', text: 'Something else' });
    for (const tab of [menon, birkett]) {
      await until('both hear the next', () => named(tab, 'change').some(({ data }) => data.subject.id === 'after'));
    }
    expect(lostBy(birkett)).toEqual([]);
    expect(falk.events.map(({ event }) => event)).toEqual(['hello']);

    const again = await listening(MENON, first, since);
    await until('a tab that was away is told too', () => lostBy(again).length > 0);
    // What is changed among those who see it is for them alone.
    await done(REEVE, 'issue.close', { issueId: 'grill', answer: 'Done' });
    await until('its readers hear', () => named(birkett, 'change').some(({ data }) => data.action === 'issue-closed'));
    expect([lostBy(menon), lostBy(again)].map(({ length }) => length)).toEqual([1, 1]);
    for (const tab of [menon, there, birkett, falk, again]) tab.close();
  });

  it('by leaving for an item is told of its issue and its tasks, and of the meeting as everybody is', async () => {
    await done('Tom Hesketh', 'issue.raise', { issueId: 'yard', text: 'The yard at night' });
    await done(REEVE, 'issue.putOnAgenda', { issueId: 'yard', meetingId: 'M2' });
    const { body } = await first.query(SANDHU, 'meetings.get', { meetingId: 'M2' });
    const { id: itemId } = body.agenda.find((item: { issueId?: string }) => item.issueId === 'yard');
    await done(REEVE, 'meeting.move', { meetingId: 'M2', on: '2027-02-02' });
    await done(CALDER, 'meeting.step', { meetingId: 'M2', stepId: randomUUID(), step: { kind: 'start' } });
    const task = { title: 'Look at the yard', agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2027-03-19' };
    await done(CALDER, 'meeting.giveTask', { meetingId: 'M2', itemId, taskId: 'look', ...task });
    const [menon, sandhu] = [await listening(MENON), await listening(SANDHU)];
    await done(MENON, 'attendance.declareInterest', { meetingId: 'M2', itemId, text: 'Mine', recused: true });
    await until('he is told of both', () => lostBy(menon).length === 2, TWO_SECONDS);
    expect(
      lostBy(menon)
        .map(({ subject }) => subject.id)
        .sort(),
    ).toEqual(['look', 'yard']);
    for (const tab of [menon, sandhu]) {
      await until('the meeting changed', () => named(tab, 'change').some(({ data }) => data.subject.id === 'M2'));
    }
    expect(lostBy(sandhu)).toEqual([]);
    for (const tab of [menon, sandhu]) tab.close();
  });

  it('by another role is told to read everything anew, and comes back as who they now are', async () => {
    const tab = await listening(IVES);
    await givenRole(IVES, 'observer');
    await until('he is told', () => named(tab, 'reset').length > 0 && tab.ended(), TWO_SECONDS);
    expect((await first.query(IVES, 'session')).body.may['task.see']).toBe(false);
    // So is a tab that had no line just then.
    const again = await listening(IVES, first, tab.events[0]?.id);
    await until('it is told too', () => named(again, 'reset').length > 0);
    again.close();
  });
});

it('whoever sees no content hears of no meeting, and of nobody’s seat but their own', async () => {
  await givenRole('Kofi Mensah', 'auditor');
  await givenRole('Leanne Osei', 'administrator');
  const tabs = [await listening('Kofi Mensah'), await listening('Leanne Osei')];
  const chair = await listening(CALDER);
  await done(CALDER, 'meeting.step', { meetingId: 'M2', stepId: randomUUID(), step: { kind: 'pause' } });
  await until('the chair hears', () => named(chair, 'change').some(({ data }) => data.subject.id === 'M2'));
  await done('Tom Hesketh', 'attendance.reply', { meetingId: 'M2', answer: 'coming' });
  await until('twice', () => named(chair, 'change').length > 1);
  for (const tab of tabs) expect(tab.events.map(({ event }) => event)).toEqual(['hello']);
  for (const tab of [...tabs, chair]) tab.close();
});

it('whose agreement ends at midnight begins anew, without what it gave to see', async () => {
  await first.moveClock('2027-04-01T22:30:00.000Z');
  const tab = await listening(MENON);
  await first.moveClock('2027-04-01T23:01:00.000Z');
  await until('the line ends', () => tab.ended());
  await done('Tom Hesketh', 'issue.raise', { issueId: 'after-midnight', text: 'Doors without licences' });
  const again = await listening(MENON);
  await done('Tom Hesketh', 'issue.raise', { issueId: 'later-still', text: 'Doors without licences' });
  const chair = await listening(CALDER, first, again.events[0]?.id);
  await until('the chair hears', () => named(chair, 'change').length > 0);
  for (const each of [tab, again]) {
    expect(named(each, 'change')).toEqual([]);
    each.close();
  }
  chair.close();
});
