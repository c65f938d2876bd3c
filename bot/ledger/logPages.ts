import type { PanelId } from '../domain/ids';
import type { LogEntry } from '../domain/log';
import { documentIdAt, logKey, recordOf } from './records';
import type { PanelStore, StoredDocument } from './store';
import { unlessUnreadable } from './unreadable';

/** Small enough that nobody who waits between two pages waits long: the embedded store reads in the same thread. */
const PAGE = 100;

/** The entries after `after`, in order. */
export async function readLog(
  store: PanelStore,
  panelId: PanelId,
  { after, limit }: { after: number; limit: number },
): Promise<LogEntry[]> {
  const found = await store.walk(panelId, { type: 'log', after: logIdOf(after), limit });
  return found.map((document) => recordOf('log', document));
}

/** The same for whoever lists them: what cannot be read is left out. `next`: what the next page comes after. */
export async function listLogPage(
  store: PanelStore,
  panelId: PanelId,
  { after, limit }: { after: number; limit: number },
): Promise<{ entries: LogEntry[]; next?: number }> {
  const found = await store.walk(panelId, { type: 'log', after: logIdOf(after), limit: limit + 1 });
  const page = found.slice(0, limit);
  const entries = page
    .map((each) => unlessUnreadable(() => recordOf('log', each)))
    .filter((each) => each !== undefined);
  const last = page.at(-1);
  return { entries, ...(found.length > limit && last !== undefined ? { next: logNumberOf(last) } : {}) };
}

/** The same to the log's end, a page at a time, letting others go first between pages. */
export async function* pagesOfLog(store: PanelStore, panelId: PanelId, after = 0): AsyncGenerator<LogEntry[]> {
  for await (const page of pagesOf(store, panelId, 'log', logIdOf(after))) {
    yield page.map((document) => recordOf('log', document));
  }
}

/** Of those that a key of the log finds, in order, a page at a time. */
export async function* pagesByKey(
  store: PanelStore,
  panelId: PanelId,
  where: { readonly key: 'subjectId' | 'readId'; readonly is: string },
): AsyncGenerator<LogEntry[]> {
  for (let after = 0; ;) {
    const found = await store.query(panelId, {
      ...{ type: 'log', where: [where], limit: PAGE },
      order: { key: 'number', direction: 'ascending', after: { value: after, number: after } },
    });
    const entries = found.map((document) => recordOf('log', document));
    if (entries.length > 0) yield entries;
    if (entries.length < PAGE) return;
    after = entries.at(-1)?.number ?? after;
  }
}

/** All documents of a type, or all there are. */
export async function* pagesOf(
  store: PanelStore,
  panelId: PanelId,
  type?: string,
  from?: string,
): AsyncGenerator<StoredDocument[]> {
  let after = from;
  for (;;) {
    const page = await store.walk(panelId, { type, after, limit: PAGE });
    if (page.length > 0) yield page;
    if (page.length < PAGE) return;
    after = page[page.length - 1]?.id;
    await new Promise((resume) => setImmediate(resume));
  }
}

export function logIdOf(number: number): string {
  return documentIdAt('log', logKey(number));
}

/** As its id says, whatever became of the entry. */
export function logNumberOf({ id }: Pick<StoredDocument, 'id'>): number {
  return Number(id.slice('log:'.length));
}
