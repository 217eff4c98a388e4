/** A person's standing as the state that crosses the wire, with the actions it allows. */
import type {
  Action,
  Challenge,
  Codes,
  Complete,
  Enrollment,
  Kind,
  Sending,
  SignedOut,
  State,
  Ticket,
} from '@mfa-kit/contract';
import type { Context } from '../context.js';
import { locksOf, PASSWORD, RECOVERY } from '../failures/failures.service.js';
import type { Caller } from '../http/caller.js';
import { choiceOf, setupOf } from '../kinds/factors.service.js';
import type { Setup } from '../kinds/kind.js';
import { kindOf } from '../kinds/kinds.js';
import { kindsBeside, presetOf } from '../presets/presets.service.js';
import type { Proof } from '../proofs/proofs.service.js';
import { ticketTriesLeft } from '../tickets/tickets.service.js';
import { whoAsks } from './asking.js';
import { mayBegin, maySkip, needsPassword } from './grant.js';
import { countriesNow } from '../texting/texting.service.js';
import { gather, type Known, type Login } from './known.js';

/** Where this browser stands now. Reads only. */
export async function stateOf(ctx: Context, caller: Caller): Promise<State> {
  const asking = await whoAsks(ctx, caller);
  if (asking.who === 'nobody') return signedOut(ctx, asking.reason);
  if (asking.who === 'full') return full(ctx, asking.proof);
  const login = asking.who === 'pending' ? asking.login : undefined;
  const subject = login
    ? { userId: login.user_id, context: login.context, login }
    : (asking as { userId: string; context: object });
  return present(ctx, await gather(ctx, subject), login);
}

/** The state of somebody who is not signed in yet. `login` is missing for a session that has not asked for anything. */
export async function present(ctx: Context, known: Known, login?: Login, setup?: Setup): Promise<State> {
  switch (known.at) {
    case 'challenge':
      return challenge(ctx, known, login);
    case 'ticket':
      return ticket(ctx, known, login);
    case 'enrollment':
      return enrollment(ctx, known, login, setup);
    case 'codes':
      return codes(ctx, login);
    case 'complete':
      return {
        at: 'complete',
        actions: known.factors.length === 0 ? ['enroll'] : [],
        now: ctx.now(),
        level: 1,
        amr: [],
        returnTo: ctx.options.defaultPage,
        enrolled: [],
      };
  }
}

export function signedOut(ctx: Context, reason: SignedOut['reason']): SignedOut {
  return { at: 'signed-out', actions: [], now: ctx.now(), reason };
}

async function challenge(ctx: Context, known: Known, login?: Login): Promise<Challenge> {
  const locks = await locksOf(ctx, known.user.id);
  const left = ctx.options.figures.tries - (login?.tries ?? 0);
  const recoveryLock = locks.get(RECOVERY);
  const last = login && (await lastSent(ctx, known, login));
  return {
    at: 'challenge',
    actions: challengeActions(known),
    now: ctx.now(),
    ...(login && { challengeId: login.id, expiresAt: login.expires_at }),
    triesLeft: Math.max(0, left),
    factors: known.factors.map((factor) => choiceOf(factor, locks.get(factor.id))),
    ...(last && { sent: last }),
    ...(known.judgement.trustDays > 0 && { trustDays: known.judgement.trustDays }),
    ...(known.codesLeft && { recovery: recoveryLock === undefined ? {} : { lockedUntil: recoveryLock } }),
  };
}

function challengeActions(known: Known): Action[] {
  const sends = known.factors.some((factor) => kindOf(factor.kind).challenge);
  return [
    ...(sends ? ['send' as const] : []),
    'verify',
    ...(known.codesLeft ? ['recover' as const] : []),
    'cancel',
  ];
}

/** The newest text of this login, whichever factor it went to. */
async function lastSent(ctx: Context, known: Known, login: Login): Promise<Sending | undefined> {
  const all = await Promise.all(
    known.factors.map(async (factor) => kindOf(factor.kind).sent?.(ctx, factor, login.id)),
  );
  return all.filter((sent) => sent !== undefined).sort((a, b) => b.expiresAt - a.expiresAt)[0];
}

async function ticket(ctx: Context, known: Known, login?: Login): Promise<Ticket> {
  return {
    at: 'ticket',
    actions: ['ticket', 'cancel'],
    now: ctx.now(),
    ...(login && { expiresAt: login.expires_at }),
    triesLeft: await ticketTriesLeft(ctx, known.user.id),
  };
}

async function enrollment(ctx: Context, known: Known, login?: Login, fresh?: Setup): Promise<Enrollment> {
  const { judgement, user } = known;
  const begun = login && !fresh ? await setupOf(ctx, login.id) : undefined;
  const setup = fresh ?? (begun && (await kindOf(begun.kind).describe(ctx, user, begun)));
  const password = needsPassword(ctx, known, login);
  // Before the password is given again nobody learns even two digits of it.
  const preset = mayBegin(ctx, known, login) ? await presetOf(ctx, user.id) : undefined;
  const offersPreset = preset && judgement.kinds.includes('phone');
  const kinds = kindsBeside(preset, judgement.kinds);
  const lockedUntil = password ? (await locksOf(ctx, user.id)).get(PASSWORD) : undefined;
  const countries = await countriesNow(ctx);
  const actions: Action[] = password ? ['password'] : mayBegin(ctx, known, login) ? ['begin'] : [];
  if (setup) actions.push('confirm');
  if (setup && kindOf(setup.kind).challenge) actions.push('send');
  if (maySkip(known, login)) actions.push('skip');
  actions.push('cancel');
  return {
    at: 'enrollment',
    actions,
    now: ctx.now(),
    ...(login && { expiresAt: login.expires_at }),
    password,
    ...(lockedUntil !== undefined && { passwordLockedUntil: lockedUntil }),
    kinds: offersPreset ? phoneFirst(kinds) : [...kinds],
    ...(judgement.kinds.includes('phone') && countries !== 'all' && { countries: [...countries] }),
    requirement: judgement.requirement === 'required' ? 'required' : 'optional',
    ...(judgement.skipsLeft !== undefined && { skipsLeft: judgement.skipsLeft }),
    ...(judgement.skipUntil !== undefined && { skipUntil: judgement.skipUntil }),
    ...(judgement.why && { why: judgement.why }),
    ...(offersPreset && { preset: { hint: preset.hint, isChangeable: preset.isChangeable } }),
    ...(setup && { setup }),
  };
}

/** Whoever gave a number meant it to be used: people come straight to its code, and may still choose otherwise. */
function phoneFirst(kinds: readonly Kind[]): Kind[] {
  return ['phone', ...kinds.filter((kind) => kind !== 'phone')];
}

function codes(ctx: Context, login?: Login): Codes {
  return {
    at: 'codes',
    actions: ['codes', 'saved', 'cancel'],
    now: ctx.now(),
    ...(login && { expiresAt: login.expires_at }),
    enrolled: (login?.enrolled ?? []) as Kind[],
  };
}

async function full(ctx: Context, proof: Proof): Promise<Complete> {
  const known = await gather(ctx, { userId: proof.userId, context: proof.context, skipped: proof.skipped });
  const left = proof.level === 2 ? known.codesLeft : undefined;
  const repairs = proof.repairUntil !== undefined && proof.repairUntil > ctx.now();
  return {
    at: 'complete',
    actions: known.factors.length === 0 && known.judgement.kinds.length > 0 ? ['enroll'] : [],
    now: ctx.now(),
    level: proof.level,
    amr: [...proof.amr],
    returnTo: ctx.options.defaultPage,
    enrolled: [],
    ...(repairs && { repairUntil: proof.repairUntil }),
    ...(left !== undefined && { recoveryLeft: left }),
  };
}
