import path from 'node:path';
import { type LogEntry, wordsOf } from '../../bot/domain/log';
import type { PanelId } from '../../bot/domain/ids';
import { readLog } from '../../bot/ledger/logPages';
import { documentOf, recordKinds, recordOf, type RecordType } from '../../bot/ledger/records';
import { MAX_BATCH_WRITES, type PanelStore, type StoredDocument } from '../../bot/ledger/store';
import { openSqliteStore } from '../../bot/store/sqliteStore';
import { openSqlite, type SqliteDatabase } from '../../bot/wiring/sqlite';
import { faultsIn } from '../support/ledgerTasks';
import { leftBy } from './corpusStores';

/** Documents that are there besides those of the corpus, of the shape of before. */
interface More {
  readonly meetings: number;
  readonly cards: number;
  readonly tasks?: number;
}

/** The kinds that are walked: those whose form or keys have changed since. */
const WALKED = ['meeting', 'minutes', 'issue', 'cardCopy'] as const satisfies readonly RecordType[];
const ENTRIES = 100_000;

/** The store that version a1a9838 left, in a folder of its own, with more of what it kept. */
export function leftStore(more: More): string {
  const folder = leftBy('a1a9838');
  const db = openSqlite(fileIn(folder));
  db.exec('BEGIN');
  multiply(db, 'meeting', more.meetings, (value, id) => ({ ...value, id }));
  // Cards in chats of many, of tasks that nobody changes any more.
  multiply(db, 'cardCopy', more.cards, ({ memberId: _, ...value }, id) => ({
    ...{ ...value, id },
    subject: { type: 'task', id: `task-of-${id}` },
  }));
  multiply(db, 'task', more.tasks ?? 0, (value, id) => ({ ...value, id }), 'task:task-closed');
  db.exec('COMMIT');
  db.close();
  return folder;
}

type Fields = Record<string, unknown>;

function multiply(
  db: SqliteDatabase,
  type: string,
  times: number,
  made: (value: Fields, id: string) => Fields,
  like = '%',
): void {
  const some = db.prepare('SELECT * FROM documents WHERE type = ? AND id LIKE ? LIMIT 1').get(type, like);
  const { panelId, keys, value } = Object(some);
  const insert = db.prepare(
    'INSERT INTO documents (panelId, id, type, version, keys, value) VALUES (?, ?, ?, ?, ?, ?)',
  );
  for (let time = 0; time < times; time++) {
    const id = `more-${String(time).padStart(5, '0')}`;
    insert.run(panelId, `${type}:${id}`, type, `left.${time}`, keys, JSON.stringify(made(JSON.parse(value), id)));
  }
}

/** What `leftStore` makes, in another store. */
export async function movedTo(store: PanelStore, folder: string): Promise<void> {
  const left = openSqliteStore(fileIn(folder));
  const [head] = await left.queryEverywhere({ type: 'head', limit: 1 });
  if (head === undefined) throw new Error('There is no panel');
  for (const type of Object.keys(recordKinds)) {
    const found = await left.walk(head.panelId, { type, limit: ENTRIES });
    for (let at = 0; at < found.length; at += MAX_BATCH_WRITES) {
      const some = found.slice(at, at + MAX_BATCH_WRITES);
      const writes = some.map(({ version: _, ...document }) => ({ kind: 'create', document }) as const);
      await store.commit(head.panelId, writes);
    }
  }
  await left.close();
}

export function fileIn(folder: string): string {
  return path.join(folder, 'sentinel.db');
}

/** What stands in a store. */
export interface Standing {
  readonly panelId: PanelId;
  readonly documents: readonly StoredDocument[];
  readonly entries: readonly LogEntry[];
  readonly faults: Awaited<ReturnType<typeof faultsIn>>;
}

export async function standingIn(folder: string): Promise<Standing> {
  const store = openSqliteStore(fileIn(folder));
  try {
    return await standingAt(store);
  } finally {
    await store.close();
  }
}

export async function standingAt(store: PanelStore): Promise<Standing> {
  const [head] = await store.queryEverywhere({ type: 'head', limit: 1 });
  if (head === undefined) throw new Error('There is no panel');
  const { panelId } = head;
  const documents: StoredDocument[] = [];
  for (const type of WALKED) documents.push(...(await store.walk(panelId, { type, limit: ENTRIES })));
  const entries = await readLog(store, panelId, { after: 0, limit: ENTRIES });
  return { panelId, documents, entries, faults: await faultsIn(store, panelId) };
}

/** What the walk is to make of these, by id. */
export function broughtUp({ panelId, documents }: Standing): Record<string, unknown> {
  return Object.fromEntries(documents.map((document) => [document.id, todaysOf(panelId, document)]));
}

function todaysOf(panelId: PanelId, document: StoredDocument): unknown {
  const type = WALKED.find((each) => each === document.type);
  if (type === undefined) throw new Error(`${document.type} is not walked`);
  const { keys, value } = documentOf(type, panelId, recordOf(type, document));
  return JSON.parse(JSON.stringify({ keys, value: type === 'cardCopy' ? document.value : value }));
}

export function asKept({ documents }: Standing): Record<string, unknown> {
  return Object.fromEntries(documents.map(({ id, keys, value }) => [id, { keys, value }]));
}

/** "meeting:M1" for each time that the log says of a record that it was brought up to date. */
/** Of what is compared here: messages are brought up too, and go out meanwhile. */
export function upgradesIn({ entries }: Standing): string[] {
  return entries
    .filter(({ action }) => action === 'record-upgraded')
    .flatMap((entry) => {
      const words = wordsOf(entry);
      return (words?.note ?? '').split(' ').map((key) => `${String(words?.reference)}:${key}`);
    })
    .filter((id) => WALKED.some((type) => id.startsWith(`${type}:`)));
}
