import path from 'node:path';
import { z } from 'zod';
import { PanelId } from '../../bot/domain/ids';
import type { PanelStore, StoredDocument } from '../../bot/ledger/store';
import { openSqliteStore, readSqliteStore } from '../../bot/store/sqliteStore';
import { openSqlite } from '../../bot/wiring/sqlite';

/** As many as go into one batch, whatever they are. */
const AT_ONCE = 40;

const Kinds = z.array(z.object({ panelId: PanelId, type: z.string() }));

/**
 * Puts the panels of one data folder into another: each is a log and its records, which vouch for each other and for
 * nothing beside them. A panel's settings come last: without them there is no panel, and what is there already is left.
 */
export async function copyPanels(from: string, to: string): Promise<void> {
  const [file, into] = [path.join(from, 'sentinel.db'), path.join(to, 'sentinel.db')];
  const kinds = kindsIn(file);
  const [source, target] = [readSqliteStore(file), openSqliteStore(into)];
  try {
    const inOrder = kinds.sort((a, b) => Number(a.type === 'panel') - Number(b.type === 'panel'));
    for (const { panelId, type } of inOrder) await copyKind(source, target, panelId, type);
  } finally {
    await Promise.all([source.close(), target.close()]);
  }
}

function kindsIn(file: string): z.infer<typeof Kinds> {
  const database = openSqlite(file, { readOnly: true });
  try {
    // What the store keeps free is of no panel.
    const all = "SELECT DISTINCT panelId, type FROM documents WHERE panelId <> ''";
    return Kinds.parse(database.prepare(all).all());
  } finally {
    database.close();
  }
}

async function copyKind(source: PanelStore, target: PanelStore, panelId: PanelId, type: string): Promise<void> {
  let page: StoredDocument[] = [];
  do {
    page = await source.walk(panelId, { type, after: page.at(-1)?.id, limit: AT_ONCE });
    const known = await Promise.all(page.map(({ id }) => target.read(panelId, id)));
    const missing = page.filter((each, at) => known[at] === undefined && !isUnsent(each));
    const writes = missing.map(({ version: _, ...document }) => ({ kind: 'create', document }) as const);
    if (writes.length > 0) await target.commit(panelId, writes);
  } while (page.length === AT_ONCE);
}

/** What was not sent when it was due would come years late, all at once. */
function isUnsent({ type, keys }: StoredDocument): boolean {
  return type === 'message' && keys['state'] === 'waiting';
}
