import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { shapesIn } from '../../bot/ledger/shapes';
import { isRecordType, todaysShapes } from '../../bot/ledger/todaysShapes';
import { openSqlite } from '../../bot/wiring/sqlite';
import { startTestServer, type TestServer, until } from '../support/sentinel';

/** A day after each corpus ends. */
const TODAY = '2027-05-13T09:00:00.000Z';
const CORPUS = path.resolve('test/store/corpus');
const PACKED = '.db.gz';

export interface Kept {
  readonly type: string;
  readonly id: string;
  readonly form: number;
  readonly keys: Record<string, unknown>;
  readonly value: Record<string, unknown>;
}

/** The versions that left a store. */
export const corpusNames = readdirSync(CORPUS)
  .filter((file) => file.endsWith(PACKED))
  .map((file) => file.slice(0, -PACKED.length));

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** The store that a version left, in a folder of its own. */
export function leftBy(version: string): string {
  return unpacked(path.join(CORPUS, version + PACKED));
}

export function unpacked(file: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'sentinel-left-'));
  folders.push(folder);
  writeFileSync(path.join(folder, 'sentinel.db'), gunzipSync(readFileSync(file)));
  return folder;
}

export function keptIn(dataDir: string, only?: string): Kept[] {
  const db = openSqlite(path.join(dataDir, 'sentinel.db'));
  try {
    const rows = db.prepare("SELECT type, id, keys, value FROM documents WHERE type <> 'free'").all();
    return rows
      .map((row) => {
        const { type, id, keys: kept, value } = Object(row);
        const { form = 1, entry: _, ...keys } = JSON.parse(kept);
        return { type, id, form, keys, value: JSON.parse(value) };
      })
      .filter(({ type }) => only === undefined || type === only);
  } finally {
    db.close();
  }
}

/** What a later version may find to do in a store. */
function formsIn(store: string): string[] {
  const keyings = Object.entries(shapesOfHead(store)?.settled ?? {});
  return [
    ...new Set(keptIn(store).map(({ type, form }) => `${type} in form ${form}`)),
    ...keyings.map(([kind, { keying }]) => `${kind} in keying ${keying}`),
  ];
}

/** As few of the versions as left, between them, every kind in each form and keying that it has had. */
export function fewestVersions(): string[] {
  const left = corpusNames.map((name) => ({ name, forms: formsIn(leftBy(name)) }));
  const found = new Set<string>();
  const chosen: string[] = [];
  for (;;) {
    const news = left.map(({ name, forms }) => ({ name, forms: forms.filter((form) => !found.has(form)) }));
    const most = news.sort((a, b) => b.forms.length - a.forms.length)[0];
    if (most === undefined || most.forms.length === 0) return chosen;
    chosen.push(most.name);
    for (const form of most.forms) found.add(form);
  }
}

/** Served by this version until it has brought up to date what an earlier one left. */
export async function opened(dataDir: string): Promise<TestServer> {
  const server = await startTestServer({ DATA_DIR: dataDir });
  await until('all records have today’s form', () => outdatedIn(dataDir).length === 0);
  await server.moveClock(TODAY);
  return server;
}

/** Of kinds that are brought up to date, those in an earlier form than today's. */
export function outdatedIn(dataDir: string): string[] {
  const { kept } = todaysShapes();
  return keptIn(dataDir)
    .filter(({ type, form }) => isRecordType(type) && form < (kept[type]?.form ?? 1))
    .map(({ id }) => id);
}

export function shapesOfHead(dataDir: string) {
  return shapesIn(keptIn(dataDir, 'head')[0]?.value);
}

/** Today's form of each kind. */
export function formsToKeep(): [kind: string, form: number][] {
  return Object.entries(todaysShapes().forms);
}
