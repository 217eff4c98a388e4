/** TOTP as RFC 6238 has it: SHA-1, six digits, steps of 30 seconds. The maths is otplib's. */
import { generateSecret } from '@otplib/core';
import { base32 } from '@otplib/plugin-base32-scure';
import { crypto } from '@otplib/plugin-crypto-node';
import { generateSync } from '@otplib/totp';
import { generateTOTP } from '@otplib/uri';
import { timingSafeEqual } from 'node:crypto';

const PERIOD_S = 30;
const SECRET_BYTES = 20;

/** Base32, 160 random bits (RFC 4226 section 4, R6). */
export function newSecret(): string {
  return generateSecret({ length: SECRET_BYTES, crypto, base32 });
}

/** The key URI that authenticator apps read. Colons would let an account's name pass for an issuer. */
export function keyUri(issuer: string, account: string, secret: string): string {
  const uri = generateTOTP({ issuer, label: account.replaceAll(':', ''), secret });
  return `${uri}&algorithm=SHA1&digits=6&period=${PERIOD_S}`;
}

/**
 * The time step whose code this is, among the current one and `window` steps on each side.
 * Every step is computed and compared in constant time, whether an earlier one matched or not.
 */
export function matchingStep(secret: string, code: string, now: number, window: number): number | undefined {
  const current = Math.floor(now / 1000 / PERIOD_S);
  let match: number | undefined;
  for (let step = current - window; step <= current + window; step++)
    if (isEqual(codeAt(secret, step), code)) match ??= step;
  return match;
}

/** The code of a time step. */
export function codeAt(secret: string, step: number): string {
  return generateSync({ secret, epoch: step * PERIOD_S, period: PERIOD_S, crypto, base32 });
}

/** Both are six ASCII digits by now; an unequal length never matches. */
function isEqual(right: string, given: string): boolean {
  const a = Buffer.from(right);
  const b = Buffer.from(given);
  return a.length === b.length && timingSafeEqual(a, b);
}
