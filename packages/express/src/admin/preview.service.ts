/** What a change of policy would do, to whom: everybody it could concern is judged by the rules as they are and as they would be. */
import type { PolicyPreview, PolicyWarning } from '@mfa-kit/contract';
import type { Context } from '../context.js';
import type { Administrator } from '../options.js';
import { concernedBy, howMany, type Concerned } from '../policy/concerned.service.js';
import { readOwn } from '../policy/own.service.js';
import { contextOf, weighRules } from '../policy/policy.service.js';
import type { PolicyContext, SignInContext } from '../policy/policy.js';
import { isFor, resolve, type Resolution, type Rule, type Ruled } from '../policy/rules.js';
import { isTightening } from '../policy/tightening.js';
import { effectOf, prospectOf, type Effect, type Prospect } from './prospect.js';
import { dormantBefore } from '../people/listing.service.js';

const MOST_NAMES = 10;
/** People of one company, role and form come to the same; so many ways to be are remembered. */
const MOST_WAYS = 5_000;

/** The rules as they are and as they would be, and the one rule that makes the difference. */
export interface PolicyChange {
  readonly before: Rule | undefined;
  readonly after: Rule | undefined;
  readonly rules: readonly Rule[];
  readonly next: readonly Rule[];
  readonly version: number;
}

export type Preview = Omit<PolicyPreview, 'now'>;

export async function previewOf(ctx: Context, admin: Administrator, change: PolicyChange): Promise<Preview> {
  const touched = [change.before, change.after].flatMap((rule) => (rule ? [rule.for ?? {}] : []));
  const tally = newTally();
  const judged = judging(ctx, change);
  for await (const page of concernedBy(ctx, { tenants: admin.tenants, scopes: touched }))
    for (const row of page) {
      const user: Ruled = {
        id: row.user_id,
        roles: JSON.parse(row.roles) as string[],
        ...(row.tenant !== null && { tenant: row.tenant }),
      };
      const context = contextOfRow(row);
      if (!touched.some((scope) => isFor(scope, user, context))) continue;
      count(tally, row, judged(row, user, context));
    }
  return present(ctx, change, tally, await howMany(ctx, admin));
}

/** Where they last signed in, or else the form that they registered through. */
function contextOfRow({ last_context: last, registered_through: through }: Concerned): PolicyContext {
  const where = JSON.parse(last ?? through ?? '{}') as SignInContext;
  return contextOf(where, { registered_through: through });
}

interface Both {
  readonly before: Prospect;
  readonly after: Prospect;
}

function judging(ctx: Context, { rules, next }: PolicyChange) {
  const ways = new Map<string, { before: Resolution; after: Resolution }>();
  return (row: Concerned, user: Ruled, context: PolicyContext): Both => {
    const way = [row.tenant, row.roles, row.last_context, row.registered_through].join('\n');
    const known = ways.get(way);
    const base = known ?? { before: resolve(rules, user, context), after: resolve(next, user, context) };
    if (!known && ways.size < MOST_WAYS) ways.set(way, base);
    const own = row.marks === null ? undefined : readOwn({ ...row, marks: row.marks });
    const somebody = { user, context, row, own };
    const kinds = JSON.parse(row.kinds) as string[];
    const absent = {
      kinds,
      hasCodes: (row.codes_left ?? 0) > 0,
      needsTicket: row.needs_ticket === 1,
      dormant: kinds.length === 0 && row.last_seen !== null && row.last_seen < dormantBefore(ctx),
      trusts: row.trusts === 1,
    };
    return {
      before: prospectOf(weighRules(ctx, rules, somebody, base.before).judgement, absent),
      after: prospectOf(weighRules(ctx, next, somebody, base.after).judgement, absent),
    };
  };
}

type Group = Exclude<Effect, 'unaffected'> | 'stranded';

interface Tally {
  readonly groups: Record<Group, { count: number; names: string[] }>;
  /** People with a factor who would not be asked for it. */
  unchallenged: number;
}

function newTally(): Tally {
  const none = () => ({ count: 0, names: [] });
  return {
    groups: { prompted: none(), blocked: none(), released: none(), stranded: none() },
    unchallenged: 0,
  };
}

function count(tally: Tally, { name, admin_rank: rank }: Concerned, { before, after }: Both): void {
  const isStranded = rank !== null && after.isStuck && !before.isStuck;
  const effect = isStranded ? 'stranded' : effectOf(before, after);
  if (before.isChallenged && !after.isChallenged) tally.unchallenged++;
  if (effect === 'unaffected') return;
  const group = tally.groups[effect];
  group.count++;
  if (group.names.length < MOST_NAMES) group.names.push(name);
}

function present(ctx: Context, change: PolicyChange, tally: Tally, total: number): Preview {
  const { prompted, blocked, released, stranded } = tally.groups;
  const affected = prompted.count + blocked.count + released.count + stranded.count;
  const { kinds, figures } = ctx.options;
  const defaults = { kinds, freshSeconds: figures.freshSeconds };
  const isSilent = change.after?.ignoreOwnChoice === true && change.before?.ignoreOwnChoice !== true;
  const warnings: Record<PolicyWarning, boolean> = {
    strands: blocked.count > 0,
    // Also where nobody has a factor yet: whoever enrols tomorrow would not be asked for it.
    unchallenged: tally.unchallenged > 0 || isSilent,
    loosens: !isTightening(change.rules, change.next, defaults),
  };
  return {
    version: change.version,
    prompted,
    blocked,
    released,
    stranded,
    unaffected: Math.max(0, total - affected),
    warnings: (Object.keys(warnings) as PolicyWarning[]).filter((warning) => warnings[warning]),
  };
}
