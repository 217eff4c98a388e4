/** The bank's passwords: scrypt with a salt each, as OWASP's password storage sheet sets it. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify<string, Buffer, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(
  scrypt,
);
const cost = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 1024 * 1024 };
const KEY_BYTES = 32;

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password.normalize('NFKC'), salt, KEY_BYTES, cost);
  return `scrypt$${salt.toString('base64url')}$${key.toString('base64url')}`;
}

/** A hash that no password meets: an unknown address, or somebody without a password, takes as long to refuse. */
const nobody = `scrypt$${randomBytes(16).toString('base64url')}$${randomBytes(KEY_BYTES).toString('base64url')}`;

export async function passwordMatches(password: string, hash = ''): Promise<boolean> {
  const [, salt = '', key = ''] = (hash || nobody).split('$');
  const expected = Buffer.from(key, 'base64url');
  const given = await derive(
    password.normalize('NFKC'),
    Buffer.from(salt, 'base64url'),
    expected.length,
    cost,
  );
  return timingSafeEqual(given, expected);
}
