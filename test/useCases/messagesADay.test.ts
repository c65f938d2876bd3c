import { randomUUID } from 'node:crypto';
import { textsOf } from '../support/fakeTeams';
import { chatOf } from '../support/localTeams';
import type { Json } from '../support/runningServer';
import { startTestServer, type TestServer, until } from '../support/sentinel';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const REEVE = 'Callum Reeve';
const owners = [
  { agencyId: 'ea', ownerId: 'priya-sandhu', name: 'Priya Sandhu' },
  { agencyId: 'ts', ownerId: 'tom-hesketh', name: 'Tom Hesketh' },
  { agencyId: 'planning', ownerId: 'beth-lowther', name: 'Beth Lowther' },
  { agencyId: 'licensing', ownerId: 'kofi-mensah', name: 'Kofi Mensah' },
] as const;

/** What a working day brings in Northmoor: tasks now and then, some of them done, some acknowledged, some left alone. */
async function live(on: string, number: number): Promise<void> {
  await server.moveClock(`${on}T08:05:00.000Z`);
  await settled();
  // M1 was on 13 January, M2 on 10 March: what they decided is given out the morning after.
  if (['2027-01-14', '2027-03-11'].includes(on)) for (let each = 0; each < 12; each++) await give(on, each);
  else if (number % 3 === 0) await give(on, number);
}

async function give(on: string, number: number): Promise<void> {
  const { name, ...holder } = owners[number % owners.length] ?? owners[0];
  const dueOn = dayAfter(on, 7 + (number % 4) * 7);
  const task = { taskId: randomUUID(), title: `Visit unit ${number}`, ...holder, dueOn };
  const { body } = await server.command(REEVE, 'task.allocate', task);
  if (number % 2 === 0) await server.command(name, 'task.acknowledge', { taskId: body.id });
  if (number % 12 === 0) await server.command(name, 'task.complete', { taskId: body.id, outcome: 'Visited' });
}

function dayAfter(on: string, days: number): string {
  return new Date(Date.parse(`${on}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function workingDays(from: string, to: string): string[] {
  const days: string[] = [];
  for (let on = from; on <= to; on = dayAfter(on, 1))
    if (![0, 6].includes(new Date(`${on}T12:00:00Z`).getUTCDay())) days.push(on);
  return days;
}

/** What fell due for somebody by itself, as against what somebody did: the cards of each day. */
async function remindersOf(memberId: string): Promise<string[][]> {
  const byDay = new Map<string, string[]>();
  for (const { sentAt, cards } of await chatOf(server.url, memberId)) {
    const words = textsOf(cards);
    if (!/Reminder of|Your week/.test(words)) continue;
    const on = String(sentAt).slice(0, 10);
    byDay.set(on, [...(byDay.get(on) ?? []), words]);
  }
  return [...byDay.values()];
}

async function settled(): Promise<void> {
  await until(
    'all is sent',
    async () => {
      const { items } = (await server.query(REEVE, 'reminders.deliveries', { limit: '50' })).body;
      return items.every(({ state }: Json) => state !== 'queued');
    },
    30_000,
  );
}

it('over Northmoor’s first three months nobody is written to twice in a day of what falls due, nor of nothing', async () => {
  for (const [number, on] of workingDays('2027-01-04', '2027-03-31').entries()) await live(on, number);
  await settled();
  for (const id of ['ruth-calder', 'priya-sandhu', 'callum-reeve', 'tom-hesketh']) {
    const days = await remindersOf(id);
    expect({ id, twice: days.filter((each) => each.length > 1) }).toEqual({ id, twice: [] });
    expect(days.flat().filter((words) => words.includes('Nothing waits'))).toEqual([]);
  }
}, 300_000);
