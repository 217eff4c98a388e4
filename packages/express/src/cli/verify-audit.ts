/** `mfa-kit verify-audit`: goes over the audit of a database file, which it does not change, and says what it finds. */
import type { AuditCheck } from '@mfa-kit/contract';
import { parseArgs } from 'node:util';
import { verifyAudit } from '../audit/verify.service.js';
import { sqliteToRead } from '../db/sqlite.js';
import { connect } from '../db/statement.js';
import { keyRing } from '../keys/key-ring.js';

const usage = `Usage: MFA_SECRETS=newest,older mfa-kit verify-audit --database FILE [--expect HEAD]

Exits with 0 where the audit is intact, 1 where it is not, 2 where it could not be verified.`;

/** @returns the exit code */
export async function verifyCommand(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<0 | 1 | 2> {
  try {
    const { database, expected } = readArgs(args);
    const check = await verify(database, secretsOf(env), expected);
    console.log(sentenceAbout(check));
    return check.isIntact ? 0 : 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 2;
  }
}

function readArgs(args: readonly string[]): { database: string; expected: string | undefined } {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { database: { type: 'string' }, expect: { type: 'string' } },
    allowPositionals: true,
  });
  if (positionals.join(' ') !== 'verify-audit' || !values.database) throw new Error(usage);
  return { database: values.database, expected: values.expect };
}

function secretsOf({ MFA_SECRETS: text = '' }: Readonly<Record<string, string | undefined>>): Buffer[] {
  const secrets = text.split(',').flatMap((secret) => secret.trim() || []);
  if (secrets.length === 0) throw new Error(`MFA_SECRETS is missing.\n\n${usage}`);
  return secrets.map((secret) => Buffer.from(secret, 'base64url'));
}

async function verify(file: string, secrets: Buffer[], expected: string | undefined): Promise<AuditCheck> {
  const db = connect(await sqliteToRead(file)());
  try {
    return await verifyAudit({ db, keys: keyRing(secrets), now: Date.now }, { expected });
  } finally {
    await db.destroy();
  }
}

const faults: Record<NonNullable<AuditCheck['fault']>['what'], string> = {
  altered: 'was altered, or is not in its place',
  missing: 'follows on one that is missing',
  inserted: 'was not written by the kit',
  cut: 'The end of the audit, or the head that says where it is, was cut off.',
  unreadable: 'was sealed with a key that is not among MFA_SECRETS',
};

function sentenceAbout({ fault, sealed, waiting, erased, head }: AuditCheck): string {
  if (!fault) {
    const also = [
      ...(erased > 0 ? [`${erased} of people who were forgotten`] : []),
      ...(waiting > 0 ? [`${waiting} not sealed yet`] : []),
    ];
    const counted = `Intact: ${sealed} sealed entries${also.map((one) => `, ${one}`).join('')}.`;
    return head === undefined ? counted : `${counted}\nHead: ${head}`;
  }
  if (fault.what === 'cut') return `NOT INTACT. ${faults.cut}`;
  const which = fault.id === undefined ? 'The head or the checkpoint of the audit' : `Entry ${fault.id}`;
  return `NOT INTACT. ${which} ${faults[fault.what]}. ${sealed} entries before it are as they were.`;
}
