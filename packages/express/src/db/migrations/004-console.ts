/** Who must, and who decides: people to list, rules, what is set for one person, providers, the sealed audit. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const console: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('user_state').addColumn('last_context', 'text').execute();
    await db.schema.alterTable('message').addColumn('country', 'text').execute();
    await db.schema.createIndex('message_by_time').on('message').column('created_at').execute();
    await db.schema.createIndex('locked_now').on('failure_counter').column('locked_until').execute();
    await addPeople(db);
    await addPolicy(db);
    await addTexting(db);
    await addSeals(db);
  },
};

async function addPeople(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('person')
    .addColumn('user_id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('sort_name', 'text', (c) => c.notNull())
    .addColumn('account', 'text', (c) => c.notNull())
    .addColumn('mail', 'text')
    .addColumn('locale', 'text')
    .addColumn('tenant', 'text')
    .addColumn('roles', 'text', (c) => c.notNull())
    .addColumn('admin_rank', 'integer')
    .addColumn('admin_tenants', 'text')
    .addColumn('coverage', 'text', (c) => c.notNull())
    .addColumn('kinds', 'text', (c) => c.notNull())
    .addColumn('codes_left', 'integer')
    .addColumn('codes_low', 'integer', (c) => c.notNull())
    .addColumn('found_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('person_role')
    .addColumn('user_id', 'text', (c) => c.notNull())
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('tenant', 'text')
    .addColumn('sort_name', 'text', (c) => c.notNull())
    .addColumn('coverage', 'text', (c) => c.notNull())
    .addColumn('codes_low', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('person_role_key', ['user_id', 'role'])
    .execute();
  await db.schema
    .createTable('person_term')
    .addColumn('user_id', 'text', (c) => c.notNull())
    .addColumn('term', 'text', (c) => c.notNull())
    .addColumn('tenant', 'text')
    .addPrimaryKeyConstraint('person_term_key', ['user_id', 'term'])
    .execute();
  // One for each way to narrow a list, so that a page is a range of an index, whoever asks and for whatever.
  const order = ['sort_name', 'user_id'];
  const ways = { name: [], coverage: ['coverage'], codes: ['codes_low'] };
  const lists = Object.entries(ways).flatMap(([way, by]) => [
    [`person_by_${way}`, 'person', [...by, ...order]] as const,
    [`person_by_tenant_${way}`, 'person', ['tenant', ...by, ...order]] as const,
    [`role_by_${way}`, 'person_role', ['role', ...by, ...order]] as const,
    [`role_by_tenant_${way}`, 'person_role', ['tenant', 'role', ...by, ...order]] as const,
  ]);
  const indices = [
    ...lists,
    ['term_by_term', 'person_term', ['term', 'user_id']] as const,
    ['term_by_tenant', 'person_term', ['tenant', 'term', 'user_id']] as const,
    ['person_by_rank', 'person', ['admin_rank']] as const,
    ['needs_ticket_now', 'user_state', ['needs_ticket', 'user_id']] as const,
    ['seen_by_time', 'user_state', ['last_seen', 'user_id']] as const,
  ];
  for (const [name, table, columns] of indices)
    await db.schema
      .createIndex(name)
      .on(table)
      .columns([...columns])
      .execute();
}

async function addPolicy(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('user_policy')
    .addColumn('user_id', 'text', (c) => c.primaryKey())
    .addColumn('requirement', 'text')
    .addColumn('exempt_until', 'bigint')
    .addColumn('extended_until', 'bigint')
    .addColumn('preset_phone', 'text')
    .addColumn('preset_hint', 'text')
    .addColumn('preset_changeable', 'integer', (c) => c.notNull())
    .addColumn('marks', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('exempt_now').on('user_policy').column('exempt_until').execute();
  await db.schema
    .createTable('policy_rule')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('scope', 'text', (c) => c.notNull())
    .addColumn('parts', 'text', (c) => c.notNull())
    .addColumn('locked', 'integer', (c) => c.notNull())
    .addColumn('priority', 'integer', (c) => c.notNull())
    .addColumn('note', 'text', (c) => c.notNull())
    .addColumn('set_for', 'text')
    .addColumn('set_rank', 'integer', (c) => c.notNull())
    .addColumn('set_by', 'text')
    .addColumn('set_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('met_scope')
    .addColumn('tenant', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('value', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('met_scope_key', ['tenant', 'name', 'value'])
    .execute();
  await db.schema
    .createTable('policy_state')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('version', 'integer', (c) => c.notNull())
    .execute();
}

async function addTexting(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('sms_provider')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('is_on', 'integer', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('sms_country')
    .addColumn('country', 'text', (c) => c.primaryKey())
    .addColumn('mode', 'text', (c) => c.notNull())
    .execute();
}

async function addSeals(db: Kysely<unknown>): Promise<void> {
  const texts = ['actor_id', 'tenant', 'reason', 'who_salt', 'actor_salt', 'where_salt', 'seal'];
  for (const name of texts) await db.schema.alterTable('event').addColumn(name, 'text').execute();
  await db.schema.alterTable('event').addColumn('seq', 'integer').execute();
  await db.schema
    .alterTable('event')
    .addColumn('outcome', 'text', (c) => c.notNull().defaultTo('done'))
    .execute();
  // What happened before there were seals: told apart by its empty mac, and signed as it is at the first start.
  for (const name of ['who_digest', 'actor_digest', 'where_digest', 'mac', 'key_id'])
    await db.schema
      .alterTable('event')
      .addColumn(name, 'text', (c) => c.notNull().defaultTo(''))
      .execute();
  const indices = {
    event_by_seq: ['seq', 'id'],
    event_by_type: ['type', 'id'],
    event_by_actor: ['actor_id', 'id'],
    event_by_tenant: ['tenant', 'id'],
  };
  for (const [name, columns] of Object.entries(indices))
    await db.schema.createIndex(name).on('event').columns(columns).execute();
  await db.schema
    .createTable('audit_head')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('seal', 'text', (c) => c.notNull())
    .addColumn('mac', 'text', (c) => c.notNull())
    .addColumn('key_id', 'text', (c) => c.notNull())
    .addColumn('holder', 'text')
    .addColumn('lease_until', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('audit_checkpoint')
    .addColumn('seq', 'integer', (c) => c.primaryKey())
    .addColumn('seal', 'text', (c) => c.notNull())
    .addColumn('mac', 'text', (c) => c.notNull())
    .addColumn('key_id', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute();
}
