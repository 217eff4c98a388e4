/** Random handles and time-ordered ids. */
import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, for what only its holder may know. */
export function newHandle(): string {
  return randomBytes(32).toString('base64url');
}

/** How a handle is stored: it has full entropy, so a plain digest says nothing. */
export function digestOf(handle: string): string {
  return createHash('sha256').update(handle).digest('base64url');
}

/** An id that sorts by time and holds 128 random bits. */
export function newId(now: number): string {
  return firstIdAt(now) + randomBytes(16).toString('hex');
}

/** Before every id of that instant, and after all of the ones before. */
export function firstIdAt(instant: number): string {
  return Math.max(0, instant).toString(36).padStart(9, '0');
}
