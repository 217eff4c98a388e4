/** The limit on failed tries from one address over all accounts, kept in the database that all processes share. */
import { MfaError } from '@mfa-kit/contract';
import type { Request } from 'express';
import type { Kysely } from 'kysely';
import { isIPv6 } from 'node:net';
import { DatabaseLimiter } from '../db/limiter.js';
import type { Database } from '../db/schema.js';

const WINDOW_S = 15 * 60;

export interface AddressLimit {
  /** @throws MfaError `too_many_requests` with `retryAfter` */
  refuseIfSpent(address: string): Promise<void>;
  countFailure(address: string): Promise<void>;
}

export function addressLimit(db: Kysely<Database>, now: () => number, failures: number): AddressLimit {
  const limiter = new DatabaseLimiter(db, now, {
    keyPrefix: 'address',
    points: failures,
    duration: WINDOW_S,
  });
  return {
    async refuseIfSpent(address) {
      const spent = await limiter.get(address);
      if (spent && spent.consumedPoints >= failures)
        throw new MfaError('too_many_requests', { retryAfter: Math.ceil(spent.msBeforeNext / 1000) });
    },
    async countFailure(address) {
      await limiter.penalty(address);
    },
  };
}

/**
 * The address that limits count: the socket's, unless the host trusts an explicit number of proxies or their subnets
 * (`trust proxy: true` believes whatever the client writes). IPv6 by /64, since one customer has them all.
 */
export function addressOf(request: Request): string {
  const trustsAnybody = request.app.get('trust proxy') === true;
  const raw = (trustsAnybody ? request.socket.remoteAddress : request.ip) ?? '';
  const address = raw.split('%')[0] ?? '';
  return isIPv6(address) ? addressOfV6(address) : raw;
}

/** Four groups of a customer's network, or the IPv4 address that a mapped one carries. */
function addressOfV6(address: string): string {
  const groups = groupsOf(address);
  const [high = 0, low = 0] = groups.slice(6);
  if (groups.slice(0, 6).join() === '0,0,0,0,0,65535')
    return [high >> 8, high & 255, low >> 8, low & 255].join('.');
  const prefix = groups.slice(0, 4).map((group) => group.toString(16));
  return `${prefix.join(':').replace(/(^|:)0(:0)*$/, '')}::/64`;
}

function groupsOf(address: string): number[] {
  // The URL parser writes every spelling of an address the same way.
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [left = [], right] = canonical.split('::').map((half) => (half ? half.split(':') : []));
  const zeros = right ? Array<string>(8 - left.length - right.length).fill('0') : [];
  return [...left, ...zeros, ...(right ?? [])].map((group) => parseInt(group, 16));
}
