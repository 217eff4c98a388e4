/** Phones: a code by text, sent only when it is asked for. */
import { MfaError, type PhoneSetup, type Sending } from '@mfa-kit/contract';
import { timingSafeEqual } from 'node:crypto';
import type { Context, Transaction } from '../../context.js';
import { countriesNow } from '../../texting/texting.service.js';
import { codeOfReason, type SmsFailureReason } from '../../sms/transport.js';
import { begunFactor } from '../begun.js';
import { dropSetups, findSetup, listActiveFactors, saveFactor } from '../factor.store.js';
import type { Asked, Factor, FactorKind, Occasion } from '../kind.js';
import { lastTwo, readNumber } from './number.js';
import {
  activatePhone,
  dropChallenges,
  findChallenge,
  findLastMessage,
  listNewestCodes,
  spendCode,
  touchFactor,
} from './phone.store.js';
import { ENROLLMENT, macOf, numberOf, sealNumber } from './secrets.js';
import { MOST_SENDS, sendOf, sendText } from './send.js';

export const phone: FactorKind = {
  kind: 'phone',
  amr: 'sms',

  async begin(ctx, occasion, input) {
    if (input.kind !== 'phone') throw new MfaError('request_malformed');
    if (input.phone === undefined) throw new MfaError('phone_invalid');
    const { e164 } = await readNumber(input.phone, await countriesNow(ctx));
    refuseKnown(ctx, await listActiveFactors(ctx.db, occasion.user.id), e164);
    const factor = await openSetup(ctx, occasion, e164);
    await sendText(ctx, occasion, factor).catch(async (refusal: unknown) => {
      const last = await sent(ctx, factor, occasion.pendingId);
      const isOnItsWay = last !== undefined && last.delivery !== 'failed';
      const isTooSoon = refusal instanceof MfaError && refusal.code === 'send_limited';
      if (!isOnItsWay || !isTooSoon) throw refusal;
    });
    return describe(ctx, factor);
  },

  describe: (ctx, _user, factor) => describe(ctx, factor),
  challenge: sendText,
  sent,
  refuseIfStale,
  refuseTwin: (ctx, factor, others) => refuseKnown(ctx, others, numberOf(ctx, factor)),

  async confirm(ctx, factor, code) {
    const asked = { pendingId: factor.pending_id ?? '', purpose: ENROLLMENT };
    const id = await matchingCode(ctx, factor, code, asked);
    if (id === undefined) return undefined;
    return async (transaction) =>
      (await spendCode(transaction, id, ctx.now())) && activatePhone(transaction, factor.id, ctx.now());
  },

  async verify(ctx, factor, code, asked) {
    const id = await matchingCode(ctx, factor, code, asked);
    if (id === undefined) return undefined;
    return async (transaction: Transaction) =>
      (await spendCode(transaction, id, ctx.now())) && touchFactor(transaction, factor.id, ctx.now());
  },

  endChallenges: dropChallenges,

  /** An honest day has many sign-ins: a text that led to success is not held against it. */
  proved: (ctx, factor, address) =>
    ctx.sendLimits.giveBack(sendOf(ctx, factor, address), 'proved').catch((error: unknown) => {
      // The code was right and is spent: what is only counted must not cost the person the session.
      ctx.options.logger.error({ err: error }, 'a text was not given back');
    }),
};

/** The same number in another spelling is the same phone. */
function refuseKnown(ctx: Context, factors: readonly Factor[], e164: string): void {
  if (factors.some((factor) => factor.kind === 'phone' && numberOf(ctx, factor) === e164))
    throw new MfaError('number_known');
}

/** The same number once more goes on with its set-up: asking again is neither another text at once nor five more tries. */
async function openSetup(ctx: Context, occasion: Occasion, e164: string): Promise<Factor> {
  const { pendingId, replaces = null } = occasion;
  return ctx.db.transaction().execute(async (transaction) => {
    const begun = await findSetup(transaction, pendingId, ctx.now(), ctx.options.figures.tries);
    const isSame = begun?.kind === 'phone' && begun.replaces === replaces && numberOf(ctx, begun) === e164;
    if (isSame) return begun;
    const factor = newFactor(ctx, occasion, e164);
    await dropSetups(transaction, pendingId);
    await saveFactor(transaction, factor);
    return factor;
  });
}

function newFactor(ctx: Context, occasion: Occasion, e164: string): Factor {
  const seal = (factorId: string) => sealNumber(ctx, occasion.user.id, factorId, e164);
  return begunFactor(ctx, occasion, { kind: 'phone', seal, hint: lastTwo(e164) });
}

async function describe(ctx: Context, factor: Factor): Promise<PhoneSetup> {
  const last = await sent(ctx, factor, factor.pending_id ?? '');
  return {
    kind: 'phone',
    factorId: factor.id,
    expiresAt: factor.expires_at ?? 0,
    triesLeft: ctx.options.figures.tries - factor.tries,
    hint: factor.hint ?? '',
    ...(last && { sent: last }),
  };
}

/** What the waiting screen shows: the newest text, and when another may be asked for. */
async function sent(ctx: Context, factor: Factor, pendingId: string): Promise<Sending | undefined> {
  const challenge = await findChallenge(ctx.db, pendingId, factor.id);
  const message = challenge && (await findLastMessage(ctx.db, challenge.id));
  if (!message) return undefined;
  const isFailed = message.status === 'failed';
  return {
    factorId: factor.id,
    hint: factor.hint ?? '',
    ...(challenge.sends < MOST_SENDS && { resendAt: challenge.resend_at }),
    expiresAt: message.created_at + ctx.options.figures.codeMinutes * 60_000,
    sendsLeft: MOST_SENDS - challenge.sends,
    delivery: isFailed ? 'failed' : message.status === 'delivered' ? 'delivered' : 'open',
    ...(isFailed && {
      failure: codeOfReason[(message.reason ?? 'provider') as SmsFailureReason] as Sending['failure'],
    }),
  };
}

/** Decided by the clock alone, before any compare: no try is spent on a code that is too old. */
async function refuseIfStale(ctx: Context, factor: Factor, pendingId: string): Promise<void> {
  const challenge = await findChallenge(ctx.db, pendingId, factor.id);
  const [newest] = challenge ? await listNewestCodes(ctx.db, challenge.id) : [];
  if (!newest) throw new MfaError('challenge_over');
  if (newest.expires_at <= ctx.now()) throw new MfaError('code_expired');
}

/** Both of the newest two are compared, in constant time, whichever matches. */
async function matchingCode(
  ctx: Context,
  factor: Factor,
  code: string,
  { pendingId, purpose }: Asked,
): Promise<string | undefined> {
  const challenge = await findChallenge(ctx.db, pendingId, factor.id);
  if (!challenge) return undefined;
  const codes = await listNewestCodes(ctx.db, challenge.id);
  const matches = codes.filter((row) => {
    const given = macOf(ctx, { challengeId: challenge.id, factor, code, purpose }, row.key_id);
    return timingSafeEqual(Buffer.from(given), Buffer.from(row.mac));
  });
  return matches.find((row) => row.expires_at > ctx.now())?.id;
}
