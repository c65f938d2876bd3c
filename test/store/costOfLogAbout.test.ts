import { Readable } from 'node:stream';
import { AgencyId, MemberId, type PanelId } from '../../bot/domain/ids';
import { chain, type LogEntry, type LogFacts } from '../../bot/domain/log';
import { addMinutes } from '../../bot/domain/time';
import { documentOf, recordOf } from '../../bot/ledger/records';
import type { ReadCount } from '../../bot/store/batchRules';
import type { Context } from '../../bot/useCases/ports';
import type { PanelStore } from '../../bot/ledger/store';
import { exportFound } from '../../bot/useCases/log/exportFound';
import { runQuery } from '../../bot/useCases/queries';
import { openOutboxStand } from '../delivery/outboxStand';
import { countedStores } from '../support/countedStores';
import { ledgerNow, proposeTask, retitleTask, sha256 } from '../support/ledgerTasks';

it.each(countedStores)(
  'who opened one task reads as much of a long log as of a short one on %s',
  async (_name, start) => {
    const place = await start();
    let documents = 0;
    const store = await place.open((read) => (documents += read.documents));
    const { ledger, contexts, panelId } = await openOutboxStand('', { store });
    const task = await ledger.change(panelId, ledgerNow, async (draft) => {
      proposeTask(draft, panelId, 'other');
      return proposeTask(draft, panelId, 'asked');
    });
    const costs: number[] = [];
    for (const length of [3, 300]) {
      const written = Array.from({ length }, (_, index) =>
        ledger.change(panelId, ledgerNow, async (draft) => {
          await retitleTask(draft, 'other', `Title ${index}`);
          const subject = { type: 'task', id: 'other', reference: 'SEN-27-1' } as const;
          draft.log({ action: 'task-opened', by: reader, subject, readers: [] });
        }),
      );
      await Promise.all(written);
      await contexts.of(panelId, reader);
      documents = 0;
      const ctx = await contexts.of(panelId, reader);
      const { items } = await runQuery('log.list', { about: task.reference }, ctx);
      expect(items).toMatchObject([{ action: 'task-proposed' }]);
      costs.push(documents);
    }
    await store.close();
    await place.close();
    expect(costs[0]).toBeLessThan(12);
    expect(costs[1]).toBe(costs[0]);
  },
  60_000,
);

const LENGTH = Number(process.env['LOG_LENGTH'] ?? 600);
const reader = MemberId.parse('callum-reeve');

/** Entries that say what a busy panel's do, behind the log's end: readings, changes, disclosures, one in a hundred of one person, a refusal in a thousand. */
async function fillLog(store: PanelStore, panelId: PanelId, length: number): Promise<void> {
  const head = await store.read(panelId, 'head');
  let { logNumber: number, lastHash: hash } = recordOf('head', head ?? never());
  for (let done = 0; done < length; done += 100) {
    const entries = Array.from({ length: 100 }, (_, index): LogEntry => {
      number += 1;
      const entry = chain(factsAt(done + index, number, panelId), { salt: 's', reference: 'I-27-1' }, hash, sha256);
      hash = entry.hash;
      return entry;
    });
    await store.commit(
      panelId,
      entries.map((entry) => ({ kind: 'create', document: documentOf('log', panelId, entry) })),
    );
  }
}

function factsAt(at: number, number: number, panelId: PanelId): LogFacts {
  const common = { panelId, number, at: addMinutes(ledgerNow, at * 10), readers: [] };
  const issue = { type: 'issue', id: `issue-${at % 40}` } as const;
  const person = MemberId.parse(['tom-hesketh', 'ruth-calder', 'joanne-birkett'][at % 3] ?? '');
  if (at % 1000 === 7) {
    return { ...common, by: person, action: 'access-refused', kind: 'consultation', quiet: true, subject: issue };
  }
  if (at % 100 === 11) {
    const subject = { type: 'group', id: 'harvest.p1' } as const;
    return { ...common, by: person, action: 'nominal-opened', kind: 'consultation', quiet: true, subject };
  }
  if (at % 2 === 0) {
    return { ...common, by: person, action: 'issue-opened', kind: 'consultation', quiet: true, subject: issue };
  }
  const to = [AgencyId.parse(at % 10 === 1 ? 'hmrc' : 'police')];
  return { ...common, by: person, action: 'issue-widened', kind: 'disclosure', subject: issue, to };
}

function never(): never {
  throw new Error('The panel has no head');
}

const searches: readonly (readonly [string, Record<string, string>])[] = [
  ['a person', { by: 'tom-hesketh' }],
  ['a person and what they did', { by: 'ruth-calder', action: 'access-refused' }],
  ['a person and a kind', { by: 'tom-hesketh', kind: 'disclosure' }],
  ['a kind', { kind: 'consultation' }],
  ['an action', { action: 'issue-widened' }],
  ['what was refused', { refused: 'true' }],
  ['a record', { about: 'issue:issue-7' }],
  ['who saw a record', { about: 'issue:issue-7', seen: 'true' }],
  ['what a person saw', { reader: 'joanne-birkett' }],
  ['an agency', { agencyId: 'hmrc' }],
  ['some days', { from: '2027-03-03', to: '2027-03-04' }],
  ['a person on some days', { by: 'tom-hesketh', from: '2027-03-03', to: '2027-03-03' }],
  ['everything', {}],
];

/** What somebody has left for is looked for first: a page of tasks and one of issues. */
const READS_BEFORE = 2;

it.each(countedStores)(
  'each search of a long log reads a page of it, and who saw whom what tells of it, on %s',
  async (place_, start) => {
    const place = await start();
    let [documents, reads] = [0, 0];
    const count = (read: ReadCount) => {
      documents += read.documents;
      reads += 1;
    };
    const store = await place.open(count);
    const { contexts, panelId } = await openOutboxStand('', { store });
    await fillLog(store, panelId, LENGTH);
    // The groups, to leave out what somebody has left for, are read once after a change.
    await runQuery('groups.list', {}, await contexts.of(panelId, reader));
    const costOf = async <Result>(name: string, ask: (ctx: Context) => Promise<Result>) => {
      const ctx = await contexts.of(panelId, reader);
      [documents, reads] = [0, 0];
      const begun = performance.now();
      const result = await ask(ctx);
      const took = Math.round(performance.now() - begun);
      const line = `${place_}, ${name}: ${documents} documents in ${reads} reads, ${took} ms\n`;
      if (process.env['LOG_LENGTH'] !== undefined) process.stdout.write(line);
      return { result, documents, reads };
    };
    const limit = 20;
    for (const [name, search] of searches) {
      const cost = await costOf(name, (ctx) => runQuery('log.find', { ...search, limit: String(limit) }, ctx));
      const { length } = cost.result.items;
      expect([name, length]).not.toEqual([name, 0]);
      const page = Math.min(cost.documents, limit + 1);
      expect([name, cost.documents, cost.reads]).toEqual([name, page, READS_BEFORE + 1]);
    }
    // A table is read a page of 200 at a time, with one entry of the next.
    const table = await costOf('who saw one person, as a table', async (ctx) => {
      const { pieces } = await exportFound({ about: 'group:harvest.p1', format: 'csv' }, ctx);
      return (await Readable.from(pieces).toArray()).join('').trimEnd().split('\r\n');
    });
    const rows = LENGTH / 100;
    expect(table.result).toHaveLength(rows + 3);
    const pages = Math.ceil(rows / 200);
    // For its name and its marking: the group, its people, and whether anything of it was for few.
    const before = READS_BEFORE + 3;
    expect([table.documents, table.reads]).toEqual([rows + pages - 1, before + pages]);
    await store.close();
    await place.close();
  },
  60_000 + LENGTH * 20,
);
