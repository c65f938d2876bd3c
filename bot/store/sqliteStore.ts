import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { PanelId } from '../domain/ids';
import {
  type DocumentKeys,
  type DocumentQuery,
  MAX_BATCH_BYTES,
  NewerData,
  type PanelDocument,
  type PanelStore,
  type StoredDocument,
  VersionConflict,
  type WalkPage,
  type Write,
} from '../ledger/store';
import { checkBatch, type OnRead } from './batchRules';
import { openSqlite, type SqliteDatabase, type SqliteStatement } from '../wiring/sqlite';
import { asCommitFault, asUnavailable, BUSY_TIMEOUT_MS, PATIENCE_MS, patiently } from './sqlitePatience';
import { type SlotRow, SqliteSlots } from './sqliteSlots';
import { isInWordOrder, startsIn } from './listIndexes';
import { schema, schemaSteps, selectDocuments, selectPage, selectWorded, type SqlQuery } from './sqliteSql';
import { matching, SqliteWords } from './sqliteWords';
import { isStoredKeys } from './storedKeys';

/** Query shapes kept prepared; the app has some thirty. */
const MAX_STATEMENTS = 200;
/** Another process that reads at that moment is in the way of one. */
const EMPTY_WRITE_AHEAD_LOG = 'PRAGMA wal_checkpoint(TRUNCATE)';
const MOST_TRUNCATIONS = 20;
/** Documents that are found by words before a list is put in order; some milliseconds. */
const MOST_SORTED = 500;

const READ = 'SELECT panelId, id, type, version, keys, value FROM documents WHERE panelId = ? AND id = ?';
/**
 * Text that somebody broke reads as nothing: whoever reads the record finds it to be none, and the rest is read. So does
 * what no store writes: of a name that stands twice SQLite takes the one and JSON.parse the other, so that lists would go
 * by what no check sees.
 */
const Json = z.string().transform((text): unknown => {
  try {
    const value: unknown = JSON.parse(text);
    return JSON.stringify(value) === text.trimEnd() ? value : undefined;
  } catch {
    return undefined;
  }
});
/** Beside the keys and not in columns of their own: a version without them, which writes all anew, leaves them out. */
const Beside = z.object({ form: z.number().optional(), entry: z.number().optional(), salt: z.string().optional() });
type KeysColumn = DocumentKeys & z.infer<typeof Beside>;
const isKeysColumn = (value: unknown): value is KeysColumn => isStoredKeys(value) && Beside.safeParse(value).success;
const Truncation = z.object({ busy: z.number() });
const Version = z.object({ user_version: z.number() });
const Row = z.object({
  panelId: PanelId,
  id: z.string(),
  type: z.string(),
  version: z.string(),
  keys: Json.transform((keys): KeysColumn | undefined => (isKeysColumn(keys) ? keys : undefined)),
  value: Json,
});

/**
 * Opens the embedded store in `file`, making it on first use. Several processes may have the same file open.
 * @param options.onRead is told of every read, for tests and measures
 * @throws NewerData when a later version has changed its tables
 * @throws Error when the file cannot be opened or is not ours
 */
export function openSqliteStore(file: string, options: { readonly onRead?: OnRead } = {}): PanelStore {
  const database = openSqlite(file);
  // The timeout first: the others may have to wait for a process that is opening the same file.
  database.exec(`PRAGMA busy_timeout = ${PATIENCE_MS}`);
  keepWriteAheadLog(database);
  // Durable before it is acknowledged, also when the power fails.
  database.exec('PRAGMA synchronous = FULL');
  // Zeros in the place of what is deleted or written over.
  database.exec('PRAGMA secure_delete = ON');
  try {
    leaveNoCopies(database, file);
    // In one transaction: several processes may open the file at once, and one that is killed leaves nothing by halves.
    database.exec('BEGIN IMMEDIATE');
    bringUpToDate(database, file);
    database.exec('COMMIT');
  } catch (error) {
    rollBack(database);
    database.close();
    throw error;
  }
  database.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`);
  // A process that was killed may have left there what it was about to purge; one that serves meanwhile keeps it busy.
  database.exec(EMPTY_WRITE_AHEAD_LOG);
  return new SqliteStore(database, options.onRead);
}

/**
 * Opens a store to read it alone: it may be another process's, of this version or an earlier one, and nothing is changed.
 * @throws NewerData, Error as above; also where there is no file
 */
export function readSqliteStore(file: string): PanelStore {
  const database = openSqlite(file, { readOnly: true });
  try {
    database.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`);
    stepsTaken(database, file);
    return new SqliteStore(database, undefined);
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * The first to open a file turns it into one with a write-ahead log, for which SQLite wants it alone: it does not wait for
 * another process that is about to do the same, whatever the timeout, but says that the file is locked.
 */
function keepWriteAheadLog(database: SqliteDatabase): void {
  const late = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      database.exec('PRAGMA journal_mode = WAL');
      return;
    } catch (error) {
      if (!String(error).includes('locked') || Date.now() > late) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

/** Rows moved about while versions of before wrote the file. Idempotent, and done before the file says that it is. */
function leaveNoCopies(database: SqliteDatabase, file: string): void {
  if (stepsTaken(database, file) < schemaSteps.length) database.exec('VACUUM');
}

function stepsTaken(database: SqliteDatabase, file: string): number {
  const { user_version: taken } = Version.parse(database.prepare('PRAGMA user_version').get());
  if (taken > schemaSteps.length) throw new NewerData(file, `its tables are of version ${taken}`);
  return taken;
}

function bringUpToDate(database: SqliteDatabase, file: string): void {
  const taken = stepsTaken(database, file);
  database.exec(schema);
  for (const step of schemaSteps.slice(taken)) database.exec(step);
  database.exec(`PRAGMA user_version = ${schemaSteps.length}`);
}

/** SQLite has rolled back already after some faults (a full disk), and then refuses to do it again. */
function rollBack(database: SqliteDatabase): void {
  try {
    database.exec('ROLLBACK');
  } catch {
    // The fault that led here is the one to tell.
  }
}

class SqliteStore implements PanelStore {
  private readonly statements = new Map<string, SqliteStatement>();
  private readonly slots = new SqliteSlots((sql) => this.statement(sql));
  private readonly words = new SqliteWords((sql) => this.statement(sql));
  private isOpen = true;

  constructor(
    private readonly database: SqliteDatabase,
    private readonly onRead: OnRead | undefined,
  ) {}

  async read(panelId: PanelId, id: string): Promise<StoredDocument | undefined> {
    const row = await patiently('reading', () => this.statement(READ).get(panelId, id));
    this.onRead?.({ operation: 'read', documents: row === undefined ? 0 : 1 });
    return row === undefined ? undefined : storedOf(row);
  }

  async query(panelId: PanelId, query: DocumentQuery): Promise<StoredDocument[]> {
    const starts = startsIn(query);
    if (starts === undefined) return this.select(selectDocuments(query, panelId));
    if (starts.length === 1 && isInWordOrder(query)) return this.select(selectWorded(query, panelId, starts));
    const areFew = await this.areFew(panelId, query.type, starts);
    if (areFew) return this.select(selectWorded(query, panelId, starts, 'sorted'));
    return this.select(isInWordOrder(query) ? selectWorded(query, panelId, starts) : selectDocuments(query, panelId));
  }

  /** Few are sorted; what many bear is soon found in any order. */
  private areFew(panelId: PanelId, type: string, starts: readonly string[]): Promise<boolean> {
    const match = matching(panelId, type, starts);
    return patiently('reading', () => this.words.count(match, MOST_SORTED) < MOST_SORTED);
  }

  async queryEverywhere(query: DocumentQuery): Promise<StoredDocument[]> {
    return this.select(selectDocuments(query, undefined));
  }

  async walk(panelId: PanelId, page: WalkPage): Promise<StoredDocument[]> {
    return this.select(selectPage(page, panelId));
  }

  private async select({ sql, parameters }: SqlQuery): Promise<StoredDocument[]> {
    const rows = await patiently('reading', () => this.statement(sql).all(...parameters));
    this.onRead?.({ operation: 'query', documents: rows.length });
    return rows.map(storedOf);
  }

  async commit(panelId: PanelId, writes: readonly Write[]): Promise<string[]> {
    checkBatch(panelId, writes);
    // Unique to this batch and place, so a document never has the same version twice, not even after its deletion.
    const batchId = randomUUID();
    const prepared = writes.map((write, index) => preparedWrite(panelId, write, `${batchId}.${index}`));
    const bytes = prepared.reduce(
      (sum, { row }) => sum + Buffer.byteLength(row.keys) + Buffer.byteLength(row.value),
      0,
    );
    if (bytes > MAX_BATCH_BYTES) throw new Error(`A batch holds ${MAX_BATCH_BYTES} bytes at the most, not ${bytes}`);
    await patiently('writing', () => this.commitNow(prepared));
    return prepared.map(({ row }) => row.version);
  }

  /** In one go: nobody else here may run within it. */
  private commitNow(writes: readonly PreparedWrite[]): void {
    this.database.exec('BEGIN IMMEDIATE');
    let isWritten = false;
    try {
      for (const write of writes) this.apply(write);
      isWritten = true;
      this.database.exec('COMMIT');
    } catch (error) {
      rollBack(this.database);
      throw isWritten ? asCommitFault(error) : asUnavailable(error, 'writing');
    }
  }

  private apply({ write, row }: PreparedWrite): void {
    const { slots, words } = this;
    const { panelId, id } = row;
    const before = write.kind === 'create' ? undefined : words.borneBy(row);
    const isDone =
      write.kind === 'create'
        ? slots.create(row)
        : write.kind === 'replace'
          ? slots.replace(row, write.version)
          : slots.remove(panelId, id, write.version);
    if (!isDone) throw new VersionConflict(`${id} is not as it was read`);
    words.keep(row, before);
  }

  /**
   * The file itself has nothing left of it (SqliteSlots); what is not yet in the file goes with the write-ahead log.
   * @throws Error when other processes keep the file busy
   */
  async purge(): Promise<void> {
    for (let attempt = 1; attempt <= MOST_TRUNCATIONS; attempt++) {
      const { busy } = Truncation.parse(this.database.prepare(EMPTY_WRITE_AHEAD_LOG).get());
      if (busy === 0) return;
      await new Promise((resume) => setTimeout(resume, attempt * 20));
    }
    throw new Error('The write-ahead log could not be emptied: another process keeps reading it');
  }

  async close(): Promise<void> {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.database.close();
  }

  private statement(sql: string): SqliteStatement {
    const known = this.statements.get(sql);
    if (known !== undefined) return known;
    if (this.statements.size >= MAX_STATEMENTS) this.statements.clear();
    const statement = this.database.prepare(sql);
    this.statements.set(sql, statement);
    return statement;
  }
}

interface PreparedWrite {
  readonly write: Write;
  readonly row: SlotRow;
}

function preparedWrite(panelId: PanelId, write: Write, version: string): PreparedWrite {
  if (write.kind === 'delete') {
    return { write, row: { panelId, id: write.id, type: '', version: '', keys: '', value: '' } };
  }
  const { id, type } = write.document;
  return { write, row: { panelId, id, type, version, ...textsOf(write.document) } };
}

function textsOf({ id, form, entry, salt, keys, value }: PanelDocument): { keys: string; value: string } {
  if (value === undefined) throw new Error(`The document ${id} has no value`);
  return { keys: JSON.stringify({ ...keys, form, entry, salt }), value: JSON.stringify(value) };
}

function storedOf(row: unknown): StoredDocument {
  const { value, keys: stored, ...rest } = Row.parse(row);
  if (stored === undefined) return { ...rest, keys: {}, value: undefined };
  const { form, entry, salt, ...keys } = stored;
  return {
    ...rest,
    ...(form === undefined ? {} : { form }),
    ...(entry === undefined ? {} : { entry }),
    ...(salt === undefined ? {} : { salt }),
    ...{ keys, value },
  };
}
