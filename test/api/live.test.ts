import path from 'node:path';
import { openSqliteStore } from '../../bot/store/sqliteStore';
import { underGateway } from '../support/gateway';
import { aLedger, ledgerNow } from '../support/ledgerTasks';
import { readLive } from '../support/liveReader';
import type { Json } from '../support/runningServer';
import { startTestServer, type TestServer, until } from '../support/sentinel';

let first: TestServer;
let second: TestServer;

beforeAll(async () => {
  first = await startTestServer();
  second = await startTestServer({ DATA_DIR: first.dataDir });
  await first.moveClock('2027-02-02T09:14:00.000Z');
  await second.moveClock('2027-02-02T09:14:00.000Z');
});
afterAll(async () => {
  await second.close();
  await first.close();
});

const raise = (server: TestServer, member: string, issueId: string) =>
  server.command(member, 'issue.raise', { issueId, text: `Issue ${issueId}` });

/** As an upgrade of records does, past the server's doors. */
async function logTwentyTimes(times: number): Promise<void> {
  const store = openSqliteStore(path.join(first.dataDir, 'sentinel.db'));
  const [head] = await store.queryEverywhere({ type: 'head', limit: 1 });
  if (head === undefined) throw new Error('There is no panel');
  const { panelId } = head;
  const subject = { type: 'panel', id: panelId, reference: 'issue' } as const;
  for (let time = 0; time < times; time++)
    await aLedger(store).change(panelId, ledgerNow, async (draft) => {
      for (let entry = 0; entry < 20; entry++)
        draft.log({ action: 'record-upgraded', by: 'system', subject, readers: ['*'] });
    });
  await store.close();
}

describe('an open tab', () => {
  it('hears of every change, in order, whichever process made it', async () => {
    const here = await readLive(first, 'Ruth Calder');
    const there = await readLive(second, 'Ruth Calder');
    await until('both have said hello', () => here.events.length > 0 && there.events.length > 0);
    for (let number = 0; number < 6; number++) {
      await raise(number % 2 === 0 ? first : second, 'Tom Hesketh', `live-${number}`);
    }
    const ids = (events: typeof here.events) =>
      events.filter(({ event }) => event === 'change').map(({ data }) => data.subject.id);
    const expected = [0, 1, 2, 3, 4, 5].map((number) => `live-${number}`);
    await until('the first process tells all', () => ids(here.events).length === 6);
    await until('the second process tells all', () => ids(there.events).length === 6);
    expect(ids(here.events)).toEqual(expected);
    expect(ids(there.events)).toEqual(expected);
    here.close();
    there.close();
  });

  it('that has seen what the log does not have, of a store put back to an earlier day, begins anew and hears on', async () => {
    const tab = await readLive(first, 'Ruth Calder', 5_000);
    await until('it is told to begin anew', () => tab.events.some(({ event }) => event === 'reset'));
    await raise(first, 'Tom Hesketh', 'after-the-backup');
    await until('it hears', () => tab.events.some(({ data }) => data.subject?.id === 'after-the-backup'));
    tab.close();
  });

  it('hears ids and numbers, never what a record says', async () => {
    const tab = await readLive(first, 'Ruth Calder');
    await raise(first, 'Tom Hesketh', 'said');
    await until('it is told', () => tab.events.some(({ event }) => event === 'change'));
    expect(tab.events.at(-1)?.data).toEqual({
      number: expect.any(Number),
      action: 'issue-raised',
      subject: { type: 'issue', id: 'said' },
    });
    tab.close();
  });

  it('that lost the line gets what it missed and nothing twice', async () => {
    const tab = await readLive(first, 'Ruth Calder');
    await until('it has a number to resume from', () => tab.events[0]?.event === 'hello');
    const seen = tab.events[0]?.id ?? 0;
    tab.close();
    await raise(first, 'Tom Hesketh', 'missed-1');
    await raise(second, 'Tom Hesketh', 'missed-2');
    const again = await readLive(second, 'Ruth Calder', seen);
    await raise(second, 'Tom Hesketh', 'after');
    const changes = () => again.events.filter(({ event }) => event === 'change').map(({ data }) => data.subject.id);
    await until('it has caught up', () => changes().includes('after'));
    expect(changes()).toEqual(['missed-1', 'missed-2', 'after']);
    again.close();
  });

  it('stays open while records are brought up to date', async () => {
    const tab = await readLive(first, 'Ruth Calder');
    await until('it listens', () => tab.events.length > 0);
    await logTwentyTimes(1);
    await raise(first, 'Tom Hesketh', 'afterwards');
    await until('it hears what came later', () => tab.events.some(({ data }) => data.subject?.id === 'afterwards'));
    expect(tab.events.map(({ data }) => data.action)).toContain('record-upgraded');
    expect(tab.ended()).toBe(false);
    tab.close();
  });

  it('hears nothing of an issue that it may not see', async () => {
    await raise(first, 'Tom Hesketh', 'restricted');
    const menon = await readLive(first, 'Ravi Menon');
    const birkett = await readLive(first, 'Joanne Birkett');
    await until('both listen', () => menon.events.length > 0 && birkett.events.length > 0);
    const audience = { kind: 'named', agencyIds: ['hmrc'], memberIds: [] };
    await first.command('Callum Reeve', 'issue.triage', { issueId: 'restricted', audience, ...underGateway });
    await raise(first, 'Tom Hesketh', 'open-to-all');
    await until('Menon hears of the open one', () =>
      menon.events.some(({ data }) => data.subject?.id === 'open-to-all'),
    );
    await until('Birkett too', () => birkett.events.some(({ data }) => data.subject?.id === 'open-to-all'));
    const heard = (events: typeof menon.events) =>
      events.filter(({ event }) => event === 'change').map(({ data }) => data.subject.id);
    expect(heard(menon.events)).toEqual(['open-to-all']);
    expect(heard(birkett.events)).toEqual(['restricted', 'open-to-all']);
    menon.close();
    birkett.close();
  });

  it('of an observer hears neither tasks nor issues', async () => {
    const falk = await readLive(first, 'Jo Falk');
    const calder = await readLive(first, 'Ruth Calder');
    await raise(first, 'Tom Hesketh', 'not-for-observers');
    await until('the chair hears it', () => calder.events.some(({ event }) => event === 'change'));
    expect(falk.events.filter(({ event }) => event === 'change')).toEqual([]);
    falk.close();
    calder.close();
  });

  it('that has fallen behind gets all that it missed; far behind, it is told to read everything anew', async () => {
    const { body } = await first.query('Callum Reeve', 'log.list', { limit: '500' });
    // Of readings no tab hears, nor of cards that went out.
    const told = body.items.filter(({ kind, action }: Json) => kind !== 'consultation' && action !== 'card-sent');
    // Since there are people: whoever missed that somebody was given a seat reads everything anew.
    const seated = Math.max(...told.map(({ action, number }: Json) => (action === 'panel-founded' ? number : 0)));
    const total = told.filter(({ number }: Json) => number > seated).length;
    expect(total).toBeGreaterThan(5);
    const behind = await readLive(first, 'Callum Reeve', seated);
    const named = (tab: typeof behind, name: string) => tab.events.filter(({ event }) => event === name).length;
    await until('all is replayed', () => named(behind, 'change') === total);
    expect(named(behind, 'reset')).toBe(0);
    behind.close();

    await logTwentyTimes(60);
    const far = await readLive(first, 'Callum Reeve', seated);
    await until('it is told to read anew', () => named(far, 'reset') === 1);
    await raise(first, 'Tom Hesketh', 'after-reset');
    await until('it hears what comes later', () => far.events.at(-1)?.data.subject?.id === 'after-reset');
    expect(far.events.at(-2)?.event).toBe('reset');
    expect(named(far, 'change')).toBeLessThan(1_200);
    far.close();
  });

  it('without a token is not let in', async () => {
    expect((await fetch(`${first.url}/api/live`)).status).toBe(401);
  });
});
