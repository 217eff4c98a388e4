/** Daily life: several factors of a kind, step-up, trusted browsers, activity, notices. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const daily: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable('factor')
      .addColumn('ordinal', 'integer', (c) => c.notNull().defaultTo(1))
      .execute();
    await db.schema.alterTable('factor').addColumn('replaces', 'text').execute();

    await db.schema.alterTable('proof').addColumn('fresh_at', 'bigint').execute();
    await db.schema.alterTable('proof').addColumn('fresh_amr', 'text').execute();
    await db.schema.alterTable('proof').addColumn('reauthenticated_at', 'bigint').execute();
    await db.schema.alterTable('proof').addColumn('device_id', 'text').execute();

    await db.schema
      .alterTable('pending_login')
      .addColumn('trust', 'integer', (c) => c.notNull().defaultTo(0))
      .execute();

    await db.schema.alterTable('pending_login').addColumn('fresh_at', 'bigint').execute();
    await db.schema.alterTable('pending_login').addColumn('fresh_amr', 'text').execute();

    await addStepUp(db);
    await addTrustedDevices(db);
    await addNotices(db);

    await db.schema.alterTable('event').addColumn('detail', 'text').execute();
    await db.schema.createIndex('event_of_user').on('event').columns(['user_id', 'id']).execute();
  },
};

async function addStepUp(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('step_up')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('proof_id', 'text', (c) => c.notNull())
    .addColumn('user_id', 'text', (c) => c.notNull())
    .addColumn('purpose', 'text')
    .addColumn('methods', 'text')
    .addColumn('tries', 'integer', (c) => c.notNull())
    .addColumn('ended', 'text')
    .addColumn('proved_at', 'bigint')
    .addColumn('amr', 'text')
    .addColumn('used_at', 'bigint')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('step_up_by_proof').on('step_up').column('proof_id').execute();
}

async function addTrustedDevices(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('trusted_device')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('handle', 'text', (c) => c.notNull().unique())
    .addColumn('user_id', 'text', (c) => c.notNull())
    .addColumn('device_epoch', 'integer', (c) => c.notNull())
    .addColumn('browser', 'text')
    .addColumn('system', 'text')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('last_seen', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('trusted_device_by_user').on('trusted_device').column('user_id').execute();
}

async function addNotices(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('notice')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('user_id', 'text', (c) => c.notNull())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('tries', 'integer', (c) => c.notNull())
    .addColumn('next_at', 'bigint', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('done_at', 'bigint')
    .execute();
  await db.schema.createIndex('notice_by_turn').on('notice').columns(['status', 'next_at']).execute();
  await db.schema.createIndex('notice_of_user').on('notice').columns(['user_id', 'type']).execute();
}
