import type { Task } from '../../bot/domain/task';
import { recordKinds } from '../../bot/ledger/records';
import { NewerData } from '../../bot/ledger/store';
import { todaysShapes } from '../../bot/ledger/todaysShapes';
import { becomeNextVersion } from '../support/nextVersion';
import { startTestServer, type TestServer, until } from '../support/sentinel';
import {
  corpusNames,
  fewestVersions,
  formsToKeep,
  type Kept,
  keptIn,
  leftBy,
  opened,
  outdatedIn,
  shapesOfHead,
} from './corpusStores';

/**
 * `npm run soak` opens every store. Records are brought up one by one, whatever stands beside them, and each version brings
 * them up from any form: as few stores as hold each kind in each form and keying give every upgrade something to do.
 */
const versions = process.env['SOAK'] === 'whole' ? corpusNames : fewestVersions();
const REEVE = 'Callum Reeve';

async function listed(server: TestServer, filter: Record<string, string>): Promise<string[]> {
  const { status, body } = await server.query(REEVE, 'tasks.list', { limit: '200', ...filter });
  expect(status).toBe(200);
  return body.items.map(({ reference }: { reference: string }) => reference).sort();
}

describe.each(versions)('a store that version %s left', (version) => {
  const dataDir = leftBy(version);
  const before = keptIn(dataDir, 'task');
  let server: TestServer;
  beforeAll(async () => {
    server = await opened(dataDir);
  });
  afterAll(() => server.close());

  it('is in today’s forms, under a log that is whole', async () => {
    expect(outdatedIn(dataDir)).toEqual([]);
    expect((await server.query(REEVE, 'log.check')).body).toMatchObject({ intact: true, faults: [] });
  });

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

  it('goes on: tasks, issues and minutes take their next steps', async () => {
    const waiting = before.find(({ value }) => value['state'] === 'allocated');
    const close = await server.command(REEVE, 'task.withdraw', { taskId: waiting?.value['id'], reason: 'Overtaken' });
    expect(close).toMatchObject({ status: 200, body: { state: 'withdrawn' } });
    const { body: issues } = await server.query(REEVE, 'issues.list', { state: 'raised' });
    const issueId = issues.items[0].id;
    const triaged = await server.command(REEVE, 'issue.triage', { issueId });
    expect(triaged).toMatchObject({ status: 200, body: { state: 'triaged' } });
    const edited = keptIn(dataDir, 'minutes').find(({ value }) => value['state'] === 'draft');
    const meetingId = edited?.value['meetingId'];
    const { body: minutes } = await server.query(REEVE, 'meetings.minutes', { meetingId: String(meetingId) });
    const { itemId } = minutes.sections[0];
    const saved = await server.command(REEVE, 'minutes.edit', { meetingId, itemId, text: 'Put right' });
    expect(saved).toMatchObject({ status: 200, body: { state: 'draft' } });
    expect((await server.query(REEVE, 'log.check')).body).toMatchObject({ intact: true });
  });
});

/** By now all are in today's forms, in which one is like another: which version left it makes no difference to the next. */
const latest = process.env['SOAK'] === 'whole' ? versions : versions.slice(-1);

describe.each(latest)('of what version %s left, a later version', (version) => {
  it('finds the tasks by keys that it alone works out, and not a byte of the tasks has changed', async () => {
    const dataDir = leftBy(version);
    const before = new Map(keptIn(dataDir, 'task').map(({ id, value }) => [id, value]));
    const { keysOf, keying = 1 } = recordKinds.task;
    const next = { keying: keying + 1, keysOf: (task: Task) => ({ ...keysOf(task), urgency: 'known' }) };
    const undo = becomeNextVersion({ task: next });
    try {
      const server = await opened(dataDir);
      const rekeyed = () => keptIn(dataDir, 'task').filter(({ keys }) => keys['urgency'] === 'known');
      await until('all tasks have the new key', () => rekeyed().length === before.size);
      for (const { id, value } of rekeyed()) {
        const { notifiedAt, ...kept } = before.get(id) ?? {};
        // What waited to be sent may have reached its owner meanwhile.
        expect({ ...value, notifiedAt }).toEqual({ ...kept, notifiedAt });
      }
      await server.close();
    } finally {
      undo();
    }
  });

  it('makes a store that this one refuses in one line', async () => {
    const dataDir = leftBy(version);
    const undo = becomeNextVersion({
      issue: { upgrades: [...(recordKinds.issue.upgrades ?? []), (stored: unknown) => stored] },
    });
    const newer = await opened(dataDir);
    await newer.command('Tom Hesketh', 'issue.raise', { issueId: 'of-the-next', text: 'Written by the next version' });
    await newer.close();
    undo();
    const left = keptIn(dataDir);
    const refused = await startTestServer({ DATA_DIR: dataDir }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(NewerData);
    expect(refused).toHaveProperty('message', expect.not.stringContaining('\n'));
    expect(keptIn(dataDir)).toEqual(left);
  });
});

describe('the stores that versions left', () => {
  const stores = corpusNames.map(leftBy);
  // What a version writes today is what a later one has to read: it is kept as soon as its shape is new.
  const cure = 'npm run build && node test/store/corpus/make.mjs NAME';

  it('hold every kind in every form that it has had', () => {
    const found = new Set(stores.flatMap((store) => keptIn(store).map(({ type, form }) => `${type} in form ${form}`)));
    const missing = formsToKeep().flatMap(([kind, latest]) =>
      Array.from({ length: latest }, (_, at) => `${kind} in form ${at + 1}`).filter((each) => !found.has(each)),
    );
    expect({ missing, cure }).toEqual({ missing: [], cure });
  });

  it('hold every kind by the keys that are worked out today', () => {
    const keyings = stores.map((store) => shapesOfHead(store)?.settled ?? {});
    const missing = Object.entries(todaysShapes().kept).flatMap(([kind, { keying }]) =>
      keyings.some((settled) => (settled[kind]?.keying ?? 1) === keying) ? [] : [`${kind} in keying ${keying}`],
    );
    expect({ missing, cure }).toEqual({ missing: [], cure });
  });
});
