import path from 'node:path';
import {
  countedDisruption,
  countedIssue,
  countedOpportunity,
  countedMeeting,
  type CountedRecord,
  countedTask,
  monthOf,
} from '../../bot/domain/counted';
import { noneApart, noTally, tallied, talliedApart } from '../../bot/domain/tally';
import { recordOf } from '../../bot/ledger/records';
import type { PanelStore, StoredDocument } from '../../bot/ledger/store';
import { openCosmosStore } from '../../bot/store/cosmosStore';
import { openSqliteStore } from '../../bot/store/sqliteStore';

/** The store of a server that stands, a second time. */
export async function openBeside(settings: Record<string, string>, dataDir: string): Promise<PanelStore> {
  const { COSMOS_ENDPOINT: endpoint, COSMOS_KEY: key } = settings;
  if (endpoint === undefined || key === undefined) return openSqliteStore(path.join(dataDir, 'sentinel.db'));
  return openCosmosStore({ endpoint, key, database: 'sentinel', container: 'panels' });
}

/** What stands in the counters, and what the records come to when they are counted from nothing. */
export async function countedAndRecounted(store: PanelStore): Promise<[object, object]> {
  const [head] = await store.queryEverywhere({ type: 'head', limit: 1 });
  if (head === undefined) throw new Error('There is no panel');
  const { panelId } = head;
  const all = (type: string) => store.walk(panelId, { type, limit: 5_000 });
  const round = recordOf('head', head).counting?.round ?? 0;
  const records = new Map<string, CountedRecord>();
  const add = (found: StoredDocument[], count: (each: StoredDocument) => CountedRecord) =>
    found.forEach((each) => records.set(each.id, count(each)));
  add(await all('task'), (each) => countedTask(recordOf('task', each)));
  add(await all('issue'), (each) => countedIssue(recordOf('issue', each)));
  add(await all('disruption'), (each) => countedDisruption(recordOf('disruption', each)));
  add(await all('opportunity'), (each) => countedOpportunity(recordOf('opportunity', each)));
  add(await all('meeting'), (each) => countedMeeting(recordOf('meeting', each)));
  const recounted: Record<string, object> = {};
  const months = new Set([...records.values()].flatMap(({ as }) => Object.values(as).map(({ on }) => monthOf(on))));
  for (const month of months) {
    const plain = [...records.values()].filter(({ readers }) => readers === undefined);
    recounted[month] = {
      plain: plain.reduce((tally, { as }) => tallied(tally, as, 1), noTally(month, round)).counted,
      apart: [...records].reduce((tally, [id, each]) => talliedApart(tally, id, each), noneApart(month, round)).records,
    };
  }
  const counted: Record<string, { plain: object; apart: object }> = {};
  const at = (month: string) => (counted[month] ??= { plain: {}, apart: {} });
  for (const each of await all('monthTally')) {
    const { month, round: of, counted: plain } = recordOf('monthTally', each);
    if (of === round) at(month).plain = plain;
  }
  for (const each of await all('apartTally')) {
    const { month, round: of, records: apart } = recordOf('apartTally', each);
    if (of === round) at(month).apart = apart;
  }
  return [bare(counted), bare(recounted)];
}

/** Without what is empty. */
function bare(value: unknown): object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { is: value };
  const fields = Object.entries(value).map(([key, field]) => [key, bare(field)] as const);
  return Object.fromEntries(fields.filter(([, field]) => Object.keys(field).length > 0).sort());
}
