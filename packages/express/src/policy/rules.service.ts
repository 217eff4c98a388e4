/** The rules in the database: remembered by each process, and loaded again as soon as any process has changed them. */
import type { Context, Db, Transaction } from '../context.js';
import type { PolicyRuleTable } from '../db/schema.js';
import type { Part, Rule, Scope } from './rules.js';
import { byBreadth } from './rules.js';
import {
  bumpPolicy,
  dropRule,
  findPolicyVersion,
  insertRules,
  listRules,
  saveRule,
  startPolicy,
} from './rules.store.js';

/** A rule, and who has set it; nobody for one that the application began with. */
export interface StoredRule extends Rule {
  readonly for: Scope;
  readonly note: string;
  /** Whom the administrator acts for. */
  readonly setFor: string | undefined;
  readonly setRank: number;
  readonly setBy: string | undefined;
  readonly setAt: number;
}

/** All rules of one version, the broadest first. */
export interface RuleBook {
  readonly version: number;
  readonly rules: readonly StoredRule[];
}

const books = new WeakMap<Context, RuleBook>();

/**
 * The rules in force. One small read tells whether what is remembered is the newest. Inside a transaction nothing is
 * remembered: what it has written may never be.
 */
export async function rulesNow(ctx: Context, transaction?: Transaction): Promise<RuleBook> {
  const db = transaction ?? ctx.db;
  const version = await findPolicyVersion(db);
  const known = books.get(ctx);
  if (known?.version === version) return known;
  // Read after the version, so they are of it or newer; then the next request loads them once more.
  const rows = version === 0 ? [] : await listRules(db);
  const book = { version, rules: rows.map(readRule).sort(byBreadth) };
  if (!transaction) books.set(ctx, book);
  return book;
}

/** What every process compares before it trusts what it remembers: of the rules, and of who sends texts. */
export async function versionNow(db: Db | Transaction): Promise<number> {
  return findPolicyVersion(db);
}

/** The rules the application begins with, if none were ever written; from then on the console decides. */
export async function beginPolicy(ctx: Pick<Context, 'db' | 'now' | 'options'>): Promise<void> {
  const { firstRules, logger } = ctx.options;
  if (firstRules.length === 0) return;
  const isFirst = await ctx.db.transaction().execute(async (transaction) => {
    if (!(await startPolicy(transaction))) return false;
    const set = { setFor: undefined, setRank: 0, setBy: undefined, setAt: ctx.now() };
    await insertRules(
      transaction,
      firstRules.map((rule) => writeRule({ ...rule, for: rule.for ?? {}, note: rule.note ?? '', ...set })),
    );
    return true;
  });
  if (!isFirst) logger.info({}, 'policy: the database has its rules; those of the options were its start');
}

/**
 * Changes the policy that has this version, one change at a time: racers wait here, and all but one find another version.
 * False for those.
 */
export async function takePolicy(transaction: Transaction, version: number): Promise<boolean> {
  return bumpPolicy(transaction, version);
}

/** In the place of the one of the same id, if there is one. */
export async function putRule(transaction: Transaction, rule: StoredRule): Promise<void> {
  await saveRule(transaction, writeRule(rule));
}

export async function removeRule(transaction: Transaction, id: string): Promise<void> {
  await dropRule(transaction, id);
}

function readRule(row: PolicyRuleTable): StoredRule {
  return {
    ...(JSON.parse(row.parts) as Pick<Rule, Part>),
    id: row.id,
    for: JSON.parse(row.scope) as Scope,
    locked: row.locked === 1,
    priority: row.priority,
    note: row.note,
    setFor: row.set_for ?? undefined,
    setRank: row.set_rank,
    setBy: row.set_by ?? undefined,
    setAt: row.set_at,
  };
}

function writeRule(rule: StoredRule): PolicyRuleTable {
  const {
    id,
    for: scope,
    locked = false,
    priority = 0,
    note,
    setFor,
    setRank,
    setBy,
    setAt,
    ...parts
  } = rule;
  return {
    id,
    scope: JSON.stringify(scope),
    parts: JSON.stringify(parts),
    locked: locked ? 1 : 0,
    priority,
    note,
    set_for: setFor ?? null,
    set_rank: setRank,
    set_by: setBy ?? null,
    set_at: setAt,
  };
}
