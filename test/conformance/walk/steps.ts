/** Everything people, hosts and clocks do, in any order. */
import { flow, recovery, type RecoverySet, type State } from '@mfa-kit/contract';
import type { Verdict } from '@mfa-kit/express';
import fc from 'fast-check';
import assert from 'node:assert/strict';
import { authenticator } from '../../kit/authenticator.js';
import { PASSWORD } from '../../kit/host.js';
import { challengeOf } from './challenge-of.js';
import { byAnotherDoor, signedIn } from './permitted.js';
import { beginPhone, confirmText, proveByText, sendText, verifyText } from './texts.js';
import { proveAgain, swap, turnOff } from './settings.js';
import type { Place, World } from './world.js';

const STEP_MS = 30_000;
const HOUR_MS = 3600_000;
const NEVER_MADE = '0000-0000-0000-0000';

type Do = (world: World, place: Place) => Promise<unknown>;

/** By the person in front of one browser. */
const personal = {
  signIn,
  anotherDoor,
  signOut,
  goOn,
  rightCode: (world, place) => prove(world, place, 0),
  earlyCode: (world, place) => prove(world, place, 1),
  lateCode: (world, place) => prove(world, place, -1),
  codeTooOld: (world, place) => prove(world, place, -2),
  wrongCode: (world, place) => verify(world, place, world.phone?.app.wrongCode(world.now) ?? '000000'),
  codeAgain: (world, place) => prove(world, place, lastAccepted(world)),
  codeOfAnothersChallenge,
  savedCode: (world, place) => recover(world, place, world.sheet[0]),
  spentCode: (world, place) => recover(world, place, world.spent.at(-1)),
  unsavedCode: (world, place) => recover(world, place, place.set?.codes[0]),
  mistypedCode: (world, place) => recover(world, place, '0000-0000-0000-0001'),
  codeNeverMade: (world, place) => recover(world, place, NEVER_MADE),
  enroll: (world, place) => world.act(place, 'enroll', { route: flow.enroll, input: () => ({}) }),
  begin,
  beginPhone,
  sendText,
  confirmText,
  verifyText,
  confirm: (world, place) => confirm(world, place, place.setup),
  confirmStale: (world, place) => confirm(world, place, place.stale),
  confirmWrong: (world, place) => confirm(world, place, place.setup, place.setup?.app.wrongCode(world.now)),
  skip: (world, place) => world.act(place, 'skip', { route: flow.skip, input: () => ({}) }),
  cancel: (world, place) => world.act(place, 'cancel', { route: flow.cancel, input: () => ({}) }),
  makeCodes,
  saved,
  stepUp: (world, place) => proveAgain(world, place),
  stepUpWrong: (world, place) => proveAgain(world, place, { isWrong: true }),
  stepUpToTurnOff: (world, place) => proveAgain(world, place, { purpose: 'turn_off' }),
  stepUpForCodes: (world, place) => proveAgain(world, place, { purpose: 'new_codes' }),
  swap,
  turnOff,
  password: (world, place) => givePassword(world, place, PASSWORD),
  wrongPassword: (world, place) => givePassword(world, place, 'a guess'),
  ticket: (world, place) => redeem(world, place, world.tickets.live),
  ticketAgain: (world, place) => redeem(world, place, world.tickets.dead),
  wrongTicket: (world, place) => redeem(world, place, NEVER_MADE),
} satisfies Record<string, Do>;

const verdicts = {
  off: { requirement: 'off' },
  offForAll: { requirement: 'off', ignoreOwnChoice: true },
  optional: { requirement: 'optional' },
  optionalWeekly: { requirement: 'optional', askAgainDays: 7 },
  optionalTwice: { requirement: 'optional', skips: 2 },
  required: { requirement: 'required' },
  requiredButNone: { requirement: 'required', methods: [] },
} satisfies Record<string, Verdict>;

const spans = {
  step: { seconds: 30 },
  while: { minutes: 6 },
  challenge: { minutes: 10 },
  lock: { minutes: 16 },
  enrollment: { minutes: 31 },
  day: { days: 1 },
  dormancy: { days: 91 },
};

export type Step =
  | { readonly do: keyof typeof personal; readonly at: number }
  | { readonly policy: keyof typeof verdicts }
  | { readonly wait: keyof typeof spans }
  | { readonly host: 'revoke' | 'refresh' | 'issueTicket' | 'erase' };

const names = <T extends string>(record: Record<T, unknown>) =>
  fc.constantFrom(...(Object.keys(record) as T[]));

/** What leads on is common, so that most walks get far; the rest are all the ways not to behave. */
export function steps(browsers: number): fc.Arbitrary<Step[]> {
  const at = fc.nat(browsers - 1);
  const step = fc.oneof(
    { weight: 8, arbitrary: fc.record({ do: fc.constant('goOn' as const), at }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('signIn' as const), at }) },
    { weight: 12, arbitrary: fc.record({ do: names(personal), at }) },
    { weight: 3, arbitrary: fc.record({ wait: names(spans) }) },
    { weight: 2, arbitrary: fc.record({ policy: names(verdicts) }) },
    {
      weight: 1,
      arbitrary: fc.record({
        host: fc.constantFrom('revoke', 'refresh', 'issueTicket', 'issueTicket', 'erase'),
      }),
    },
  );
  return fc.array(step, { minLength: 10, maxLength: 50, size: 'max' });
}

export async function take(world: World, step: Step): Promise<void> {
  if ('do' in step) await personal[step.do](world, world.places[step.at]!);
  else if ('policy' in step) world.verdict = verdicts[step.policy];
  else if ('wait' in step) world.host.clock.advance(spans[step.wait]);
  else await tell(world, step.host);
}

async function tell(world: World, what: 'revoke' | 'refresh' | 'issueTicket' | 'erase'): Promise<void> {
  const { mfa } = world.host;
  const given = await mfa[what](world.userId);
  if (what === 'revoke') world.epoch += 1;
  if (what === 'erase') world.forget();
  if (given !== undefined)
    world.tickets = { live: given, dead: world.tickets.live, until: world.now + HOUR_MS };
}

async function signIn(world: World, place: Place): Promise<void> {
  const { status, body } = await place.browser.post('/login', { userId: world.userId, password: PASSWORD });
  assert.equal(status, 200);
  const { at } = body as unknown as State;
  assert.ok(signedIn.includes(at), at);
  Object.assign(place, {
    proved: false,
    setup: undefined,
    stale: place.setup,
    texting: undefined,
    set: undefined,
  });
  place.provedAt = undefined;
  if (at === 'complete') {
    place.provedIn = undefined;
    place.begins();
  }
  assert.equal((await world.stateOf(place)).at, at);
}

/** A magic link, say: the host opens a session and does not ask the kit. */
async function anotherDoor(world: World, place: Place): Promise<void> {
  await place.browser.post('/magic-link', { userId: world.userId });
  place.provedIn = undefined;
  assert.ok(byAnotherDoor.includes((await world.stateOf(place)).at));
}

async function signOut(world: World, place: Place): Promise<void> {
  await place.browser.post('/logout', {});
  Object.assign(place, { proved: false, provedIn: undefined });
  assert.equal((await world.stateOf(place)).at, 'signed-out');
}

/** What a person in good faith does next. */
async function goOn(world: World, place: Place): Promise<unknown> {
  const state = await world.stateOf(place);
  switch (state.at) {
    case 'signed-out':
      return signIn(world, place);
    case 'challenge':
      if (world.texted) return proveByText(world, place);
      // A person waits for a code that was not used yet.
      if (world.phone && world.phone.lastStep >= stepOf(world)) world.host.clock.advance({ seconds: 60 });
      return prove(world, place, 0);
    case 'ticket':
      return redeem(world, place, world.tickets.live);
    case 'enrollment':
      if (state.password) return givePassword(world, place, PASSWORD);
      if (state.setup?.kind === 'phone') return confirmText(world, place);
      return state.setup && place.setup ? confirm(world, place, place.setup) : begin(world, place);
    case 'codes':
      return place.set ? saved(world, place) : makeCodes(world, place);
    case 'complete':
      return undefined;
  }
}

/** Sends the code of the step that is so many away from the present one. */
async function prove(world: World, place: Place, steps: number): Promise<void> {
  await verify(world, place, world.phone?.app.code(world.now, steps) ?? '000000', stepOf(world) + steps);
}

async function verify(world: World, place: Place, code: string, step = -Infinity): Promise<void> {
  const factorId = world.phone?.factorId ?? 'none';
  const {
    isOk,
    code: said,
    before,
  } = await world.act(place, 'verify', {
    route: flow.verify,
    input: (state) => ({ ...challengeOf(state), factorId, code }),
  });
  const { phone, counters } = world;
  const isRight = phone !== undefined && Math.abs(step - stepOf(world)) <= 1 && step > phone.lastStep;
  if (isOk) {
    assert.ok(isRight, 'a code was accepted that is too old, too new or used');
    phone.lastStep = step;
    counters.factor.succeed(world.now);
  } else if (said === 'code_wrong') {
    assert.ok(!isRight, 'a right code was refused');
    counters.factor.fail(world.now);
  } else assert.ok(before.at !== 'challenge' || !phone || said === 'factor_locked', `${said} at a challenge`);
}

async function codeOfAnothersChallenge(world: World, place: Place): Promise<void> {
  const other = world.places[(world.places.indexOf(place) + 1) % world.places.length]!;
  const { challengeId } = challengeOf(await world.stateOf(other));
  if (!world.phone || challengeId === undefined) return;
  const { factorId, app } = world.phone;
  const code = app.code(world.now);
  const { code: said } = await world.act(place, 'verify', {
    route: flow.verify,
    input: () => ({ challengeId, factorId, code }),
  });
  assert.ok(!['ok', 'code_wrong'].includes(said), `${said} for another browser’s challenge`);
}

async function recover(world: World, place: Place, code: string | undefined): Promise<void> {
  if (code === undefined) return;
  const { isOk, code: said } = await world.act(place, 'recover', {
    route: flow.recover,
    input: (state) => ({ ...challengeOf(state), code }),
  });
  const isRight = world.sheet.includes(code);
  if (isOk) {
    assert.ok(isRight, 'a recovery code was accepted that is used, void, unsaved or never was');
    world.sheet = world.sheet.filter((other) => other !== code);
    world.spent.push(code);
    world.counters.recovery.succeed(world.now);
  } else if (said === 'code_wrong') {
    assert.ok(!isRight, 'a right recovery code was refused');
    world.counters.recovery.fail(world.now);
  }
}

async function begin(world: World, place: Place): Promise<void> {
  const { isOk, after } = await world.act(place, 'begin', {
    route: flow.begin,
    input: () => ({ kind: 'totp' as const }),
  });
  if (!isOk) return;
  assert.ok(after.at === 'enrollment' && after.setup?.kind === 'totp' && after.setup.secret);
  place.stale = place.setup;
  place.texting = undefined;
  place.setup = { app: authenticator(after.setup.secret), factorId: after.setup.factorId };
}

async function confirm(world: World, place: Place, setup: Place['setup'], code?: string): Promise<void> {
  if (!setup) return;
  const { isOk, code: said } = await world.act(place, 'confirm', {
    route: flow.confirm,
    input: () => ({ factorId: setup.factorId, code: code ?? setup.app.code(world.now) }),
  });
  if (!isOk) return assert.ok(code !== undefined || said !== 'code_wrong', 'a right code was refused');
  assert.equal(setup, place.setup, 'a set-up was confirmed that a newer one had replaced');
  assert.equal(code, undefined, 'a wrong code confirmed a set-up');
  assert.equal(
    world.phone ?? world.texted,
    undefined,
    'a factor was enrolled beside one that was not proved',
  );
  world.phone = { ...setup, lastStep: stepOf(world) };
  place.setup = undefined;
}

async function makeCodes(world: World, place: Place): Promise<void> {
  const { isOk, answer } = await world.act(place, 'makeCodes', { route: recovery.begin, input: () => ({}) });
  if (isOk) place.set = answer.body as unknown as RecoverySet;
}

async function saved(world: World, place: Place): Promise<void> {
  const { setId = 'none', codes = [] } = place.set ?? {};
  const { isOk } = await world.act(place, 'saved', { route: recovery.confirm, input: () => ({ setId }) });
  place.set = undefined;
  if (!isOk) return;
  world.spent.push(...world.sheet);
  world.sheet = [...codes];
}

async function givePassword(world: World, place: Place, password: string): Promise<void> {
  const { isOk, code, before } = await world.act(place, 'password', {
    route: flow.password,
    input: () => ({ password }),
  });
  const isAsked = before.at === 'enrollment' && before.password;
  if (code === 'password_wrong') world.counters.password.fail(world.now);
  if (!isOk || !isAsked) return;
  assert.equal(password, PASSWORD);
  world.counters.password.succeed(world.now);
}

async function redeem(world: World, place: Place, ticket: string | undefined): Promise<void> {
  if (ticket === undefined) return;
  const { isOk } = await world.act(place, 'ticket', { route: flow.ticket, input: () => ({ ticket }) });
  if (!isOk) return;
  assert.equal(ticket, world.tickets.live, 'a ticket was taken that is used, void or never was');
  assert.ok(world.now < world.tickets.until, 'a ticket was taken after its hour');
  world.tickets = { ...world.tickets, live: undefined, dead: ticket };
}

function stepOf({ now }: World): number {
  return Math.floor(now / STEP_MS);
}

/** How far back the last accepted step lies, as far as any code is still looked at. */
function lastAccepted(world: World): number {
  return Math.max(-2, (world.phone?.lastStep ?? 0) - stepOf(world));
}
