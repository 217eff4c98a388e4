/** What a service may touch: the settled options, the database, the keys, the clock and the limits. */
import type { Seals } from './audit/sealing.service.js';
import type { Kysely, Transaction as KyselyTransaction } from 'kysely';
import type { Database } from './db/schema.js';
import type { AddressLimit } from './http/limits.js';
import type { KeyRing } from './keys/key-ring.js';
import type { Notices } from './notices/notices.service.js';
import type { SendLimits } from './sms/limits.js';
import type { Settled } from './options.js';

export type Db = Kysely<Database>;
export type Transaction = KyselyTransaction<Database>;

/** The hourly round that removes what is over. */
export interface Pruning {
  stop(): void;
}

export interface Context {
  readonly options: Settled;
  readonly db: Db;
  readonly keys: KeyRing;
  readonly addressLimit: AddressLimit;
  readonly sendLimits: SendLimits;
  readonly now: () => number;
  /** Tells people what happened to their account. */
  readonly notices: Notices;
  readonly pruning: Pruning;
  /** Seals what happened, soon after. */
  readonly seals: Seals;
}
