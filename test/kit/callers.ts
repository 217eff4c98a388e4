/** Everybody who could call a route: each holds all secrets there are, and stands somewhere else. */
import { flow, recovery, type RecoverySet } from '@mfa-kit/contract';
import type { Administrator, User } from '@mfa-kit/express';
import type { Authenticator } from './authenticator.js';
import type { Browser } from './browser.js';
import type { Host } from './host.js';
import { repairing } from './own-factors.js';
import { answer, begin, enrol, saveCodes, type Enrolled } from './people.js';
import { beginStepUp, stepUpWith } from './stepping-up.js';
import { sql } from './tables.js';
import { askForText, beginPhone, enrolPhone } from './texting.js';
import type { VirtualPhone } from './virtual-phone.js';

/** Somebody at a browser, with everything that could make a request come out right. */
export interface Caller {
  readonly browser: Browser;
  /** Makes the right codes, or receives them. */
  readonly app: Pick<Authenticator, 'code' | 'wrongCode'>;
  readonly factorId: string;
  readonly codes: readonly string[];
  readonly setId?: string;
  readonly stepUpId?: string;
}

export type Arrive = (host: Host, userId: string, phone: VirtualPhone) => Promise<Caller>;

/** The role of those who administer, followed by their company. */
const ROLE = 'administrator of ';
const everywhere = 'all';

/** Whom the application lets administer. */
export function administers({ roles = [] }: User): Administrator | undefined {
  const tenant = roles.find((role) => role.startsWith(ROLE))?.slice(ROLE.length);
  if (tenant === undefined) return undefined;
  const isEverywhere = tenant === everywhere;
  return { tenants: isEverywhere ? 'all' : [tenant], rank: 10, auditor: isEverywhere };
}

export const callers = {
  nobody: async (host, userId) => ({ ...(await enrolled(host, userId)), browser: host.browser() }),
  'pending challenge': async (host, userId) => ({
    ...(await enrolled(host, userId)),
    browser: await host.signedIn(userId),
  }),
  'pending ticket': async (host, userId) => {
    await host.signedIn(userId);
    sql(host.file, 'update user_state set needs_ticket = 1 where user_id = ?', userId);
    return stranger(host, await host.signedIn(userId));
  },
  'pending enrollment': async (host, userId) => {
    const browser = await host.signedIn(userId);
    return { ...(await stranger(host, browser)), ...(await begin(browser)) };
  },
  'pending challenge, texted': async (host, userId, phone) => {
    const { browser: first, factorId } = await enrolPhone(host, phone, { userId, withoutCodes: true });
    const codes = await saveCodes(first);
    const browser = await host.signedIn(userId);
    await askForText(browser);
    // Long enough to ask for another, and the code still works.
    host.clock.advance({ minutes: 1 });
    return { browser, app: readBy(phone), factorId, codes };
  },
  'pending enrollment, texted': async (host, userId, phone) => {
    const browser = await host.signedIn(userId);
    const { factorId } = await beginPhone(browser, phone);
    host.clock.advance({ minutes: 1 });
    return { ...(await stranger(host, browser)), app: readBy(phone), factorId };
  },
  codes: async (host, userId) => {
    const browser = await host.signedIn(userId);
    const begun = await begin(browser);
    await browser.call(flow.confirm, { ...begun, app: undefined, code: begun.app.code(host.clock.now()) });
    const made = (await browser.call(recovery.begin)).body as unknown as RecoverySet;
    host.clock.advance({ seconds: 60 });
    return { browser, ...begun, codes: made.codes, setId: made.setId };
  },
  'unproved, enrolled': async (host, userId) => ({
    ...(await enrolled(host, userId)),
    browser: await throughAnotherDoor(host, userId),
  }),
  'unproved, nothing enrolled': async (host, userId) =>
    stranger(host, await throughAnotherDoor(host, userId)),
  'full, level 1': atLevel1,
  'full, level 2': (host, userId) => enrolled(host, userId),
  'full, stale': async (host, userId) => {
    const person = await enrolled(host, userId);
    host.clock.advance({ minutes: 6 });
    const { challengeId: stepUpId } = await beginStepUp(person.browser);
    return { ...person, stepUpId };
  },
  'full, repairing': toRepair,
  'pending, expired': async (host, userId) => {
    const person = { ...(await enrolled(host, userId)), browser: await host.signedIn(userId) };
    host.clock.advance({ minutes: 10, seconds: 1 });
    return person;
  },
  'pending, too many tries': async (host, userId) => {
    const person = { ...(await enrolled(host, userId)), browser: await host.signedIn(userId) };
    for (let i = 0; i < 5; i++) await answer(person.browser, person.app.wrongCode(host.clock.now()));
    host.clock.advance({ seconds: 30 });
    return person;
  },
  'administrator, level 1': async (host, userId) => {
    appoint(host, userId, everywhere);
    return atLevel1(host, userId);
  },
  administrator: async (host, userId) => {
    appoint(host, userId, everywhere);
    return ableToReset(host, await enrolled(host, userId));
  },
  'administrator, stale': async (host, userId) => {
    appoint(host, userId, everywhere);
    const person = await ableToReset(host, await enrolled(host, userId));
    host.clock.advance({ minutes: 6 });
    return person;
  },
  'administrator, repairing': async (host, userId) => {
    appoint(host, userId, everywhere);
    return toRepair(host, userId);
  },
  'administrator of another company': async (host, userId) => {
    appoint(host, userId, 'southwind');
    return ableToReset(host, await enrolled(host, userId));
  },
} satisfies Record<string, Arrive>;

export type CallerName = keyof typeof callers;

function appoint(host: Host, userId: string, tenant: string): void {
  host.users.set(userId, { id: userId, name: userId, roles: [ROLE + tenant] });
}

/** With the proof that a reset uses up. */
async function ableToReset(host: Host, person: Enrolled): Promise<Caller> {
  await stepUpWith(host, person, { purpose: 'admin_reset' });
  return person;
}

function enrolled(host: Host, userId: string): Promise<Enrolled> {
  return enrol(host, userId);
}

async function atLevel1(host: Host, userId: string): Promise<Caller> {
  const browser = await host.signedIn(userId);
  await browser.call(flow.skip);
  return stranger(host, browser);
}

async function toRepair(host: Host, userId: string): Promise<Caller> {
  const person = await enrolled(host, userId);
  return { ...person, browser: await repairing(host, person.codes[0], userId) };
}

/** Without a factor of their own they bring somebody else's, with its right codes. */
async function stranger(host: Host, browser: Browser): Promise<Caller> {
  const id = `friend-${host.users.size}`;
  host.users.set(id, { id, name: id });
  return { ...(await enrolled(host, id)), browser };
}

/** Whoever holds the phone has the right code whatever the time is. */
function readBy(phone: VirtualPhone): Caller['app'] {
  return { code: () => phone.code(), wrongCode: () => phone.wrongCode() };
}

async function throughAnotherDoor(host: Host, userId: string): Promise<Browser> {
  const browser = host.browser();
  await browser.post('/magic-link', { userId });
  return browser;
}
