/** What a database has to bring to be held to the suite: an empty place, opened as often as wanted, also by other processes. */
import { Kysely } from 'kysely';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Db } from '../../packages/express/src/context.js';
import type { Database } from '../../packages/express/src/db/schema.js';
import { sqlite, type OpenDatabase } from '../../packages/express/src/db/sqlite.js';

export interface TestDatabase {
  readonly name: string;
  /** An empty place of its own; its address is all that another process needs. */
  create(): Promise<{ readonly address: string; remove(): Promise<void> }>;
  open(address: string): OpenDatabase;
}

const sqliteFiles: TestDatabase = {
  name: 'SQLite',
  async create() {
    const folder = mkdtempSync(join(tmpdir(), 'mfa-kit-'));
    return {
      address: join(folder, `${randomUUID()}.db`),
      remove: async () => rmSync(folder, { recursive: true, force: true }),
    };
  },
  open: sqlite,
};

export const databases: readonly TestDatabase[] = [sqliteFiles];

export function databaseNamed(name: string | undefined): TestDatabase {
  const found = databases.find((database) => database.name === name);
  if (!found) throw new Error(`no such database: ${name}`);
  return found;
}

export async function connect(database: TestDatabase, address: string): Promise<Db> {
  return new Kysely<Database>({ dialect: await database.open(address)() });
}
