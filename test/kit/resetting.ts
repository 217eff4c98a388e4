/** Administrators who help one person: a reset, a ticket, a preset number, each with the proof that it asks for. */
import { admin, type Ticketed } from '@mfa-kit/contract';
import { devOutbox } from '@mfa-kit/express';
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { atConsole, companies } from './administering.js';
import type { Answer } from './browser.js';
import type { Host, HostOptions } from './host.js';
import { addPhone } from './own-factors.js';
import { enrol } from './people.js';
import { stepUpWith, type Prover } from './stepping-up.js';
import { dump } from './tables.js';
import { virtualPhone } from './virtual-phone.js';

export const REASON = 'Lost the phone, called from the branch';

/** The names that the console shows, which a reset has typed again. */
export const SHOWN = { anna: 'a***@n***.example', bert: 'Bert Berg', nora: 'Nora Nilsen' } as const;

export function assertTicketed({ status, text, body }: Answer): Ticketed {
  assert.equal(status, 200, text);
  return body as unknown as Ticketed;
}

/** The proof that a reset uses up. */
export async function proveForReset(host: Host, by: Prover): Promise<void> {
  await stepUpWith(host, by, { purpose: 'admin_reset' });
}

export function askForReset(
  by: Prover,
  userId: keyof typeof SHOWN,
  name: string = SHOWN[userId],
): Promise<Answer> {
  return by.browser.call(admin.reset, { userId, name, reason: REASON });
}

/** A whole reset, from the proof to the ticket. */
export async function resetBy(
  host: Host,
  by: Prover,
  userId: keyof typeof SHOWN = 'anna',
): Promise<Ticketed> {
  await proveForReset(host, by);
  return assertTicketed(await askForReset(by, userId));
}

export interface Presetting {
  readonly userId?: string;
  readonly isChangeable?: boolean;
}

/** Presets a number under a fresh proof; null takes it back. */
export async function presetBy(
  host: Host,
  by: Prover,
  phone: string | null,
  { userId = 'anna', isChangeable = false }: Presetting = {},
): Promise<Answer> {
  await stepUpWith(host, by);
  return by.browser.call(admin.preset, { userId, phone, isChangeable, reason: REASON });
}

/** Anna with an authenticator and a phone, and her company's administrator. */
export async function annaAndNora(test: TestContext, options: HostOptions = {}) {
  const outbox = devOutbox();
  const host = await companies(test, {
    sms: [outbox],
    policy: () => ({ requirement: 'required', trustDays: 30 }),
    ...options,
  });
  const phone = virtualPhone('+4915123456789', () => outbox.messages);
  const anna = await enrol(host, 'anna');
  const phoneId = await addPhone(host, anna, phone);
  const nora = await atConsole(host, 'nora');
  return { host, anna, phone, phoneId, nora };
}

/** What is kept, but for who asks and where from, and the audit with its seals: refusals are in it, and counted. */
export const kept = ({ file }: Host) =>
  dump(file, {
    but: ['event', 'audit_head', 'rate_limit', 'step_up', 'proof', 'person', 'person_role', 'person_term'],
  });

export async function unchanged(host: Host, act: () => Promise<unknown>): Promise<void> {
  const before = kept(host);
  await act();
  assert.deepEqual(kept(host), before);
}
