import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import northmoor from '../../bot/panels/northmoor.json';
import { slugOf } from '../../bot/domain/ids';
import { until } from '../support/sentinel';
import { OFFSET_MS, type OutboxStand } from './outboxStand';
import { Instant } from '../../bot/domain/time';
import { allDone, giveTask, leaseOf, outcomes, PlayedOutbox } from './playedOutbox';
import { bundle } from '../support/bundle';

const root = path.resolve(__dirname, '../..');
/** Those who may own tasks, one in each agency but the police. */
const owners = northmoor.members.filter(({ role }) => role === 'agencyLead');

let played: PlayedOutbox;
let stand: OutboxStand;

beforeEach(async () => {
  played = new PlayedOutbox();
  stand = await played.open({ processId: 'first' });
});
afterEach(() => played.close());

/** So many tasks, dealt out to the partners in turn. Each has a title of its own. */
async function giveTasks(count: number): Promise<string[]> {
  await played.meet(stand, ...owners.map(({ name }) => slugOf(name)));
  const titles = Array.from({ length: count }, (_, index) => `Visit number ${String(index).padStart(3, '0')}`);
  for (const [index, title] of titles.entries()) {
    const { agency, name } = owners[index % owners.length] ?? { agency: '', name: '' };
    await giveTask(stand, `task-${index}`, { title, agencyId: agency, ownerId: slugOf(name) });
  }
  return titles;
}

/** The titles of all cards that arrived, in order; one that arrived twice stands there twice. */
function arrived(): string[] {
  const titles = played.teams.posts.flatMap(
    ({ activity }) => /Visit number \d{3}/.exec(JSON.stringify(activity)) ?? [],
  );
  return titles.sort();
}

it('two processes on one store send each message once', async () => {
  const second = await played.open({ processId: 'second' });
  const titles = await giveTasks(40);
  stand.kick();
  second.kick();
  const messages = await allDone(stand);
  expect(arrived()).toEqual(titles);
  expect(outcomes(messages).flat()).toEqual(titles.map(() => 'sent'));
});

describe('a message that another process has in hand', () => {
  beforeEach(() => giveTasks(1));

  async function lease(endsInMs: number): Promise<void> {
    const [message] = await stand.messages();
    if (message === undefined) throw new Error('No message was written');
    await stand.rewrite({ ...message, attempts: 1, lease: leaseOf('one that died', endsInMs) });
  }

  it('is left alone while its lease runs, and taken over when that is over', async () => {
    await lease(1_500);
    const over = Date.now() + 1_500;
    while (Date.now() < over - 200) {
      stand.kick();
      await new Promise((resume) => setTimeout(resume, 50));
      expect(arrived()).toEqual([]);
    }
    await until('the lease is over', () => Date.now() > over);
    stand.kick();
    const [message] = await allDone(stand);
    expect(message).toMatchObject({ attempts: 2, deliveries: [{ state: 'sent' }] });
    expect(arrived()).toHaveLength(1);
  });

  it('is taken over at once when its lease is over already', async () => {
    await lease(-1);
    stand.kick();
    await allDone(stand);
    expect(arrived()).toHaveLength(1);
  });
});

it('messages that a dead process had in hand do not hold up the others', async () => {
  await giveTasks(20);
  for (const message of await stand.messages()) {
    const lease = leaseOf('one that died', 60_000);
    // As a claim leaves it: due again when the lease is over.
    await stand.rewrite({ ...message, attempts: 1, lease, dueAt: Instant.parse('2027-12-31T00:00:00.000Z') });
  }
  await giveTask(stand, 'free', { title: 'Visit number 999' });
  stand.kick();
  await until('the one that nobody holds arrives', () => arrived().includes('Visit number 999'));
  expect(arrived()).toEqual(['Visit number 999']);
});

describe('a process killed while it sends', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sentinel-outbox-process-'));
  const script = path.join(folder, 'outboxProcess.js');
  const children: ChildProcess[] = [];

  beforeAll(() => bundle('test/delivery/outboxProcess.ts', script));
  afterAll(() => {
    for (const child of children) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  function startSender(processId: string): ChildProcess {
    const child = spawn(process.execPath, [script, played.file, processId, String(OFFSET_MS)], {
      env: { ...process.env, NODE_PATH: path.join(root, 'node_modules') },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    children.push(child);
    return child;
  }

  it('loses none of 50 messages, and doubles only what was in flight', async () => {
    const titles = await giveTasks(50);
    const killed = startSender('killed');
    await until('some have arrived', () => arrived().length >= 25);
    killed.kill('SIGKILL');
    await once(killed, 'close');
    const inFlight = (await stand.messages()).filter(({ lease }) => lease?.by === 'killed');
    expect(inFlight.length).toBeLessThanOrEqual(20);
    expect(arrived().length).toBeLessThan(titles.length);

    // A minute later.
    for (const message of inFlight)
      await stand.rewrite({ ...message, lease: leaseOf('killed', -1), dueAt: message.createdAt });
    const next = startSender('next');
    const messages = await allDone(stand);
    next.kill('SIGKILL');
    await once(next, 'close');
    expect(outcomes(messages).flat()).toEqual(titles.map(() => 'sent'));
    expect([...new Set(arrived())]).toEqual(titles);
    expect(arrived().length - titles.length).toBeLessThanOrEqual(inFlight.length);
  });
});
