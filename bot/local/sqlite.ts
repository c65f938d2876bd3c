import { createRequire } from 'node:module';

/** What we use of the `node:sqlite` API. Bind texts and numbers only: a Date or a boolean would bind silently wrong. */
export interface Sqlite {
  exec(sql: string): void;
  prepare(sql: string): {
    run(...parameters: readonly (string | number)[]): unknown;
    all(...parameters: readonly (string | number)[]): unknown[];
    get(...parameters: readonly (string | number)[]): unknown;
  };
  close(): void;
}
interface SqliteModule {
  readonly DatabaseSync: new (file: string) => Sqlite;
}

/** Opens `file` with Node's own SQLite (22 and later), else with @photostructure/sqlite, which has the same API. */
export function openSqlite(file: string): Sqlite {
  const { DatabaseSync } = builtIn() ?? packaged();
  return new DatabaseSync(file);
}

/** Node warns once on standard error that its module is experimental; what we use of it has been stable since 22.5. */
function builtIn(): SqliteModule | undefined {
  const emitWarning = process.emitWarning.bind(process);
  process.emitWarning = () => {};
  try {
    const found: object | undefined = process.getBuiltinModule('node:sqlite');
    return isSqlite(found) ? found : undefined;
  } finally {
    process.emitWarning = emitWarning;
  }
}

function packaged(): SqliteModule {
  const found: unknown = createRequire(__filename)('@photostructure/sqlite');
  if (!isSqlite(found)) throw new Error('@photostructure/sqlite has no DatabaseSync');
  return found;
}

function isSqlite(module: unknown): module is SqliteModule {
  return typeof module === 'object' && module !== null && 'DatabaseSync' in module;
}
