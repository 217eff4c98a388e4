/** How many texts may go where: what keeps a bill small and another's phone quiet. Counted in the shared database. */
import { MfaError } from '@mfa-kit/contract';
import type { Kysely } from 'kysely';
import RateLimiterRes from 'rate-limiter-flexible/lib/RateLimiterRes.js';
import { DatabaseLimiter } from '../db/limiter.js';
import type { Database } from '../db/schema.js';

const MINUTE_S = 60;
const HOUR_S = 60 * MINUTE_S;
const DAY_S = 24 * HOUR_S;
/** Whoever reads the codes too gets every text back, and would never meet a limit. */
const MOST_PER_USER_DAY = 50;

export interface SendFigures {
  readonly perNumber: number;
  readonly perUserDay: number;
  readonly perPrefixHour: number;
  readonly perAddressHour: number;
  readonly perHour: number;
}

/** Whom a text is for. All but the address are keyed digests: the limits hold no phone number and no name. */
export interface Send {
  readonly user: string;
  readonly number: string;
  readonly prefix: string;
  readonly address: string;
  /** The user has proved this number. Such numbers have budgets that nobody else can use up. */
  readonly proved: boolean;
}

export interface SendLimits {
  /** @throws MfaError `send_limited` with `retryAfter`; then nothing may be sent, and nothing was spent */
  spend(send: Send): Promise<void>;
  /** A text that led to success is given back to the user's day and the address; one that never left, to every budget. */
  giveBack(send: Send, what: 'proved' | 'all'): Promise<void>;
}

export function sendLimits(db: Kysely<Database>, now: () => number, figures: SendFigures): SendLimits {
  const limiter = (keyPrefix: string, points: number, duration: number) =>
    new DatabaseLimiter(db, now, { keyPrefix, points, duration });
  const perNumber = limiter('sms-number', figures.perNumber, 10 * MINUTE_S);
  const perUser = limiter('sms-user', figures.perUserDay, DAY_S);
  const perUserAtMost = limiter('sms-user-most', MOST_PER_USER_DAY, DAY_S);
  const perPrefix = limiter('sms-prefix', figures.perPrefixHour, HOUR_S);
  const perAddress = limiter('sms-address', figures.perAddressHour, HOUR_S);
  const overall = limiter('sms', figures.perHour, HOUR_S);

  /** The narrow ones first, so that a flood at one number does not eat the wide budgets. */
  function budgets({ user, number, prefix, address, proved }: Send): [DatabaseLimiter, string][] {
    const kind = proved ? 'proved' : 'new';
    return [
      [perNumber, proved ? `proved:${user}:${number}` : `new:${number}`],
      [perUser, `${kind}:${user}`],
      [perUserAtMost, `${kind}:${user}`],
      ...(proved ? [] : [[perPrefix, prefix] satisfies [DatabaseLimiter, string]]),
      [perAddress, `${kind}:${address}`],
      [overall, kind],
    ];
  }

  async function rewardAll(spent: readonly [DatabaseLimiter, string][]): Promise<void> {
    for (const [budget, key] of spent) await budget.reward(key);
  }

  return {
    async spend(send) {
      const spent: [DatabaseLimiter, string][] = [];
      for (const [budget, key] of budgets(send)) {
        spent.push([budget, key]);
        const refusal = await refusalOf(budget, key);
        if (!refusal) continue;
        await rewardAll(spent);
        throw new MfaError('send_limited', {
          retryAfter: Math.ceil(refusal.msBeforeNext / 1000),
          cause: new Error(`the budget ${budget.keyPrefix} is spent`),
        });
      }
    },
    async giveBack(send, what) {
      const all = budgets(send);
      await rewardAll(
        what === 'all' ? all : all.filter(([budget]) => budget === perUser || budget === perAddress),
      );
    },
  };
}

/** Takes one point. The library throws what is no error. */
async function refusalOf(budget: DatabaseLimiter, key: string): Promise<RateLimiterRes | undefined> {
  try {
    await budget.consume(key);
    return undefined;
  } catch (thrown) {
    if (thrown instanceof RateLimiterRes) return thrown;
    throw thrown;
  }
}
