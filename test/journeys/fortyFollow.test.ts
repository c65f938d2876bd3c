import { randomUUID } from 'node:crypto';
import { type LiveReader, readLive } from '../support/liveReader';
import { command, type Json, query, type RunningServer, startServer, tokenOf } from '../support/runningServer';
import { setClock } from '../support/localTeams';

// The chair makes changes; forty tabs follow, some of which lose the line on the way. `npm run soak` makes 200 of them;
// 80 are each kind of change on each item, and four times a lost line. FOLLOW_EVERY_MS=300 lets them come as fast as a
// chair's; without it they come faster, which takes less of CI's time.

const TABS = 40;
const isWhole = process.env['SOAK'] === 'whole';
const CHANGES = isWhole ? 200 : 80;
jest.setTimeout(isWhole ? 600_000 : 150_000);
const EVERY_MS = Number(process.env['FOLLOW_EVERY_MS'] ?? 100);
/** What a tab waits for before it reads anew, so that a burst is read once: useLiveUpdates.ts. */
const GATHER_MS = 100;
const CHAIR = 'Ruth Calder';

let server: RunningServer;
let tabs: Tab[];
const tokens = new Map<string, string>();

async function token(member: string): Promise<string> {
  const known = tokens.get(member) ?? (await tokenOf(server.url, member));
  tokens.set(member, known);
  return known;
}

async function meetingAs(member: string): Promise<Json> {
  return query(server.url, await token(member), 'meetings.get', { meetingId: 'M1' });
}

/** As the tab does it: a stream of numbers, and the meeting read anew after what it was told. */
class Tab {
  readonly heard: number[] = [];
  /** When the state that contains a change was here, by number, in this process's milliseconds. */
  readonly shownAt = new Map<number, number>();
  state: Json;
  private stream: LiveReader | undefined;
  private seen = 0;
  private due: NodeJS.Timeout | undefined;
  private reading: Promise<void> = Promise.resolve();

  constructor(readonly member: string) {}

  async open(lastHeard?: number): Promise<void> {
    this.stream = await readLive({ url: server.url, token }, this.member, lastHeard);
    this.seen = 0;
  }

  /** The line is lost, as in a tunnel; what comes meanwhile is caught up from the last number heard. */
  async lose(): Promise<void> {
    this.take();
    this.stream?.close();
    await this.open(this.heard.at(-1));
  }

  /** Takes what has come. */
  take(): void {
    const events = this.stream?.events.slice(this.seen) ?? [];
    this.seen += events.length;
    for (const { event, id } of events) if (event === 'change') this.heard.push(id);
    if (events.some(({ event }) => event !== 'hello')) this.due ??= setTimeout(() => this.read(), GATHER_MS);
  }

  read(): void {
    this.due = undefined;
    const upTo = [...this.heard];
    this.reading = this.reading.then(async () => {
      this.state = await meetingAs(this.member);
      const now = performance.now();
      for (const number of upTo) if (!this.shownAt.has(number)) this.shownAt.set(number, now);
    });
  }

  async settle(): Promise<void> {
    this.take();
    await new Promise((resume) => setTimeout(resume, 2 * GATHER_MS));
    await this.reading;
  }

  close(): void {
    clearTimeout(this.due);
    this.stream?.close();
  }
}

beforeAll(async () => {
  server = await startServer();
  await setClock(server.url, '2027-01-13T10:00:00.000Z');
  const people: Json = await query(server.url, await token(CHAIR), 'members.list');
  const names: string[] = people.items.map(({ name }: { name: string }) => name);
  tabs = Array.from({ length: TABS }, (_, index) => new Tab(names[index % names.length] ?? CHAIR));
  await step({ kind: 'start' });
  await Promise.all(tabs.map((tab) => tab.open()));
}, 60_000);

afterAll(() => {
  for (const tab of tabs) tab.close();
});

async function step(what: object): Promise<Json> {
  return command(server.url, await token(CHAIR), 'meeting.step', { meetingId: 'M1', stepId: randomUUID(), step: what });
}

/** Goes on, moves, extends and records, in turn; none of it leaves things as they are. */
async function change(number: number): Promise<Json> {
  const itemId = `item-${(Math.floor(number / 4) % 11) + 1}`;
  switch (number % 4) {
    case 0:
      return step({ kind: 'goTo', itemId });
    case 1:
      return step({ kind: 'extend', itemId, minutes: 1 });
    case 2:
      return step({ kind: 'move', itemId: 'item-4', ...(number % 8 === 2 ? {} : { beforeId: 'item-1' }) });
    default:
      return command(server.url, await token(CHAIR), 'meeting.record', {
        ...{ meetingId: 'M1', entryId: randomUUID(), itemId, kind: 'note', text: `Note ${number}` },
      });
  }
}

test('forty tabs end in the server’s state; none misses a change or hears one twice', async () => {
  const taking = setInterval(() => tabs.forEach((tab) => tab.take()), 5);
  const before = await logNumber();
  const madeAt = new Map<number, number>();
  const recorded = new Set<number>();
  const begun = performance.now();
  for (let number = 1; number <= CHANGES; number++) {
    const sent = performance.now();
    await change(number);
    const written = await logNumber();
    if (number % 4 === 3) recorded.add(written);
    if (!madeAt.has(written)) madeAt.set(written, sent);
    if (number % 20 === 0) await Promise.all(tabs.slice(0, 5).map((tab) => tab.lose()));
    await new Promise((resume) => setTimeout(resume, Math.max(0, begun + number * EVERY_MS - performance.now())));
  }
  await Promise.all(tabs.map((tab) => tab.settle()));
  await Promise.all(tabs.map((tab) => tab.settle()));
  clearInterval(taking);

  const last = await logNumber();
  const all = Array.from({ length: last - before }, (_, index) => before + index + 1);
  expect(all).toHaveLength(CHANGES);
  // Whoever may not read what is recorded does not hear how often something is.
  const told = new Map<string, number[]>();
  for (const { member } of tabs) {
    if (told.has(member)) continue;
    const { may }: Json = await query(server.url, await token(member), 'session');
    told.set(member, may['minutes.see'] === true ? all : all.filter((number) => !recorded.has(number)));
  }
  for (const tab of tabs) expect(tab.heard).toEqual(told.get(tab.member));
  const states = await Promise.all(tabs.map(({ member }) => meetingAs(member)));
  tabs.forEach((tab, index) => expect(tab.state).toEqual(states[index]));

  const waits = tabs.flatMap((tab) =>
    [...madeAt]
      .filter(([number]) => told.get(tab.member)?.includes(number))
      .map(([number, sent]) => (tab.shownAt.get(number) ?? Number.POSITIVE_INFINITY) - sent),
  );
  waits.sort((a, b) => a - b);
  const at = (share: number) => Math.round(waits[Math.floor(share * (waits.length - 1))] ?? 0);
  process.stdout.write(
    `${TABS} tabs, ${last - before} changes in ${Math.round((performance.now() - begun) / 1000)} s: ` +
      `half within ${at(0.5)} ms of the click, 99 of 100 within ${at(0.99)} ms, all within ${at(1)} ms\n`,
  );
});

let lastNumber = 0;

/** Of the last entry of the panel's log. */
async function logNumber(): Promise<number> {
  const after = { after: String(lastNumber), limit: '500' };
  const { items }: Json = await query(server.url, await token('Callum Reeve'), 'log.list', after);
  lastNumber = items.at(-1)?.number ?? lastNumber;
  return lastNumber;
}
