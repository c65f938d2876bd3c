import type { queries } from '../../bot/useCases/queries';
import { readLive } from '../support/liveReader';
import type { Json } from '../support/runningServer';
import { type Answer, startTestServer, type TestServer, until } from '../support/sentinel';

/** Two processes over one store while M1 runs: what somebody may see is other on both within two seconds. */
const REEVE = 'Callum Reeve';
const WITHIN_MS = 2_000;
let here: TestServer;
let there: TestServer;

beforeAll(async () => {
  here = await startTestServer();
  there = await startTestServer({ DATA_DIR: here.dataDir });
  await setClock('2027-01-13T10:00:00.000Z');
  await done(
    here.command('Ruth Calder', 'meeting.step', {
      meetingId: 'M1',
      stepId: 'begin-the-meeting',
      step: { kind: 'start' },
    }),
  );
});
afterAll(async () => {
  await there.close();
  await here.close();
});

async function setClock(now: string): Promise<void> {
  await here.moveClock(now);
  await there.moveClock(now);
}

async function done(answer: Promise<Answer>): Promise<Json> {
  const { status, body } = await answer;
  expect({ status, body: status === 200 ? 'done' : body }).toEqual({ status: 200, body: 'done' });
  return body;
}

async function changed(memberId: string, fields: object): Promise<void> {
  const { version } = await done(here.query(REEVE, 'people.get', { memberId }));
  await done(here.command(REEVE, 'member.change', { memberId, version, ...fields }));
}

/** Asks anew with what was kept: an answer that still held would be 304. */
async function askAgain(server: TestServer, who: string, query: string, etag: string | null): Promise<number> {
  const headers = {
    Authorization: `Bearer ${await server.token(who)}`,
    ...(etag === null ? {} : { 'If-None-Match': etag }),
  };
  return (await fetch(`${server.url}/api/queries/${query}`, { headers })).status;
}

interface Case {
  readonly what: string;
  readonly who: string;
  readonly query: keyof typeof queries;
  readonly before: number;
  readonly act: () => Promise<void>;
  readonly after: number;
}

const nobody = 403;
const cases: readonly Case[] = [
  {
    ...{ what: 'a role is another', who: 'Dan Ives', query: 'tasks.list', before: 200, after: 403 },
    act: () => changed('dan-ives', { role: 'observer', endsOn: '2027-01-13' }),
  },
  {
    ...{ what: 'a right comes back', who: 'Dan Ives', query: 'tasks.list', before: 403, after: 200 },
    act: () => changed('dan-ives', { role: 'member', endsOn: null }),
  },
  {
    ...{ what: 'vetting has run out', who: 'Zoe Grant', query: 'tasks.list', before: 200, after: 403 },
    act: () => changed('zoe-grant', { vettedUntil: '2027-01-12' }),
  },
  {
    ...{ what: 'vetting is renewed', who: 'Zoe Grant', query: 'tasks.list', before: 403, after: 200 },
    act: () => changed('zoe-grant', { vettedUntil: '2027-01-13' }),
  },
  {
    ...{ what: 'a visit is given its days', who: 'Jo Falk', query: 'meetings.list', before: 200, after: nobody },
    act: () => changed('jo-falk', { joinedOn: '2027-01-14', endsOn: '2027-01-14' }),
  },
  {
    ...{ what: 'a visit begins today', who: 'Jo Falk', query: 'meetings.list', before: nobody, after: 200 },
    act: () => changed('jo-falk', { joinedOn: '2027-01-13', endsOn: '2027-01-13' }),
  },
  {
    ...{ what: 'a seat is over', who: 'Siobhan Kerr', query: 'tasks.list', before: 200, after: nobody },
    act: async () => {
      const { version, held } = await done(here.query(REEVE, 'people.get', { memberId: 'siobhan-kerr' }));
      const handedOver = held.map(({ key }: Json) => ({ key, isLeft: true }));
      const ending = { memberId: 'siobhan-kerr', version, endsOn: '2027-01-12', handedOver };
      await done(here.command(REEVE, 'member.end', ending));
    },
  },
];

describe('open tabs and kept answers follow within two seconds, in this process and in another, where', () => {
  it.each(cases)('$what', async ({ who, query, before, act, after }) => {
    const servers = [here, there];
    const stands = await Promise.all(
      servers.map(async (server) => {
        const { status, headers } = await server.query(who, query);
        expect(status).toBe(before);
        const tab = await readLive(server, who);
        if (tab.status === 200) await until('hello', () => tab.events.length > 0);
        return { server, tab, etag: headers.get('etag') };
      }),
    );
    await act();
    const began = Date.now();
    for (const { server, tab, etag } of stands) {
      await until('it is other', async () => (await askAgain(server, who, query, etag)) === after, WITHIN_MS);
      if (tab.status !== 200) continue;
      const isTold = () => tab.events.some(({ event }) => event === 'reset') && tab.ended();
      await until('the tab is told', isTold, WITHIN_MS - (Date.now() - began));
      tab.close();
    }
  });

  const ADEYEMI = 'Grace Adeyemi';
  const onItem = { meetingId: 'M1', itemId: 'item-4' };
  it.each([
    [
      'a record is for others alone',
      (about: object) =>
        here.command(REEVE, 'restriction.set', {
          ...{ about, audience: { kind: 'named', agencyIds: ['hse'], memberIds: [] }, reason: 'A live search' },
        }),
    ],
    [
      'they leave for the item on which it was given',
      () =>
        here.command(ADEYEMI, 'attendance.declareInterest', { ...onItem, text: 'My brother lets it', recused: true }),
    ],
  ])('%s', async (what, act) => {
    const taskId = `task-as-${what.replaceAll(' ', '-')}`;
    const task = { taskId, title: 'Visit the yard', agencyId: 'ea', ownerId: 'priya-sandhu', dueOn: '2027-02-10' };
    await done(here.command('Ruth Calder', 'meeting.giveTask', { ...task, ...onItem }));
    const stands = [];
    for (const server of [here, there]) {
      await until('it is there', async () => (await server.query(ADEYEMI, 'tasks.get', { taskId })).status === 200);
      const { headers } = await server.query(ADEYEMI, 'tasks.get', { taskId });
      const tab = await readLive(server, ADEYEMI);
      await until('hello', () => tab.events.length > 0);
      stands.push({ server, tab, heard: tab.events.length, etag: headers.get('etag') });
    }
    await done(act({ type: 'task', taskId }));
    const began = Date.now();
    for (const { server, tab, heard, etag } of stands) {
      const ask = () => askAgain(server, ADEYEMI, `tasks.get?taskId=${taskId}`, etag);
      await until('it is gone', async () => (await ask()) === 404, WITHIN_MS);
      await until('the tab is told', () => tab.events.length > heard, WITHIN_MS - (Date.now() - began));
      tab.close();
    }
  });

  it('midnight comes: a vetting and a visit end by themselves, and another begins', async () => {
    await changed('beth-lowther', { role: 'observer', joinedOn: '2027-01-14', endsOn: '2027-01-15' });
    await setClock('2027-01-13T23:59:57.000Z');
    const ending = [
      ['Zoe Grant', 'tasks.list', 403],
      ['Jo Falk', 'meetings.list', nobody],
    ] as const;
    const stands = [];
    for (const server of [here, there]) {
      expect((await server.query('Beth Lowther', 'meetings.list')).status).toBe(nobody);
      for (const [who, query, after] of ending) {
        const { status, headers } = await server.query(who, query);
        expect(status).toBe(200);
        const tab = await readLive(server, who);
        await until('hello', () => tab.events.length > 0);
        stands.push({ server, who, query, after, tab, etag: headers.get('etag') });
      }
    }
    for (const { server, who, query, after, tab, etag } of stands) {
      await until('it is over', () => tab.ended() && tab.events.some(({ event }) => event === 'reset'), 5_000);
      expect(await askAgain(server, who, query, etag)).toBe(after);
      expect((await server.query('Beth Lowther', 'meetings.list')).status).toBe(200);
    }
  });
});

it('whoever keeps people sees the days of the visit and who invited them', async () => {
  await setClock('2027-01-14T10:00:00.000Z');
  const { items } = await done(here.query(REEVE, 'people.list'));
  const beth = items.find(({ id }: Json) => id === 'beth-lowther');
  expect(beth).toMatchObject({
    endsText: 'Visit from Thu 14 Jan until Fri 15 Jan',
    invitedByName: REEVE,
    standing: 'leaving',
  });
  const { version } = beth;
  const backwards = { memberId: 'beth-lowther', version, joinedOn: '2027-01-16' };
  expect((await here.command(REEVE, 'member.change', backwards)).body.code).toBe('visit-backwards');
});

it('an agreement ends by itself at midnight of British Summer Time, for open tabs and kept answers of both processes', async () => {
  await setClock('2027-04-01T22:59:57.000Z');
  for (const server of [here, there]) {
    const { status, headers } = await server.query('Ravi Menon', 'members.list');
    expect(status).toBe(200);
    const tab = await readLive(server, 'Ravi Menon');
    await until('it is over', () => tab.ended() && tab.events.some(({ event }) => event === 'reset'), 5_000);
    expect(await askAgain(server, 'Ravi Menon', 'members.list', headers.get('etag'))).toBe(403);
    if (server === here) await setClock('2027-04-01T22:59:57.000Z');
  }
});
