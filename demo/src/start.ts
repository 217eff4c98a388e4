/** Starts the demo in this process. The command line is in server.ts; journeys call this. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { TwilioOptions } from '@mfa-kit/express';
import { openBank, type Bank } from './bank.js';
import type { Requirement } from './mfa.js';
import { fillUp } from './stage/crowd.js';
import { seed } from './stage/seed.js';
import { openTexts } from './texts.js';

export type { Bank, Requirement };

export interface DemoOptions {
  /** 4000 unless set; 0 takes a free one. */
  readonly port?: number;
  /** The one folder everything is kept in; made if missing, deleted to start over. */
  readonly dataDir?: string;
  /** For everybody, by code. The console decides unless set. */
  readonly requirement?: Requirement | undefined;
  /** So many customers at least, with made-up names, to look at long lists with. */
  readonly crowd?: number;
  /** Sends real texts, or to what stands in for Twilio; the phone beside the page gets them unless set. */
  readonly twilio?: TwilioOptions;
  /** Epoch milliseconds; tests move it. */
  readonly now?: () => number;
}

/** Peoples the bank if this is its first start, then opens it. */
export async function startDemo({
  port = 4000,
  dataDir = join(import.meta.dirname, '..', '.data'),
  requirement,
  crowd = 0,
  twilio,
  now = Date.now,
}: DemoOptions = {}): Promise<Bank> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  await seed(dataDir, now);
  fillUp(dataDir, crowd, now());
  return openBank({ port, dataDir, requirement, texts: openTexts(twilio), now });
}
