/** SQLite by better-sqlite3: embedded, one file, WAL, several processes may share it. */
import type SqliteDatabase from 'better-sqlite3';
import {
  CompiledQuery,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type SqliteDialectConfig,
} from 'kysely';
import type { ReadingDialect } from './statement.js';

const OLDEST_NODE = 22;
const BUSY_TIMEOUT_MS = 5_000;

/** Opens (and creates) a SQLite file. `:memory:` serves tests. */
export type OpenDatabase = () => Promise<ReadingDialect>;

/** @param file path of the database; its folder must exist */
export function sqlite(file: string): OpenDatabase {
  return async () => {
    // better-sqlite3 dies on older versions with nothing but "Segmentation fault".
    const major = Number(process.versions.node.split('.')[0]);
    if (major < OLDEST_NODE)
      throw new Error(`better-sqlite3 needs Node ${OLDEST_NODE} or newer; this is ${process.version}`);
    const { default: Sqlite } = await import('better-sqlite3');
    const database = new Sqlite(file, { timeout: BUSY_TIMEOUT_MS });
    database.pragma('journal_mode = WAL');
    // A counted try and a spent code must survive a power cut, so every commit reaches the disk.
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    // A second connection sees what is committed, so that a guard need not wait until a transaction is over.
    const reader = database.memory
      ? undefined
      : new Sqlite(file, { readonly: true, timeout: BUSY_TIMEOUT_MS });
    return new ImmediateSqliteDialect(database, reader);
  };
}

/** Opens a SQLite file that is there, and changes nothing of it. */
export function sqliteToRead(file: string): OpenDatabase {
  return async () => {
    const { default: Sqlite } = await import('better-sqlite3');
    const options = { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS };
    return new ImmediateSqliteDialect(new Sqlite(file, options), undefined);
  };
}

type Connection = SqliteDatabase.Database;

/** Kysely prepares a statement anew on each run; a third of a small query's time. */
function rememberStatements(connection: Connection): (text: string) => SqliteDatabase.Statement {
  const statements = new Map<string, SqliteDatabase.Statement>();
  return (text) => {
    const known = statements.get(text) ?? connection.prepare(text);
    statements.set(text, known);
    return known;
  };
}

class ImmediateSqliteDialect extends SqliteDialect implements ReadingDialect {
  readonly read: ReadingDialect['read'];
  readonly #config: SqliteDialectConfig;

  constructor(writer: Connection, reader: Connection | undefined) {
    const config = {
      database: {
        prepare: rememberStatements(writer),
        close() {
          reader?.close();
          writer.close();
        },
      },
    };
    super(config);
    this.#config = config;
    if (!reader) return;
    const prepare = rememberStatements(reader);
    this.read = (text, parameters) => prepare(text).all(parameters);
  }

  override createDriver() {
    return new ImmediateSqliteDriver(this.#config);
  }

  override createAdapter() {
    return new TransactionalSqliteAdapter();
  }
}

/** A transaction that begins as a reader and writes later can fail half-way when another process wrote in between. */
class ImmediateSqliteDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection) {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

/** SQLite can roll a schema change back; saying so makes the migrator hold the write lock while it looks and acts. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl() {
    return true;
  }
}
