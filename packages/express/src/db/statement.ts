/** Statements that are built and compiled once and run often: building one costs more than running it. */
import { Kysely, type Compilable, type CompiledQuery, type Dialect, type QueryResult } from 'kysely';
import type { Database } from './schema.js';

/** A dialect that can read at once what is committed, without waiting for the transaction in progress. */
export interface ReadingDialect extends Dialect {
  readonly read?: (text: string, parameters: readonly unknown[]) => unknown[];
}

export function connect(dialect: ReadingDialect): Kysely<Database> {
  return new ReadingKysely(dialect);
}

class ReadingKysely extends Kysely<Database> {
  readonly read: ReadingDialect['read'];

  constructor(dialect: ReadingDialect) {
    super({ dialect });
    this.read = dialect.read;
  }
}

type Result<Row> = Pick<QueryResult<Row>, 'rows' | 'numAffectedRows'>;

export interface Statement<Parameters, Row> {
  all(db: Kysely<Database>, parameters: Parameters): Promise<Row[]>;
  /** At once where the database can. */
  first(db: Kysely<Database>, parameters: Parameters): Row | undefined | Promise<Row | undefined>;
  /** How many rows it changed. */
  run(db: Kysely<Database>, parameters: Parameters): Promise<number>;
}

/** `build` is shown a stand-in for each parameter, and may do nothing with it but hand it on as a value. */
export function statement<Parameters extends object, Row>(
  build: (db: Kysely<Database>, parameters: Parameters) => Compilable<Row>,
): Statement<Parameters, Row> {
  const compiled = new WeakMap<object, CompiledQuery<Row>>();

  function compiledFor(db: Kysely<Database>, values: Parameters): CompiledQuery<Row> {
    // The one thing that a database has in common with its transactions.
    const { adapter } = db.getExecutor();
    const query = compiled.get(adapter) ?? build(db, standInsFor(values)).compile();
    compiled.set(adapter, query);
    return query;
  }

  function execute(db: Kysely<Database>, values: Parameters): Result<Row> | Promise<Result<Row>> {
    const query = compiledFor(db, values);
    const parameters = query.parameters.map((value) =>
      value instanceof StandIn ? values[value.name as keyof Parameters] : value,
    );
    if (db instanceof ReadingKysely && db.read && query.query.kind === 'SelectQueryNode')
      return { rows: db.read(query.sql, parameters) as Row[] };
    return db.executeQuery<Row>({ ...query, parameters });
  }

  return {
    all: async (db, parameters) => (await execute(db, parameters)).rows,
    first(db, parameters) {
      const result = execute(db, parameters);
      return result instanceof Promise ? result.then(({ rows }) => rows[0]) : result.rows[0];
    },
    run: async (db, parameters) => Number((await execute(db, parameters)).numAffectedRows ?? 0),
  };
}

class StandIn {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  /** Whatever was computed with it would be computed once and for all. */
  [Symbol.toPrimitive](): never {
    throw new TypeError(`compute with ${this.name} before it is handed to the statement`);
  }
}

function standInsFor<Parameters extends object>(values: Parameters): Parameters {
  const standIns = Object.keys(values).map((name) => [name, new StandIn(name)]);
  return Object.fromEntries(standIns) as Parameters;
}
