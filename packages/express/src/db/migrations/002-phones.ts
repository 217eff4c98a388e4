/** Texts: who was sent what, and what became of it. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const phones: Migration = {
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
