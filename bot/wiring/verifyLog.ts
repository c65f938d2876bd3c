import { closeSync, createReadStream, openSync, readFileSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { type Config, readConfig } from '../config';
import type { PanelId } from '../domain/ids';
import { localDateOf } from '../domain/time';
import { anchorsIn, type LogAnchor } from '../ledger/anchors';
import { checkLog } from '../ledger/logCheck';
import { checkExcerpt, excerptHeaderOf } from '../ledger/logExcerpt';
import { checkExportedLog, type ExportHeader, exportHeaderOf } from '../ledger/logExport';
import type { PanelStore } from '../ledger/store';
import { readStore } from '../store/openStore';
import { readSqliteStore } from '../store/sqliteStore';
import { excerptVerdict, type Verdict, verdictOf } from '../useCases/log/verdict';
import { listLogs } from '../useCases/settings/deployment';
import { Explained, explain } from './explained';
import { openAnchors } from './openAnchors';
import { sha256 } from './sha256';
import { storeCredential } from './storeCredential';

const usage = `npm run verify-log -- [store or file] [--anchors FILE]

  store    an embedded database, the folder that it is in, or the address of a Cosmos account; without it what the
           server's settings name. It is read alone, and a server may run on it
  file     a log that was exported, or an excerpt of one: who saw a record, what a person saw
  anchors  lines of {"panelId", "number", "hash"}, as the auditor's mails have them, beside those of the settings

It ends with 0 where every log is whole, with 1 where one is not, with 2 where it could not look.
`;

/** What is to be looked at, and the settings that say where its anchors are. */
type Place = { readonly config: Config } & (
  | { readonly kind: 'store'; readonly open: () => Promise<PanelStore> }
  | { readonly kind: 'file'; readonly file: string }
);

interface Verified {
  readonly of: string;
  readonly verdict: Verdict;
}

export interface Verification {
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly print: (text: string) => void;
}

/** Looks at logs and prints what it finds. @returns the code to end with */
export async function verifyLog({ args, environment, print }: Verification): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { anchors: { type: 'string', multiple: true, default: [] } },
    });
    if (positionals.length > 1) throw new Explained('Name one store or file.');
    const place = placeOf(positionals[0], environment);
    const given = values.anchors.flatMap((file) => anchorsIn(readFileSync(file, 'utf8'), file));
    const anchors = [...given, ...(await (await openAnchors(place.config)).list())];
    const verified = place.kind === 'file' ? verifyFile(place.file, anchors) : verifyStore(await place.open(), anchors);
    let areWhole = true;
    for await (const { of, verdict } of verified) {
      print(`${of}\n${verdict.lines.map((line) => `  ${line}\n`).join('')}`);
      areWhole &&= verdict.isWhole;
    }
    return areWhole ? 0 : 1;
  } catch (error) {
    print(`${explain(error, 'The log could not be looked at')}\n\n${usage}`);
    return 2;
  }
}

function placeOf(given: string | undefined, environment: Verification['environment']): Place {
  const isAddress = given !== undefined && /^https?:/.test(given);
  if (given === undefined || isAddress) {
    const config = readConfig({ ...environment, ...(isAddress ? { COSMOS_ENDPOINT: given } : {}) });
    return { kind: 'store', config, open: () => readStore(config, () => storeCredential(config)) };
  }
  const file = statSync(given).isDirectory() ? path.join(given, 'sentinel.db') : given;
  if (!isDatabase(file)) return { kind: 'file', config: readConfig(environment), file };
  const config = readConfig({
    ...environment,
    COSMOS_ENDPOINT: undefined,
    STORE: 'embedded',
    DATA_DIR: path.dirname(file),
  });
  return { kind: 'store', config, open: async () => readSqliteStore(file) };
}

function isDatabase(file: string): boolean {
  const sign = 'SQLite format 3\0';
  const begin = Buffer.alloc(sign.length);
  const opened = openSync(file, 'r');
  try {
    readSync(opened, begin);
  } finally {
    closeSync(opened);
  }
  return begin.toString('latin1') === sign;
}

/** A panel that anchors alone know of is one that somebody took away. */
async function* verifyStore(store: PanelStore, anchors: readonly LogAnchor[]): AsyncGenerator<Verified> {
  try {
    const panels = new Set<PanelId>([...(await listLogs(store)), ...anchors.map(({ panelId }) => panelId)]);
    if (panels.size === 0) throw new Explained('There is no log in this store.');
    for (const panelId of panels) {
      const own = anchors.filter((each) => each.panelId === panelId);
      const verdict = verdictOf(await checkLog(store, panelId, sha256, own), own);
      yield { of: `The log of panel ${panelId}`, verdict };
    }
  } finally {
    await store.close();
  }
}

async function* verifyFile(file: string, anchors: readonly LogAnchor[]): AsyncGenerator<Verified> {
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Infinity })[Symbol.asyncIterator]();
  const first = await lines.next();
  const text = first.done === true ? '' : first.value;
  const excerpt = excerptHeaderOf(text);
  if (excerpt !== undefined) {
    const own = anchorsUpTo(excerpt, anchors).filter(({ number }) => number >= excerpt.from);
    const of = `An excerpt of the log of panel ${excerpt.panelId}, as exported on ${excerpt.exportedAt}`;
    yield { of, verdict: excerptVerdict(await checkExcerpt(excerpt, lines, sha256, own), excerpt, own) };
    return;
  }
  const header = exportHeaderOf(text);
  if (header === undefined) throw new Explained(`${file} is neither an embedded database nor an exported log.`);
  const own = anchorsUpTo(header, anchors);
  const report = await checkExportedLog(header, lines, sha256, own);
  const of = `The log of panel ${header.panelId}, as exported on ${header.exportedAt}`;
  yield { of, verdict: verdictOf(report, own) };
}

type ExportedTo = Pick<ExportHeader, 'panelId' | 'number' | 'exportedAt'>;

/** Later ones are of what was not there yet. */
function anchorsUpTo({ panelId, number, exportedAt }: ExportedTo, anchors: readonly LogAnchor[]): LogAnchor[] {
  return anchors.filter(
    (each) =>
      each.panelId === panelId &&
      (each.number <= number || (each.on !== undefined && each.on < localDateOf(exportedAt, 'UTC'))),
  );
}
