/** What only this installation knows, made at its first start and kept beside its data. */
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Secrets {
  /** For `createMfa`: base64url, 32 bytes. */
  readonly mfa: string;
  /** For express-session's cookie. */
  readonly session: string;
}

export function readSecrets(dataDir: string): Secrets {
  const file = join(dataDir, 'secrets.json');
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const fresh: Secrets = { mfa: makeSecret(), session: makeSecret() };
  writeFileSync(file, JSON.stringify(fresh), { mode: 0o600, flag: 'wx' });
  return fresh;
}

function makeSecret(): string {
  return randomBytes(32).toString('base64url');
}
