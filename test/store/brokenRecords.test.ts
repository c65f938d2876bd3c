import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { openSqlite } from '../../bot/wiring/sqlite';
import { FakeTeams } from '../support/fakeTeams';
import { ask, entraToken, reachable, startProduction } from '../support/production';
import { underGateway } from '../support/gateway';
import { type Json, ownFolder, type RunningServer, startServer } from '../support/runningServer';
import { send, startTestServer, type TestServer, until } from '../support/sentinel';
import { foundTwoPanels } from '../support/twoPanels';

const northmoor = 'operation-sentinel-northmoor';
const reeve = 'Callum Reeve';

/** Whoever runs the deployment has the file in hand. */
function change(dataDir: string, sql: string): void {
  const database = openSqlite(path.join(dataDir, 'sentinel.db'));
  database.exec('PRAGMA busy_timeout = 5000');
  database.exec(sql);
  database.close();
}

function cutOut(dataDir: string, field: string, id: string): void {
  change(dataDir, `UPDATE documents SET value = json_remove(value, '$.${field}') WHERE id = '${id}'`);
}

const breakHead = (dataDir: string, panelId = northmoor) =>
  change(dataDir, `UPDATE documents SET value = '{' WHERE id = 'head' AND panelId = '${panelId}'`);

const fault = { status: 500, body: { code: 'unexpected', requestId: expect.any(String) } };

describe('where a stored record cannot be read', () => {
  let server: TestServer;
  const asked = (name: string, parameters?: Record<string, string>) => server.query(reeve, name, parameters);
  const idsIn = async (name: string, parameters?: Record<string, string>): Promise<unknown[]> => {
    const { status, body } = await asked(name, parameters);
    expect(status).toBe(200);
    return body.items.map(({ id, number }: Json) => id ?? number);
  };
  const given = {
    agencyId: 'hmrc',
    ownerId: 'joanne-birkett',
    dueOn: '2027-03-31',
    origin: { kind: 'panel' },
    ...underGateway,
  };

  beforeAll(async () => {
    server = await startTestServer();
    await server.moveClock('2027-02-02T09:14:00.000Z');
    for (const taskId of ['t1', 't2', 't3', 't4']) {
      const { status } = await server.command(reeve, 'task.allocate', { taskId, title: `Visit ${taskId}`, ...given });
      expect(status).toBe(200);
    }
    cutOut(server.dataDir, 'title', 'task:t2');
  });
  afterAll(() => server.close());

  it('lists lack it and nothing else, and no page ends before its time', async () => {
    expect(await idsIn('tasks.list', { open: 'any' })).toEqual(expect.arrayContaining(['t1', 't3', 't4']));
    const pages: unknown[] = [];
    let cursor: string | undefined;
    do {
      const { status, body } = await asked('tasks.list', { open: 'any', limit: '1', ...(cursor && { cursor }) });
      expect(status).toBe(200);
      pages.push(...body.items.map(({ id }: Json) => id));
      cursor = body.cursor;
    } while (cursor !== undefined);
    expect(pages.sort()).toEqual(['t1', 't3', 't4']);
    expect((await asked('reminders.deliveries')).status).toBe(200);
  });

  it('whoever asks for it, or would change it, is told of a fault here and not of one of theirs', async () => {
    expect(await asked('tasks.get', { taskId: 't2' })).toMatchObject(fault);
    expect(await server.command('Joanne Birkett', 'task.acknowledge', { taskId: 't2' })).toMatchObject(fault);
    expect((await server.command('Joanne Birkett', 'task.acknowledge', { taskId: 't1' })).status).toBe(200);
  });

  it('the log is listed on both sides of an entry that is none, and checking it names both', async () => {
    const numbers = await idsIn('log.list', { limit: '3' });
    cutOut(server.dataDir, 'action', 'log:000000003');
    expect(await idsIn('log.list', { limit: '3' })).toEqual(numbers.filter((number) => number !== 3));
    expect(await asked('log.list', { limit: '2', after: '1' })).toMatchObject({ status: 200, body: { cursor: '3' } });
    expect(String((await asked('log.check')).body.faults)).toMatch(/Entry 3 cannot be read.*task:t2/s);
  });

  it('of who has left the room, nothing is shown that might be too much', async () => {
    const step = { kind: 'start' };
    expect(
      (await server.command('Ruth Calder', 'meeting.step', { meetingId: 'M1', stepId: randomUUID(), step })).status,
    ).toBe(200);
    expect((await asked('meetings.attendance', { meetingId: 'M1' })).status).toBe(200);
    change(server.dataDir, `UPDATE documents SET value = json_remove(value, '$.memberId') WHERE type = 'attendance'`);
    await server.command(reeve, 'task.allocate', { taskId: 't9', title: 'Of now', ...given });
    expect(await asked('meetings.attendance', { meetingId: 'M1' })).toMatchObject(fault);
  });

  it('a member’s own seat alone is shut', async () => {
    const token = await server.token('Dan Ives');
    cutOut(server.dataDir, 'agencyId', 'member:dan-ives');
    change(server.dataDir, `UPDATE documents SET value = json_set(value, '$.rosterAsOf', 1) WHERE id = 'head'`);
    const people = await idsIn('members.list');
    expect(people).not.toContain('dan-ives');
    expect(people.length).toBeGreaterThan(10);
    const session = `${server.url}/api/queries/session`;
    expect(await send(session, 'GET', { Authorization: `Bearer ${token}` })).toMatchObject(fault);
  });
});

describe('a process', () => {
  const isServing = async ({ url }: RunningServer) => (await fetch(`${url}/health`)).ok;
  const linesOf = (server: RunningServer): Json[] =>
    server
      .output()
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line));
  const sessionIn = ({ url }: RunningServer) => send(`${url}/local/api/session?as=ruth-calder`, 'GET', {});

  it('of local mode lives with broken rows, and says of each once which it is and not what it holds', async () => {
    const first = await startServer();
    expect((await sessionIn(first)).status).toBe(200);
    await first.stop();
    cutOut(first.dataDir, 'agenda', 'meeting:M2');
    cutOut(first.dataDir, 'agencyId', 'member:dan-ives');

    const server = await startServer({ dataDir: first.dataDir });
    for (let time = 1; time <= 3; time++) expect((await sessionIn(server)).status).toBe(200);
    const told = linesOf(server).filter(({ error }) => error?.code === 'unreadable-record');
    expect(told.map(({ id }) => id).sort()).toEqual(['meeting:M2', 'member:dan-ives']);
    expect(told[0]).toMatchObject({
      panelId: northmoor,
      error: { message: expect.stringContaining('cannot be read') },
    });
    expect(JSON.stringify(told)).not.toContain('Dan Ives');

    breakHead(server.dataDir);
    expect((await sessionIn(server)).status).toBe(500);
    expect((await sessionIn(server)).status).toBe(500);
    expect(await isServing(server)).toBe(true);
    await server.stop();

    const last = await startServer({ dataDir: first.dataDir });
    const line = await until('it is said', () => linesOf(last).find(({ id }) => id === 'head'));
    expect(line.msg).toBe(
      `The panel ${northmoor} cannot be read, for its record head cannot: it is not served, others are`,
    );
    expect((await sessionIn(last)).status).toBe(500);
    expect(await isServing(last)).toBe(true);
    await last.stop();
  }, 60_000);

  it('of production serves a panel beside one whose head, settings or people cannot be read', async () => {
    const teams = await new FakeTeams().start();
    const address = 'callum.reeve@northmoor.police.example';
    const north = teams.user(reeve, address);
    const south = teams.user(`South ${reeve}`, address.replace('@', '@south.'));
    const dataDir = ownFolder();
    await foundTwoPanels(dataDir);
    const broken = [
      () => cutOut(dataDir, 'name', 'agency:hmrc'),
      () => change(dataDir, `UPDATE documents SET value = '[]' WHERE id = 'panel' AND panelId = '${northmoor}'`),
      () => breakHead(dataDir),
    ];
    const answers: unknown[] = [];
    for (const breakIt of broken) {
      breakIt();
      const server = await startProduction(teams, { DATA_DIR: dataDir }, reachable(teams));
      for (const user of [north, south]) answers.push((await ask(server, entraToken(teams, user), 'session')).status);
      await server.close();
    }
    await teams.stop();
    expect(answers).toEqual([200, 200, 500, 200, 500, 200]);
  }, 60_000);
});
