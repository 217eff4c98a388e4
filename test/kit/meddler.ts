/** Stands between the kit and its database: a test breaks it at any statement, or holds one until something else has happened. */
import type { OpenDatabase } from '@mfa-kit/express';
import type { CompiledQuery, DatabaseConnection, Driver } from 'kysely';

type Opened = Awaited<ReturnType<OpenDatabase>>;

export interface Hold {
  /** Resolves when the statement has come and waits. */
  readonly reached: Promise<unknown>;
  release(): void;
}

export class Meddler {
  /** Nothing is answered any more. */
  dead = false;
  /** How many statements came since `failAfter` was last set. */
  seen = 0;
  #failAfter = Infinity;
  #holds: { readonly at: number; readonly arrive: () => void; readonly until: Promise<unknown> }[] = [];
  #begins = 0;
  /** The audit is sealed in a while of its own, whatever a test does: that is neither counted nor held nor broken. */
  #isSealing = false;

  /** So many statements pass, the next one fails, the ones after it pass again. */
  failAfter(count: number): void {
    this.seen = 0;
    this.#failAfter = count;
  }

  /** Holds the transaction that begins after `passing` others: all was read, nothing is written yet. */
  holdTransaction(passing = 0): Hold {
    const arrived = Promise.withResolvers<undefined>();
    const released = Promise.withResolvers<undefined>();
    this.#holds.push({
      at: this.#begins + passing,
      arrive: () => arrived.resolve(undefined),
      until: released.promise,
    });
    return { reached: arrived.promise, release: () => released.resolve(undefined) };
  }

  /** For `through` of the test host. */
  readonly between =
    (open: OpenDatabase): OpenDatabase =>
    async () =>
      this.#dialect(await open());

  #dialect(dialect: Opened): Opened {
    const { read } = dialect;
    return {
      ...(read && {
        read: (text: string, parameters: readonly unknown[]) => {
          if (!text.includes('"seq" is null')) this.#failIfAsked(text);
          return read(text, parameters);
        },
      }),
      createAdapter: () => dialect.createAdapter(),
      createQueryCompiler: () => dialect.createQueryCompiler(),
      createIntrospector: (db) => dialect.createIntrospector(db),
      createDriver: () => this.#driver(dialect.createDriver()),
    };
  }

  #driver(driver: Driver): Driver {
    return {
      init: () => driver.init(),
      acquireConnection: async () => this.#connection(await driver.acquireConnection()),
      beginTransaction: (connection, settings) => {
        this.#isSealing = settings.isolationLevel === 'serializable';
        return driver.beginTransaction(connection, settings);
      },
      commitTransaction: (connection) => driver.commitTransaction(connection),
      rollbackTransaction: (connection) => driver.rollbackTransaction(connection),
      releaseConnection: (connection) => {
        this.#isSealing = false;
        return driver.releaseConnection(connection);
      },
      destroy: () => driver.destroy(),
    };
  }

  #connection(connection: DatabaseConnection): DatabaseConnection {
    return {
      executeQuery: async <Row>(query: CompiledQuery) => {
        await this.#meddle(query.sql);
        return connection.executeQuery<Row>(query);
      },
      streamQuery: (query, size) => connection.streamQuery(query, size),
    };
  }

  async #meddle(statement: string): Promise<void> {
    if (this.#isSealing && !this.dead) return;
    if (statement.startsWith('begin')) {
      const at = this.#begins++;
      for (const hold of this.#holds.filter((one) => one.at === at)) {
        hold.arrive();
        await hold.until;
      }
    }
    this.#failIfAsked(statement);
  }

  #failIfAsked(statement: string): void {
    const isRollback = statement === 'rollback';
    if (this.dead || (!isRollback && this.seen++ === this.#failAfter))
      throw new Error(`the disk failed at: ${statement}`);
  }
}
