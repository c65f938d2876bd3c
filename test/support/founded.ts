import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { sha256 } from '../../bot/wiring/sha256';
import { openSqlite } from '../../bot/wiring/sqlite';

const Counts = z.object({ chats: z.number(), installed: z.number() });

/**
 * A panel (`panelFile`'s, else Northmoor) as its first start leaves it, the bot installed in every chat, in `dataDir`. It
 * is founded once in a run and copied from then on: most tests begin where the first start has ended, at another port.
 * `start` serves a folder.
 */
export async function copyFounded(
  panelFile: string | undefined,
  dataDir: string,
  start: (dataDir: string) => Promise<{ close(): Promise<void> }>,
): Promise<void> {
  const folder = process.env['SENTINEL_FOUNDED'];
  if (folder === undefined) return;
  const name = panelFile === undefined ? 'northmoor' : sha256(readFileSync(panelFile, 'utf8'));
  const kept = path.join(folder, name);
  if (!existsSync(kept)) {
    const making = mkdtempSync(path.join(folder, 'making-'));
    const server = await start(making);
    await installed(path.join(making, 'teams.db'));
    await server.close();
    moveUnlessThere(making, kept);
  }
  cpSync(kept, dataDir, { recursive: true });
}

/** Another worker may have been faster. */
function moveUnlessThere(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!existsSync(to)) throw error;
    rmSync(from, { recursive: true, force: true });
  }
}

async function installed(file: string): Promise<void> {
  const db = openSqlite(file, { readOnly: true });
  const counts = db.prepare(
    `SELECT (SELECT count(*) FROM chats) AS chats, (SELECT count(*) FROM notes WHERE key LIKE 'installed:%') AS installed`,
  );
  for (;;) {
    const { chats, installed } = Counts.parse(counts.get());
    if (chats > 0 && installed === chats) break;
    await new Promise((resume) => setTimeout(resume, 50));
  }
  db.close();
}
