/** How many texts may go where: what keeps a bill small and another's phone quiet. Counted in the shared database. */
import { MfaError } from '@mfa-kit/contract';
import type { Kysely } from 'kysely';
import { RateLimiterRes } from 'rate-limiter-flexible';
import { DatabaseLimiter } from '../db/limiter.js';
import type { Database } from '../db/schema.js';

const MINUTE_S = 60;
const HOUR_S = 60 * MINUTE_S;
const DAY_S = 24 * HOUR_S;

export interface SendFigures {
  readonly perNumber: number;
  readonly perUserDay: number;
  readonly perPrefixHour: number;
  readonly perAddressHour: number;
  readonly perHour: number;
}

/** Whom a text is for. `number` and `prefix` are keyed digests: the limits hold no phone number. */
export interface Send {
  readonly userId: string;
  readonly number: string;
  readonly prefix: string;
  readonly address: string;
  /** The user has proved this number. Such numbers have budgets that nobody else can use up. */
  readonly proved: boolean;
}

export interface SendLimits {
  /** @throws MfaError `send_limited` with `retryAfter`; then nothing may be sent */
  spend(send: Send): Promise<void>;
  /** A text that led to success is given back to the user's day; one that was not sent, to every budget. */
  giveBack(send: Send, what: 'day' | 'all'): Promise<void>;
}

export function sendLimits(db: Kysely<Database>, now: () => number, figures: SendFigures): SendLimits {
  const limiter = (keyPrefix: string, points: number, duration: number) =>
    new DatabaseLimiter(db, now, { keyPrefix, points, duration });
  const perNumber = limiter('sms-number', figures.perNumber, 10 * MINUTE_S);
  const perUser = limiter('sms-user', figures.perUserDay, DAY_S);
  const perPrefix = limiter('sms-prefix', figures.perPrefixHour, HOUR_S);
  const perAddress = limiter('sms-address', figures.perAddressHour, HOUR_S);
  const overall = limiter('sms', figures.perHour, HOUR_S);

  /** The narrow ones first, so that a flood at one number does not eat the wide budgets. */
  function budgets({ userId, number, prefix, address, proved }: Send): [DatabaseLimiter, string][] {
    const ofUser: [DatabaseLimiter, string][] = [
      [perNumber, proved ? `proved:${userId}:${number}` : `new:${number}`],
      [perUser, `${proved ? 'proved' : 'new'}:${userId}`],
    ];
    const ofStrangers: [DatabaseLimiter, string][] = [
      [perPrefix, prefix],
      [perAddress, address],
    ];
    return [...ofUser, ...(proved ? [] : ofStrangers), [overall, 'all']];
  }

  return {
    async spend(send) {
      for (const [budget, key] of budgets(send)) {
        await budget.consume(key).catch((refusal: unknown) => {
          if (!(refusal instanceof RateLimiterRes)) throw refusal;
          throw new MfaError('send_limited', { retryAfter: Math.ceil(refusal.msBeforeNext / 1000) });
        });
      }
    },
    async giveBack(send, what) {
      const all = budgets(send);
      for (const [budget, key] of what === 'all' ? all : all.filter(([budget]) => budget === perUser))
        await budget.reward(key);
    },
  };
}
