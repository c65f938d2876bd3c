import { createRequire } from 'node:module';

/** What we use of the `node:sqlite` API. Bind texts and numbers only: a Date or a boolean would bind silently wrong. */
export interface SqliteStatement {
  run(...parameters: readonly (string | number)[]): { changes: number | bigint };
  all(...parameters: readonly (string | number)[]): unknown[];
  get(...parameters: readonly (string | number)[]): unknown;
}
export interface SqliteDatabase {
  exec(sql: string): void;
  prepare(sql: string): SqliteStatement;
  close(): void;
}
interface SqliteModule {
  readonly DatabaseSync: new (file: string, options?: { readonly readOnly?: boolean }) => SqliteDatabase;
}

/**
 * Opens `file` with Node's own SQLite where it has one that finds words (22.15 and later), else with
 * @photostructure/sqlite, which has the same API. That package is native, so it is loaded only where it is needed.
 */
export function openSqlite(file: string, { readOnly = false } = {}): SqliteDatabase {
  const { DatabaseSync } = (loaded ??= builtInSqlite() ?? packagedSqlite());
  return new DatabaseSync(file, { readOnly });
}

let loaded: SqliteModule | undefined;

/** Node warns once on standard error that its module is experimental; what we use of it has been stable since 22.5. */
function builtInSqlite(): SqliteModule | undefined {
  const emitWarning = process.emitWarning.bind(process);
  process.emitWarning = () => {};
  try {
    const found: object | undefined = process.getBuiltinModule('node:sqlite');
    return isSqlite(found) && findsWords(found) ? found : undefined;
  } finally {
    process.emitWarning = emitWarning;
  }
}

/** Earlier ones were built without full text. */
function findsWords({ DatabaseSync }: SqliteModule): boolean {
  const database = new DatabaseSync(':memory:');
  const found = database.prepare(`SELECT 1 FROM pragma_compile_options WHERE compile_options = 'ENABLE_FTS5'`).get();
  database.close();
  return found !== undefined;
}

function packagedSqlite(): SqliteModule {
  const found: unknown = createRequire(__filename)('@photostructure/sqlite');
  if (!isSqlite(found)) throw new Error('@photostructure/sqlite has no DatabaseSync');
  return found;
}

function isSqlite(module: unknown): module is SqliteModule {
  return typeof module === 'object' && module !== null && 'DatabaseSync' in module;
}
