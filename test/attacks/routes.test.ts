/** Default deny: what each route answers to each kind of caller who holds every secret there is, but stands elsewhere. */
import * as contract from '@mfa-kit/contract';
import { activity, devices, factors, flow, recovery, stepUp, type Route } from '@mfa-kit/contract';
import { devOutbox } from '@mfa-kit/express';
import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { Authenticator } from '../kit/authenticator.js';
import type { Answer, Browser } from '../kit/browser.js';
import { stateOf } from '../kit/expect.js';
import { hostDuring, type Host } from '../kit/host.js';
import { answer, begin, enrol, saveCodes } from '../kit/people.js';
import { sql } from '../kit/tables.js';
import { repairing } from '../kit/own-factors.js';
import { beginStepUp } from '../kit/stepping-up.js';
import { askForText, beginPhone, enrolPhone } from '../kit/texting.js';
import { virtualPhone, type VirtualPhone } from '../kit/virtual-phone.js';

/** Somebody at a browser, with everything that could make a request come out right. */
interface Person {
  readonly browser: Browser;
  /** Makes the right codes, or receives them. */
  readonly app: Pick<Authenticator, 'code' | 'wrongCode'>;
  readonly factorId: string;
  readonly codes: readonly string[];
  readonly setId?: string;
  readonly stepUpId?: string;
}

type Arrive = (host: Host, userId: string, phone: VirtualPhone) => Promise<Person>;

const callers = {
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
    const made = (await browser.call(recovery.begin)).body as unknown as contract.RecoverySet;
    host.clock.advance({ seconds: 60 });
    return { browser, ...begun, codes: made.codes, setId: made.setId };
  },
  'unproved, enrolled': async (host, userId) => ({
    ...(await enrolled(host, userId)),
    browser: await throughAnotherDoor(host, userId),
  }),
  'unproved, nothing enrolled': async (host, userId) =>
    stranger(host, await throughAnotherDoor(host, userId)),
  'full, level 1': async (host, userId) => {
    const browser = await host.signedIn(userId);
    await browser.call(flow.skip);
    return stranger(host, browser);
  },
  'full, level 2': (host, userId) => enrolled(host, userId),
  'full, stale': async (host, userId) => {
    const person = await enrolled(host, userId);
    host.clock.advance({ minutes: 6 });
    const { challengeId: stepUpId } = await beginStepUp(person.browser);
    return { ...person, stepUpId };
  },
  'full, repairing': async (host, userId) => {
    const person = await enrolled(host, userId);
    return { ...person, browser: await repairing(host, person.codes[0], userId) };
  },
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
} satisfies Record<string, Arrive>;

type CallerName = keyof typeof callers;

async function enrolled(host: Host, userId: string): Promise<Person> {
  return enrol(host, userId);
}

/** Without a factor of their own they bring somebody else's, with its right codes. */
async function stranger(host: Host, browser: Browser): Promise<Person> {
  const id = `friend-${host.users.size}`;
  host.users.set(id, { id, name: id });
  return { ...(await enrolled(host, id)), browser };
}

/** Whoever holds the phone has the right code whatever the time is. */
function readBy(phone: VirtualPhone): Person['app'] {
  return { code: () => phone.code(), wrongCode: () => phone.wrongCode() };
}

async function throughAnotherDoor(host: Host, userId: string): Promise<Browser> {
  const browser = host.browser();
  await browser.post('/magic-link', { userId });
  return browser;
}

/** The best request that this person could make of each route. */
async function bestInput(host: Host, route: Route<never, unknown>, person: Person & { userId: string }) {
  const state = await stateOf(person.browser);
  const challengeId = state.at === 'challenge' ? state.challengeId : 'none';
  const { userId, factorId, app, setId = 'none', stepUpId = 'none', codes } = person;
  const code = app.code(host.clock.now());
  switch (route.path) {
    case flow.send.path:
      return { ...(challengeId && { challengeId }), factorId };
    case flow.verify.path:
      return { ...(challengeId && { challengeId }), factorId, code };
    case flow.recover.path:
      return { ...(challengeId && { challengeId }), code: codes[0] };
    case flow.ticket.path:
      return { ticket: await host.mfa.issueTicket(userId) };
    case flow.password.path:
      return { password: 'correct horse battery staple' };
    case flow.begin.path:
      return { kind: 'totp' };
    case flow.confirm.path:
      return { factorId, code };
    case recovery.confirm.path:
      return { setId };
    case stepUp.state.path:
    case stepUp.cancel.path:
      return { challengeId: stepUpId };
    case stepUp.send.path:
      return { challengeId: stepUpId, factorId };
    case stepUp.verify.path:
      return { challengeId: stepUpId, factorId, code };
    case factors.add.path:
      return { kind: 'totp' };
    case factors.confirm.path:
      return { factorId, code };
    case factors.rename.path:
      return { factorId, name: 'Mine' };
    case factors.send.path:
    case factors.abandon.path:
    case factors.makeDefault.path:
    case factors.remove.path:
      return { factorId };
    case devices.revoke.path:
      return { deviceId: 'none' };
    case activity.disown.path:
      return { eventId: 'none' };
    default:
      return {};
  }
}

const all = (outcome: string, inside = outcome): Record<string, string> =>
  Object.fromEntries(routes().map(([name]) => [name, isInside(name) ? inside : outcome]));

/** What belongs to a session, and to no login. */
function isInside(name: string): boolean {
  return !name.startsWith('flow.') && name !== 'recovery.begin' && name !== 'recovery.confirm';
}

/** What whoever has a session and a factor is told, until they prove it again. */
const stale = {
  ...all('challenge_over', 'step_up_required'),
  'flow.state': 'complete',
  'flow.enroll': 'factor_exists',
  'flow.cancel': 'complete',
  'recovery.status': 'ok',
  'recovery.begin': 'step_up_required',
  'stepUp.begin': 'step-up',
  'stepUp.state': 'challenge_over',
  'stepUp.send': 'challenge_over',
  'stepUp.verify': 'challenge_over',
  'stepUp.cancel': 'challenge_over',
  'factors.list': 'ok',
  'factors.abandon': 'challenge_over',
  'devices.list': 'ok',
  'activity.list': 'ok',
  'activity.disown': 'not_found',
};

const challenged = {
  ...all('factor_exists', 'mfa_required'),
  'flow.state': 'challenge',
  'flow.send': 'challenge_over',
  'flow.verify': 'complete',
  'flow.recover': 'complete',
  'flow.cancel': 'signed-out',
};

const enrolling = {
  ...all('enrollment_required', 'mfa_required'),
  'flow.state': 'enrollment',
  'flow.send': 'challenge_over',
  'flow.verify': 'challenge_over',
  'flow.recover': 'challenge_over',
  'flow.ticket': 'ticket_over',
  'flow.password': 'enrollment',
  'flow.enroll': 'enrollment',
  'flow.begin': 'enrollment',
  'flow.confirm': 'codes',
  'flow.skip': 'complete',
  'flow.cancel': 'signed-out',
};

/** The state it leads to, or the code it is refused with. A route that is missing here is refused to be tested. */
const expected: Record<CallerName, Record<string, string>> = {
  nobody: { ...all('signed_out'), 'flow.state': 'signed-out' },
  'pending challenge': challenged,
  'pending ticket': {
    ...all('ticket_required', 'mfa_required'),
    'flow.state': 'ticket',
    'flow.send': 'challenge_over',
    'flow.verify': 'challenge_over',
    'flow.recover': 'challenge_over',
    'flow.ticket': 'enrollment',
    'flow.cancel': 'signed-out',
  },
  'pending enrollment': enrolling,
  'pending challenge, texted': { ...challenged, 'flow.send': 'challenge' },
  'pending enrollment, texted': { ...enrolling, 'flow.send': 'enrollment' },
  codes: {
    ...all('factor_exists', 'mfa_required'),
    'flow.state': 'codes',
    'flow.send': 'challenge_over',
    'flow.verify': 'challenge_over',
    'flow.recover': 'challenge_over',
    'flow.ticket': 'ticket_over',
    'flow.cancel': 'signed-out',
    'recovery.begin': 'codes',
    'recovery.confirm': 'complete',
  },
  'unproved, enrolled': challenged,
  'unproved, nothing enrolled': {
    ...all('enrollment_required', 'enrollment_required'),
    'flow.state': 'enrollment',
    'flow.send': 'challenge_over',
    'flow.verify': 'challenge_over',
    'flow.recover': 'challenge_over',
    'flow.ticket': 'ticket_over',
    'flow.password': 'enrollment',
    'flow.enroll': 'enrollment',
    'flow.begin': 'reauthentication_required',
    'flow.confirm': 'challenge_over',
    'flow.skip': 'complete',
    'flow.cancel': 'signed-out',
  },
  'full, level 1': {
    ...all('challenge_over', 'enrollment_required'),
    'flow.state': 'complete',
    'flow.enroll': 'enrollment',
    'flow.cancel': 'complete',
    'recovery.begin': 'enrollment_required',
    'recovery.confirm': 'enrollment_required',
    'recovery.status': 'ok',
    'stepUp.state': 'challenge_over',
    'stepUp.send': 'challenge_over',
    'stepUp.verify': 'challenge_over',
    'stepUp.cancel': 'challenge_over',
    'factors.list': 'ok',
    'factors.abandon': 'challenge_over',
    'devices.list': 'ok',
    'devices.revoke': 'step_up_required',
    'devices.revokeAll': 'step_up_required',
    'activity.list': 'ok',
    'activity.disown': 'not_found',
  },
  'full, level 2': {
    ...stale,
    'factors.add': 'ok',
    'factors.send': 'challenge_over',
    'factors.confirm': 'challenge_over',
    'factors.rename': 'ok',
    'factors.makeDefault': 'ok',
    'devices.revoke': 'not_found',
    'devices.revokeAll': 'ok',
  },
  'full, stale': {
    ...stale,
    'stepUp.state': 'step-up',
    'stepUp.verify': 'fresh',
    'stepUp.cancel': 'over',
  },
  'full, repairing': {
    ...stale,
    'factors.add': 'ok',
    'factors.send': 'challenge_over',
    'factors.confirm': 'challenge_over',
    'recovery.begin': 'complete',
  },
  'pending, expired': { ...all('pending_expired', 'signed_out'), 'flow.state': 'signed-out' },
  'pending, too many tries': {
    ...all('challenge_over', 'signed_out'),
    'flow.state': 'signed-out',
    'flow.verify': 'factor_locked',
    'flow.cancel': 'signed_out',
  },
};

const listed = [
  'state send verify recover ticket password enroll begin confirm skip cancel'
    .split(' ')
    .map((n) => `flow.${n}`),
  'status begin confirm'.split(' ').map((n) => `recovery.${n}`),
  'begin state send verify cancel'.split(' ').map((n) => `stepUp.${n}`),
  'list add send confirm abandon rename makeDefault remove'.split(' ').map((n) => `factors.${n}`),
  'list revoke revokeAll'.split(' ').map((n) => `devices.${n}`),
  'list disown'.split(' ').map((n) => `activity.${n}`),
].flat();

/** Every route that the contract exports, by its feature and name. */
function routes(): [string, Route<never, unknown>][] {
  return Object.entries(contract).flatMap(([feature, table]) =>
    typeof table === 'object'
      ? Object.entries(table)
          .filter(([, route]) => typeof (route as { path?: unknown }).path === 'string')
          .map(([name, route]): [string, Route<never, unknown>] => [
            `${feature}.${name}`,
            route as Route<never, unknown>,
          ])
      : [],
  );
}

function outcomeOf({ status, body }: Answer): string {
  const at = body.at ?? (body.state as { at?: string } | undefined)?.at;
  return (status === 200 ? (at ?? 'ok') : body.code) ?? 'nothing';
}

async function tryAll(test: TestContext, caller: CallerName): Promise<void> {
  const outbox = devOutbox();
  const host = await hostDuring(test, { sms: [outbox] });
  const arrive: Arrive = callers[caller];
  let person: (Person & { readonly userId: string }) | undefined;
  for (const [name, route] of routes()) {
    // A refusal leaves people where they were, so only success needs somebody new.
    person ??= await newcomer(
      host,
      name,
      arrive,
      virtualPhone(newNumber(host), () => outbox.messages),
    );
    const input = await bestInput(host, route, person);
    const answered = await person.browser.call(route, input);
    assert.equal(outcomeOf(answered), expected[caller][name], `${name} for ${caller}`);
    if (answered.status === 200 && route.method === 'POST') person = undefined;
  }
}

async function newcomer(host: Host, name: string, arrive: Arrive, phone: VirtualPhone) {
  host.users.set(name, { id: name, name });
  return { ...(await arrive(host, name, phone)), userId: name };
}

/** Far from the others: neighbours share a budget. */
function newNumber({ users }: Host): string {
  return `+447418${String(users.size).padStart(2, '0')}3743`;
}

describe('each route for each caller', () => {
  it('REQ-01 knows an answer for every route there is', () => {
    assert.deepEqual(
      routes()
        .map(([name]) => name)
        .sort(),
      [...listed].sort(),
    );
  });

  for (const caller of Object.keys(callers) as CallerName[])
    it(`REQ-01 gives ${caller} only what that state allows`, (test) => tryAll(test, caller));
});
