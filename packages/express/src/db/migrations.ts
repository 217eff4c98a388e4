/** Forward migrations. One that has shipped is never edited; the next change is a new one. */
import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Database } from './schema.js';

/** `bigint` holds epoch milliseconds in PostgreSQL; SQLite takes it as an integer. */
const first: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('factor')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('user_id', 'text', (c) => c.notNull())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('secret', 'text', (c) => c.notNull())
      .addColumn('last_step', 'bigint')
      .addColumn('is_default', 'integer', (c) => c.notNull())
      .addColumn('pending_id', 'text')
      .addColumn('tries', 'integer', (c) => c.notNull())
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .addColumn('confirmed_at', 'bigint')
      .addColumn('last_used_at', 'bigint')
      .addColumn('expires_at', 'bigint')
      .execute();
    await db.schema.createIndex('factor_by_user').on('factor').columns(['user_id', 'state']).execute();

    await db.schema
      .createTable('pending_login')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('handle', 'text', (c) => c.notNull().unique())
      .addColumn('user_id', 'text', (c) => c.notNull())
      .addColumn('via', 'text', (c) => c.notNull())
      .addColumn('context', 'text', (c) => c.notNull())
      .addColumn('return_to', 'text', (c) => c.notNull())
      .addColumn('tries', 'integer', (c) => c.notNull())
      .addColumn('granted_at', 'bigint')
      .addColumn('ticketed', 'integer', (c) => c.notNull())
      .addColumn('amr', 'text')
      .addColumn('enrolled', 'text', (c) => c.notNull())
      .addColumn('ended', 'text')
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .addColumn('expires_at', 'bigint', (c) => c.notNull())
      .execute();
    await db.schema.createIndex('pending_login_by_user').on('pending_login').column('user_id').execute();
    await db.schema.createIndex('pending_login_by_expiry').on('pending_login').column('expires_at').execute();

    await db.schema
      .createTable('proof')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('user_id', 'text', (c) => c.notNull())
      .addColumn('level', 'integer', (c) => c.notNull())
      .addColumn('amr', 'text', (c) => c.notNull())
      .addColumn('context', 'text', (c) => c.notNull())
      .addColumn('epoch', 'integer', (c) => c.notNull())
      .addColumn('skipped', 'integer', (c) => c.notNull())
      .addColumn('proved_at', 'bigint', (c) => c.notNull())
      .addColumn('repair_until', 'bigint')
      .execute();
    await db.schema.createIndex('proof_by_user').on('proof').column('user_id').execute();

    await db.schema
      .createTable('recovery_set')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('user_id', 'text', (c) => c.notNull())
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('pending_id', 'text')
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .addColumn('confirmed_at', 'bigint')
      .execute();
    await db.schema
      .createIndex('recovery_set_by_user')
      .on('recovery_set')
      .columns(['user_id', 'state'])
      .execute();

    await db.schema
      .createTable('recovery_code')
      .addColumn('mac', 'text', (c) => c.primaryKey())
      .addColumn('set_id', 'text', (c) => c.notNull())
      .addColumn('user_id', 'text', (c) => c.notNull())
      .addColumn('key_id', 'text', (c) => c.notNull())
      .addColumn('used_at', 'bigint')
      .execute();
    await db.schema.createIndex('recovery_code_by_set').on('recovery_code').column('set_id').execute();
    await db.schema.createIndex('recovery_code_by_user').on('recovery_code').column('user_id').execute();

    await db.schema
      .createTable('failure_counter')
      .addColumn('user_id', 'text', (c) => c.notNull())
      .addColumn('factor_id', 'text', (c) => c.notNull())
      .addColumn('in_row', 'integer', (c) => c.notNull())
      .addColumn('day_count', 'integer', (c) => c.notNull())
      .addColumn('last_at', 'bigint', (c) => c.notNull())
      .addColumn('lock_level', 'integer', (c) => c.notNull())
      .addColumn('locked_until', 'bigint')
      .addPrimaryKeyConstraint('failure_counter_key', ['user_id', 'factor_id'])
      .execute();

    await db.schema
      .createTable('user_state')
      .addColumn('user_id', 'text', (c) => c.primaryKey())
      .addColumn('version', 'integer', (c) => c.notNull())
      .addColumn('epoch', 'integer', (c) => c.notNull())
      .addColumn('device_epoch', 'integer', (c) => c.notNull())
      .addColumn('registered_through', 'text')
      .addColumn('skips', 'integer', (c) => c.notNull())
      .addColumn('skipped_at', 'bigint')
      .addColumn('needs_ticket', 'integer', (c) => c.notNull())
      .addColumn('last_seen', 'bigint')
      .execute();

    await db.schema
      .createTable('enrollment_ticket')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('user_id', 'text', (c) => c.notNull())
      .addColumn('mac', 'text', (c) => c.notNull())
      .addColumn('key_id', 'text', (c) => c.notNull())
      .addColumn('tries', 'integer', (c) => c.notNull())
      .addColumn('used_at', 'bigint')
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .addColumn('expires_at', 'bigint', (c) => c.notNull())
      .execute();
    await db.schema
      .createIndex('enrollment_ticket_by_user')
      .on('enrollment_ticket')
      .column('user_id')
      .execute();

    await db.schema
      .createTable('event')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addColumn('type', 'text', (c) => c.notNull())
      .addColumn('user_id', 'text')
      .addColumn('factor_id', 'text')
      .addColumn('ip', 'text')
      .addColumn('user_agent', 'text')
      .execute();
    await db.schema.createIndex('event_by_user').on('event').columns(['user_id', 'id']).execute();

    await db.schema
      .createTable('rate_limit')
      .addColumn('key', 'text', (c) => c.primaryKey())
      .addColumn('points', 'integer', (c) => c.notNull())
      .addColumn('expires_at', 'bigint')
      .execute();
  },
};

const phones: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('factor').addColumn('hint', 'text').execute();
    await db.schema.createIndex('factor_by_pending').on('factor').column('pending_id').execute();

    await db.schema
      .createTable('challenge')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('pending_id', 'text', (c) => c.notNull())
      .addColumn('factor_id', 'text', (c) => c.notNull())
      .addColumn('user_id', 'text', (c) => c.notNull())
      .addColumn('sends', 'integer', (c) => c.notNull())
      .addColumn('resend_at', 'bigint', (c) => c.notNull())
      .addUniqueConstraint('challenge_once', ['pending_id', 'factor_id'])
      .execute();

    await db.schema
      .createTable('challenge_code')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('challenge_id', 'text', (c) => c.notNull())
      .addColumn('mac', 'text', (c) => c.notNull())
      .addColumn('key_id', 'text', (c) => c.notNull())
      .addColumn('expires_at', 'bigint', (c) => c.notNull())
      .addColumn('used_at', 'bigint')
      .execute();
    await db.schema
      .createIndex('challenge_code_by_challenge')
      .on('challenge_code')
      .columns(['challenge_id', 'id'])
      .execute();

    await db.schema
      .createTable('message')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('user_id', 'text', (c) => c.notNull())
      .addColumn('challenge_id', 'text', (c) => c.notNull())
      .addColumn('transport', 'text')
      .addColumn('provider_id', 'text')
      .addColumn('status', 'text', (c) => c.notNull())
      .addColumn('reason', 'text')
      .addColumn('provider_code', 'text')
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .addColumn('updated_at', 'bigint', (c) => c.notNull())
      .execute();
    await db.schema
      .createIndex('message_by_challenge')
      .on('message')
      .columns(['challenge_id', 'id'])
      .execute();
  },
};

const migrations: Record<string, Migration> = { '001_first': first, '002_phones': phones };

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
