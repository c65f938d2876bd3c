import { randomUUID } from 'node:crypto';
import { itemUnderGateway, underGateway } from '../support/gateway';
import { type LiveReader, readLive } from '../support/liveReader';
import { send, startTestServer, type TestServer, until } from '../support/sentinel';

const REEVE = 'Callum Reeve';
/** A member, an observer, and the lead of an agency without an agreement: none of them is told of what HMRC is told. */
const unknowing = ['Dan Ives', 'Jo Falk', 'Hannah Doyle'] as const;
const looks = [
  ...['session', 'today.lines', 'today.watched', 'today.since?asOf=1', 'meetings.list', 'meetings.get?meetingId=M2'],
  ...[
    'meetings.record?meetingId=M2',
    'tasks.list',
    'issues.list',
    'issues.similar?text=x',
    'groups.list',
    'members.list',
  ],
  ...['agencies.list', 'reminders.digest', 'meetings.past'],
];

let server: TestServer;
const tabs: LiveReader[] = [];
beforeAll(async () => {
  server = await startTestServer();
  await server.moveClock('2027-02-02T09:14:00.000Z');
  await allocate('first', {});
}, 60_000);
afterAll(async () => {
  for (const tab of tabs) tab.close();
  await server.close();
});

async function done(who: string, name: string, input: object): Promise<void> {
  const answer = await server.command(who, name, input);
  expect({ name, ...answer }).toMatchObject({ status: 200 });
}

const visit = { title: 'Visit', agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2027-03-19' };
const allocate = (taskId: string, more: object) => done(REEVE, 'task.allocate', { taskId, ...visit, ...more });

/** All that HTTP says to somebody, numbers and versions included. */
async function seenBy(who: string, held: ReadonlyMap<string, string> = new Map()) {
  const seen = looks.map(async (look) => {
    const tag = held.get(look);
    const { status, body, headers } = await send(`${server.url}/api/queries/${look}`, 'GET', {
      ...{ Authorization: `Bearer ${await server.token(who)}`, ...(tag === undefined ? {} : { 'If-None-Match': tag }) },
    });
    // The session tells the time.
    const { requestId: _, now: __, ...rest } = body ?? {};
    return [look, { status, body: rest, etag: headers.get('etag'), asOf: headers.get('sentinel-as-of') }] as const;
  });
  return new Map(await Promise.all(seen));
}

async function hiddenTraffic(): Promise<void> {
  const audience = { kind: 'named', agencyIds: ['hmrc'], memberIds: [] };
  await done('Tom Hesketh', 'issue.raise', { issueId: 'few', text: 'The grill', restricted: true });
  await done(REEVE, 'issue.triage', { issueId: 'few', audience, ...underGateway });
  const item = { itemId: 'few', title: 'The grill', minutes: 5, audience, ...itemUnderGateway };
  await done(REEVE, 'agenda.addItem', { meetingId: 'M3', ...item });
  await done(REEVE, 'agenda.changeItem', { meetingId: 'M3', itemId: 'few', title: 'The arcade' });
  await allocate('few', { agencyId: 'hmrc', ownerId: 'joanne-birkett', audience, ...underGateway });
  await done('Joanne Birkett', 'task.acknowledge', { taskId: 'few' });
  await server.query(REEVE, 'tasks.get', { taskId: 'few' });
}

describe('what is done out of somebody’s sight', () => {
  it.each(unknowing)('changes no answer, ETag or number that %s is given', async (who) => {
    const tab = await readLive(server, who);
    tabs.push(tab);
    await until('hello', () => tab.events.length > 0);
    // Until what the first task owed its people is written.
    const settled = async () => {
      const [one, other] = [await seenBy(who), await seenBy(who)];
      return JSON.stringify([...one]) === JSON.stringify([...other]) && other;
    };
    const before = await until('it stands', settled);
    if (who === unknowing[0]) await hiddenTraffic();
    else await done('Joanne Birkett', 'task.progress', { taskId: 'few', note: who });
    const after = await seenBy(who);
    expect(after).toEqual(before);
    const held = new Map([...before].flatMap(([look, { etag }]) => (etag === null ? [] : [[look, etag] as const])));
    expect(held.size).toBeGreaterThan(5);
    for (const [look, { status }] of await seenBy(who, held))
      if (held.has(look)) expect([look, status]).toEqual([look, 304]);
    expect(tab.events.map(({ event }) => event)).toEqual(['hello']);
    expect((await readAgain(who)).events[0]?.id).toBe(tab.events[0]?.id);
  });

  it('and what they see moves both', async () => {
    const before = await seenBy('Dan Ives');
    await allocate('open', {});
    const after = await seenBy('Dan Ives');
    const of = (seen: typeof before) => seen.get('tasks.list');
    expect(of(after)?.etag).not.toBe(of(before)?.etag);
    expect(Number(of(after)?.asOf)).toBeGreaterThan(Number(of(before)?.asOf));
    await until('the tab hears', () => tabs[0]?.events.some(({ data }) => data.subject?.id === 'open'));
  });

  it('of a meeting that runs too, as long as it takes no time of anybody’s', async () => {
    await done(REEVE, 'meeting.move', { meetingId: 'M2', on: '2027-02-02' });
    await done('Ruth Calder', 'meeting.step', { meetingId: 'M2', stepId: randomUUID(), step: { kind: 'start' } });
    const about = { type: 'issue', issueId: 'late' };
    const audience = { kind: 'named', agencyIds: ['hmrc'], memberIds: [] };
    await done('Tom Hesketh', 'issue.raise', { issueId: 'late', text: 'The arcade', restricted: true });
    const tab = await readAgain('Dan Ives');
    await done(REEVE, 'restriction.set', { about, audience, reason: 'A live search', ...underGateway });
    await done(REEVE, 'issue.putOnAgenda', { issueId: 'late', meetingId: 'M2' });
    await done(REEVE, 'restriction.set', {
      about,
      audience: { ...audience, memberIds: ['priya-sandhu'] },
      reason: 'And her',
    });
    await allocate('fence', {});
    const heard = () => tab.events.filter(({ event }) => event === 'change').map(({ data }) => data.subject.id);
    await until('the tab hears', () => heard().includes('fence'));
    expect([...new Set(heard())]).toEqual(['fence']);
  });
});

async function readAgain(who: string): Promise<LiveReader> {
  const tab = await readLive(server, who);
  tabs.push(tab);
  await until('hello again', () => tab.events.length > 0);
  return tab;
}
