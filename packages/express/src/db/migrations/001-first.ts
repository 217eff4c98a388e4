/** The tables of signing in and enrolling. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** `bigint` holds epoch milliseconds in PostgreSQL; SQLite takes it as an integer. */
export const first: Migration = {
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
