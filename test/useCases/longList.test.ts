import { Instant } from '../../bot/domain/time';
import { findListIndex, type ListIndex } from '../../bot/store/listIndexes';
import { runCommand } from '../../bot/useCases/commands';
import { runQuery } from '../../bot/useCases/queries';
import type { PanelStore } from '../../bot/ledger/store';
import { type Filled, panelWith, type Reads } from '../support/panelWith';

/** A panel of 60 members and `count` tasks, nine in ten of them closed, and the reads it takes to list the first page. */
async function readsOfFirstPage(count: number, input: object): Promise<Reads & { shown: number }> {
  const { texts, ...reads } = await readsOf({ name: 'tasks.list', input, who: 'tom-hesketh' }, { count, openOf: 10 });
  return { ...reads, shown: texts.length };
}

interface Asked {
  readonly name: 'tasks.list' | 'today.lines' | 'today.watched' | 'reminders.upcoming';
  readonly input: object;
  readonly who: string;
}

async function readsOf({ name, input, who }: Asked, filled: Filled): Promise<Reads & { texts: unknown[] }> {
  const { reads, asked, close } = await panelWith(filled);
  const { items } = await runQuery(name, input, await asked(who));
  const counted = { ...reads, texts: items.map((item: { text?: string }) => item.text) };
  await close();
  return counted;
}

describe('the first page of the action log', () => {
  it.each([
    ['as it opens', 2, { limit: '50' }],
    ['with what is urgent first', 3, { limit: '50', urgentFirst: 'true' }],
    ['closed ones too, by reference', 2, { open: 'any', sort: 'number', direction: 'descending', limit: '50' }],
    ['the last changed', 2, { open: 'any', sort: 'changedAt', direction: 'descending', limit: '50' }],
  ])('%s takes as many reads with 10,000 tasks as with 1,000', async (_what, operations, input) => {
    const few = await readsOfFirstPage(1_000, input);
    const many = await readsOfFirstPage(10_000, input);
    expect(few).toEqual({ operations, documents: 52, shown: 50 });
    expect(many).toEqual(few);
  });

  it('looks for what is urgent among what is awaited alone, not among all that nobody has acknowledged', async () => {
    const { asked, close } = await panelWith({ count: 100, openOf: 1 });
    const ctx = await asked('tom-hesketh');
    const lists: (ListIndex | undefined)[] = [];
    const query: PanelStore['query'] = (panelId, wanted) => {
      lists.push(findListIndex(wanted));
      return ctx.store.query(panelId, wanted);
    };
    const store: PanelStore = Object.assign(Object.create(ctx.store), { query });
    await runQuery('tasks.list', { urgentFirst: 'true' }, { ...ctx, store });
    await close();
    const byDueDate = { type: 'task', filter: 'open', order: 'dueOn' };
    expect(lists).toEqual([{ type: 'task', filter: 'awaited', order: 'ackDueAt' }, byDueDate]);
  });
});

describe('what goes out in the coming days', () => {
  it('takes as many reads with thirty times the tasks', async () => {
    const asked = { name: 'reminders.upcoming', input: {}, who: 'callum-reeve' } as const;
    const at = Instant.parse('2026-12-01T09:00:00.000Z');
    const few = await readsOf(asked, { count: 300, openOf: 1, at });
    const many = await readsOf(asked, { count: 9_000, openOf: 1, at });
    expect([few.texts.length, many.texts.length]).toEqual([50, 50]);
    expect(many.operations).toBeLessThanOrEqual(few.operations * 1.5);
    expect(many.documents).toBeLessThanOrEqual(few.documents * 1.5);
  });
});

describe('Today', () => {
  it.each([
    ['of the coordinator', 'today.lines', 'callum-reeve', 311, 513],
    ['of whoever holds them all', 'today.lines', 'priya-sandhu', 311, 513],
    ['of the coordinator, as the hours go by,', 'today.watched', 'callum-reeve', 301, 402],
  ] as const)('%s reads no more with 5,000 open tasks than it tells of', async (_whose, name, who, few, many) => {
    const asked = { name, input: {}, who };
    expect((await readsOf(asked, { count: 300, openOf: 1 })).documents).toBeLessThanOrEqual(few);
    const { documents, texts } = await readsOf(asked, { count: 5_000, openOf: 1 });
    expect(documents).toBeLessThanOrEqual(many);
    if (name === 'today.lines')
      expect(texts).toContain(
        who === 'callum-reeve' ? '100+ tasks are overdue' : '92+ more tasks wait for your answer',
      );
  });

  it('of forty at one change reads what they share once, with 1,000 open tasks too', async () => {
    const { reads, asked, people, close } = await panelWith({ count: 1_000, openOf: 1 });
    for (const who of people.slice(0, 40)) await runQuery('today.lines', {}, await asked(who));
    await close();
    expect(reads.operations).toBeLessThanOrEqual(100);
    expect(reads.documents).toBeLessThanOrEqual(500);
  });
});

it('what waits for people this week is read once for all of them, with 1,000 open tasks too', async () => {
  const { reads, asked, people, close } = await panelWith({ count: 1_000, openOf: 1 });
  const digestOf = async (who: string) => (await runQuery('reminders.digest', {}, await asked(who))).lines;
  await digestOf('callum-reeve');
  const first = reads.documents;
  for (const who of people.slice(0, 40)) await digestOf(who);
  await close();
  expect(first).toBeLessThanOrEqual(420);
  expect(reads.documents - first).toBe(40);
});

it('what is overdue is counted to the last task, and nothing else is read of the others', async () => {
  const { reads, asked, close } = await panelWith({ count: 3_000, openOf: 1 });
  const { items } = await runQuery('measures.get', {}, await asked('callum-reeve'));
  const first = reads.documents;
  await runQuery('measures.get', { period: 'year' }, await asked('callum-reeve'));
  await close();
  const overdue = items.find(({ measure }) => measure === 'overdueNow');
  // Due on 32 of the 300 days over which they are spread, by 2 February.
  expect([overdue?.figure.text, overdue?.parts.map(({ by, n }) => [by, n])]).toEqual(['320', [['agency.ea', 320]]]);
  expect(first).toBeLessThanOrEqual(320 + 100);
  // Another period has them in hand.
  expect(reads.documents - first).toBeLessThanOrEqual(10);
});

it('what nobody has thought of yet takes as few reads with ten times the tasks, and none again until something changes', async () => {
  const readsWith = async (count: number) => {
    const { reads, asked, close } = await panelWith({ count, openOf: 2 });
    const ctx = await asked('callum-reeve');
    await runQuery('coverage.get', {}, ctx);
    const first = { ...reads };
    await runQuery('coverage.get', {}, ctx);
    await close();
    return { first, again: reads.operations - first.operations };
  };
  const many = await readsWith(3_000);
  expect(many).toEqual(await readsWith(300));
  expect(many.again).toBe(0);
  // Groups, opportunities, powers, meetings, the newest tasks; one for each agency that has none of these.
  expect(many.first.operations).toBeLessThanOrEqual(5 + 15);
});

it('evidence for an inspection reads nothing of records and days that are not of its period', async () => {
  const readsWith = async (count: number, period: object) => {
    const { reads, asked, close } = await panelWith({ count, openOf: 10_000 });
    await runQuery('measures.evidencePack', period, await asked('callum-reeve'));
    await close();
    return { ...reads };
  };
  const tomorrow = { period: 'own', from: '2027-02-03', to: '2027-02-03' };
  const few = await readsWith(300, tomorrow);
  expect(await readsWith(3_000, tomorrow)).toEqual(few);
  expect(few.documents).toBeLessThanOrEqual(100);
});

describe('somebody who is opened in Settings', () => {
  it('takes what is in their own hands to be read, whatever is in those of others', async () => {
    const { reads, asked, close } = await panelWith({ count: 3_000, openOf: 1 });
    const openOf = async (memberId: string) => {
      reads.documents = 0;
      const { held } = await runQuery('people.get', { memberId }, await asked('callum-reeve'));
      return { held: held.map(({ key }) => key), documents: reads.documents };
    };
    // Meetings and groups are read once at a change, whoever is opened.
    const idle = await openOf('hannah-doyle');
    const deputy = await openOf('member-number5');
    const again = await openOf('hannah-doyle');
    await close();
    expect(idle.documents).toBeLessThanOrEqual(20);
    expect(again).toEqual({ held: [], documents: 1 });
    expect(deputy.documents).toBe(4);
    expect(deputy.held).toEqual(['deputy:task-3000', 'deputy:task-1000', 'deputy:task-2000']);
  });
});

it('ten who are invited together have the people read anew once for all, not for each', async () => {
  const { reads, asked, people, close } = await panelWith({ count: 1, openOf: 1 });
  const memberIds = people.slice(-10);
  const ctx = await asked('callum-reeve');
  // Each mail looks for whose it is, as those do that stay on this machine.
  const mail = async () => void (await asked('callum-reeve'));
  const invitations = { sign: async () => 'a-token', read: async () => undefined, mail };
  reads.documents = 0;
  const input = { memberIds, invitationId: 'an-invitation-of-ten' };
  expect(await runCommand('member.inviteAll', input, { ...ctx, invitations })).toEqual({ invited: 10, left: [] });
  await close();
  const { agencies } = ctx.roster;
  // Beside them their own seats, and a head for each who asks.
  expect(reads.documents).toBeLessThanOrEqual(people.length + agencies.size + 50);
});

it('a long list of people is looked at and comes in a few rows at a time, without a look back at those who came in before', async () => {
  const { reads, asked, close } = await panelWith({ count: 1, openOf: 1 });
  const rows = Array.from({ length: 450 }, (_, at) => `New ${at},new.${at}@rspca.example,RSPCA`);
  const text = ['Name,E-mail,Agency', ...rows].join('\n');
  const [looking, ctx] = [await asked('callum-reeve'), await asked('callum-reeve')];
  reads.documents = 0;
  let turns = 0;
  let waiting: NodeJS.Immediate;
  const wait = () => {
    waiting = setImmediate(() => {
      turns += 1;
      wait();
    });
    return () => clearImmediate(waiting);
  };
  const leave = wait();
  const looked = await runQuery('people.look', { text }, looking);
  const whileLooking = turns;
  const versions = looked.rows.map(({ row, version }) => ({ row, version }));
  expect(await runCommand('member.import', { text, versions }, ctx)).toMatchObject({ added: 450 });
  leave();
  // So often whoever else waits is answered: before each 25 rows, and each 30 people that are written down.
  expect(whileLooking).toBeGreaterThanOrEqual(2 * 18);
  expect(turns - whileLooking).toBeGreaterThanOrEqual(2 * 18 + 15);
  // The panel's head, and nobody of those who came in.
  expect(reads.documents).toBe(1);
  await close();
});
