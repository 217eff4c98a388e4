/** Forward migrations. One that has shipped is never edited; the next change is a new one. */
import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { first } from './migrations/001-first.js';
import { phones } from './migrations/002-phones.js';
import { daily } from './migrations/003-daily.js';
import { console } from './migrations/004-console.js';
import type { Database } from './schema.js';

const migrations: Record<string, Migration> = {
  '001_first': first,
  '002_phones': phones,
  '003_daily': daily,
  '004_console': console,
};

/** Brings the database to the present. Two processes may start at once: one migrates, the other finds it done. */
export async function migrate(db: Kysely<Database>): Promise<void> {
  if (await isOfThePresent(db)) return;
  const { Migrator } = await import('kysely/migration');
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrations) },
    migrationTableName: 'mfa_migration',
    migrationLockTableName: 'mfa_migration_lock',
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error instanceof Error ? error : new Error('the migrations failed', { cause: error });
}

/** Nearly every start finds nothing to do, and one read says so. */
async function isOfThePresent(db: Kysely<Database>): Promise<boolean> {
  try {
    const { rows } = await sql<{ name: string }>`select name from mfa_migration`.execute(db);
    const done = new Set(rows.map(({ name }) => name));
    return (
      done.size === Object.keys(migrations).length && Object.keys(migrations).every((name) => done.has(name))
    );
  } catch {
    // No such table yet, or the migrator will say what is wrong.
    return false;
  }
}
