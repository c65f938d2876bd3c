import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { recordKinds } from '../../bot/ledger/records';
import { NewerData } from '../../bot/ledger/store';
import { openSqlite } from '../../bot/wiring/sqlite';
import { becomeNextVersion } from '../support/nextVersion';
import { waitFor } from '../support/runningServer';
import { startTestServer, type TestServer } from '../support/sentinel';

const REEVE = 'Callum Reeve';
/** A day after the corpus ends. */
const TODAY = '2027-05-13T09:00:00.000Z';

/** What the coordinator is told. */
const OF_BEFORE = /\d chats of before wait for you under Messages/;

interface Kept {
  readonly type: string;
  readonly id: string;
  readonly keys: Record<string, unknown>;
  readonly value: Record<string, unknown>;
}

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** The store that version a1a9838 left, in a folder of its own. */
function leftByA1a9838(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'sentinel-left-'));
  folders.push(folder);
  const packed = readFileSync(path.resolve('test/store/corpus/a1a9838.db.gz'));
  writeFileSync(path.join(folder, 'sentinel.db'), gunzipSync(packed));
  return folder;
}

function keptIn(dataDir: string): Kept[] {
  const db = openSqlite(path.join(dataDir, 'sentinel.db'));
  try {
    const rows = db.prepare('SELECT type, id, keys, value FROM documents').all();
    return rows.map((row) => {
      const { type, id, keys, value } = Object(row);
      return { type, id, keys: JSON.parse(keys), value: JSON.parse(value) };
    });
  } finally {
    db.close();
  }
}

/** What an agenda of before says. */
const WORDS = /Three vans behind|Waste is being burnt/;

function saysTooMuch(dataDir: string): boolean {
  const titled = keptIn(dataDir).filter(({ type }) => type === 'meeting' || type === 'minutes');
  return WORDS.test(JSON.stringify(titled.map(({ value }) => value)));
}

async function opened(dataDir: string): Promise<TestServer> {
  const server = await startTestServer({ DATA_DIR: dataDir });
  await waitFor('meetings and minutes are brought up to date', async () => !saysTooMuch(dataDir));
  await server.moveClock(TODAY);
  return server;
}

async function listed(server: TestServer, filter: Record<string, string>): Promise<string[]> {
  const { status, body } = await server.query(REEVE, 'tasks.list', { limit: '200', ...filter });
  expect(status).toBe(200);
  return body.items.map(({ reference }: { reference: string }) => reference).sort();
}

describe('a store that version a1a9838 left', () => {
  const dataDir = leftByA1a9838();
  const before = tasksOf(dataDir);
  let server: TestServer;
  beforeAll(async () => {
    server = await opened(dataDir);
  });
  afterAll(() => server.close());

  it('is found whole by every filter of the action log', async () => {
    const references = (tasks: Kept[]) => tasks.map(({ value }) => String(value['reference'])).sort();
    expect(await listed(server, { open: 'any' })).toEqual(references(before));
    for (const state of ['proposed', 'allocated', 'acknowledged', 'inProgress', 'completed', 'closed', 'declined']) {
      const own = before.filter(({ value }) => value['state'] === state);
      expect([state, await listed(server, { state })]).toEqual([state, references(own)]);
    }
    const ownerId = String(before[0]?.value['ownerId']);
    const ofOwner = before.filter(({ value }) => value['ownerId'] === ownerId);
    expect(await listed(server, { open: 'any', ownerId })).toEqual(references(ofOwner));
  });

  it('keeps under which gateway and for what each task was shared', async () => {
    const shared = before.filter(({ value }) => value['disclosure'] !== undefined);
    expect(shared.length).toBeGreaterThan(0);
    for (const { value } of shared) {
      const { body } = await server.query(REEVE, 'tasks.get', { taskId: String(value['id']) });
      expect(body.disclosureText).toMatch(/^Shared under .+: .+/);
    }
  });

  it('has the words of issues in no agenda and no minutes any more, and its log says so and is whole', async () => {
    expect(saysTooMuch(leftByA1a9838())).toBe(true);
    expect(saysTooMuch(dataDir)).toBe(false);
    const meetings = keptIn(dataDir).filter(({ type }) => type === 'meeting');
    expect(JSON.stringify(meetings)).toContain('"title":"I-27-005"');
    const { body } = await server.query(REEVE, 'log.list', { after: '284', limit: '500' });
    expect(body.items.map(({ action }: { action: string }) => action)).toContain('record-upgraded');
    const { body: check } = await server.query(REEVE, 'log.check');
    expect(check).toMatchObject({ intact: true, faults: [] });
  });

  it('has its chats of many listed; each can be approved or refused, and the coordinator is told once', async () => {
    const chats = async () => (await server.query(REEVE, 'chats.list')).body.items;
    const left = keptIn(dataDir).filter(({ type }) => type === 'sharedChat');
    expect(left.length).toBeGreaterThan(5);
    const waiting = await chats();
    expect(waiting.map(({ state, may }: { state: string; may: object }) => [state, may])).toEqual(
      left.map(() => ['waiting', { approve: true, revoke: true }]),
    );
    expect(waiting[0].stateText).toMatch(/^The bot is in it since /);
    const notices = () =>
      keptIn(dataDir).filter(({ type, value }) => type === 'message' && OF_BEFORE.test(JSON.stringify(value)));
    await waitFor('the coordinator is told', async () => notices().length > 0);
    await server.moveClock('2027-05-14T09:00:00.000Z');
    const [first, second] = waiting.map(({ id }: { id: string }) => ({ chatId: id }));
    expect((await server.command(REEVE, 'chat.approve', first)).body.state).toBe('approved');
    expect((await server.command(REEVE, 'chat.revoke', second)).body.state).toBe('revoked');
    const states = (await chats()).map(({ state }: { state: string }) => state).sort();
    expect(states).toEqual(['approved', 'revoked', ...left.slice(2).map(() => 'waiting')]);
    expect(notices()).toHaveLength(1);
  });

  it('goes on: tasks, issues and minutes take their next steps', async () => {
    const waiting = before.find(({ value }) => value['state'] === 'allocated');
    const close = await server.command(REEVE, 'task.withdraw', { taskId: waiting?.value['id'], reason: 'Overtaken' });
    expect(close).toMatchObject({ status: 200, body: { state: 'withdrawn' } });
    const { body: issues } = await server.query(REEVE, 'issues.list', { state: 'raised' });
    const issueId = issues.items[0].id;
    const triaged = await server.command(REEVE, 'issue.triage', { issueId });
    expect(triaged).toMatchObject({ status: 200, body: { state: 'triaged' } });
    const edited = keptIn(dataDir).find(({ type, value }) => type === 'minutes' && value['state'] === 'draft');
    const meetingId = edited?.value['meetingId'];
    const { body: minutes } = await server.query(REEVE, 'meetings.minutes', { meetingId: String(meetingId) });
    const { itemId } = minutes.sections[0];
    const saved = await server.command(REEVE, 'minutes.edit', { meetingId, itemId, text: 'Put right' });
    expect(saved).toMatchObject({ status: 200, body: { state: 'draft' } });
    expect((await server.query(REEVE, 'log.check')).body).toMatchObject({ intact: true });
  });
});

function tasksOf(dataDir: string): Kept[] {
  return keptIn(dataDir).filter(({ type }) => type === 'task');
}

it('a server that ends in the middle goes on at its next start, and a third start finds nothing to do', async () => {
  const dataDir = leftByA1a9838();
  const first = await startTestServer({ DATA_DIR: dataDir });
  await first.close();
  const second = await opened(dataDir);
  const upgrades = async (server: TestServer) => {
    const { body } = await server.query(REEVE, 'log.list', { after: '284', limit: '500' });
    return body.items.filter(({ action }: { action: string }) => action === 'record-upgraded').length;
  };
  const found = await upgrades(second);
  expect(found).toBeGreaterThan(0);
  await second.close();
  const third = await opened(dataDir);
  expect(await upgrades(third)).toBe(found);
  await third.close();
});

describe('a version that works out other keys', () => {
  it('finds the tasks of before by them, and not a byte of the tasks has changed', async () => {
    const dataDir = leftByA1a9838();
    const before = new Map(tasksOf(dataDir).map(({ id, value }) => [id, value]));
    const { keysOf } = recordKinds.task;
    const undo = becomeNextVersion({ task: { keying: 2, keysOf: (task) => ({ ...keysOf(task), urgency: 'known' }) } });
    try {
      const server = await opened(dataDir);
      const rekeyed = () => keptIn(dataDir).filter(({ type, keys }) => type === 'task' && keys['urgency'] === 'known');
      await waitFor('all tasks have the new key', async () => rekeyed().length === before.size);
      for (const { id, value } of rekeyed()) expect(value).toEqual(before.get(id));
      await server.close();
    } finally {
      undo();
    }
  });
});

it('a store in which a newer version has written is refused in one line, and nothing is changed', async () => {
  const dataDir = leftByA1a9838();
  const undo = becomeNextVersion({ issue: { upgrades: [(stored: unknown) => stored] } });
  const newer = await opened(dataDir);
  await newer.command('Tom Hesketh', 'issue.raise', { issueId: 'of-the-next', text: 'Written by the next version' });
  await newer.close();
  undo();
  const refused = await startTestServer({ DATA_DIR: dataDir }).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(NewerData);
  expect(refused).toHaveProperty('message', expect.not.stringContaining('\n'));
});
