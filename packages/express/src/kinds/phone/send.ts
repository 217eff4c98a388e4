/** One text: the right to send it, the limits, the code, the ledger, and only then the provider. */
import { MfaError } from '@mfa-kit/contract';
import { randomInt } from 'node:crypto';
import type { Context } from '../../context.js';
import { newId } from '../../keys/tokens.js';
import { dispatch } from '../../sms/dispatch.js';
import type { Send } from '../../sms/limits.js';
import { codeOfReason, SmsFailure } from '../../sms/transport.js';
import { codeText } from '../../sms/words.js';
import type { Factor, Occasion } from '../kind.js';
import { macOf, numberOf } from './secrets.js';
import { prefixOf } from './number.js';
import {
  dropCode,
  openChallenge,
  returnSend,
  saveCode,
  saveDelivery,
  saveMessage,
  spendSend,
} from './phone.store.js';

const COOLDOWN_MS = 30_000;
const MOST_SENDS = 5;
const RETRY_MS = 10_000;
/** How long an answer waits for the provider; what it says later arrives by the waiting screen's poll. */
const PATIENCE_MS = 3_000;

export { MOST_SENDS };

/** @throws MfaError `send_limited` (with `retryAfter`), or what the provider said of the number */
export async function sendText(ctx: Context, occasion: Occasion, factor: Factor): Promise<void> {
  const now = ctx.now();
  const challenge = await openChallenge(ctx.db, {
    id: newId(now),
    pending_id: occasion.pendingId,
    factor_id: factor.id,
    user_id: factor.user_id,
    sends: 0,
    resend_at: 0,
  });
  const taken = await spendSend(ctx.db, { id: challenge.id, now, most: MOST_SENDS, cooldownMs: COOLDOWN_MS });
  if (!taken) throw new MfaError('send_limited', waitOf(challenge.sends, challenge.resend_at, now));
  const send = sendOf(ctx, factor, occasion.address);
  await ctx.sendLimits.spend(send);

  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const written = await writeDown(ctx, { challengeId: challenge.id, factor, code });
  await deliver(ctx, occasion, { factor, code, challengeId: challenge.id, send, ...written });
}

function waitOf(sends: number, resendAt: number, now: number) {
  return sends >= MOST_SENDS || resendAt <= now ? {} : { retryAfter: Math.ceil((resendAt - now) / 1000) };
}

/** The budgets that a text to this factor draws on. */
export function sendOf(ctx: Context, factor: Factor, address: string): Send {
  const number = numberOf(ctx, factor);
  return {
    userId: factor.user_id,
    number: ctx.keys.mac('otp-mac', `number|${number}`),
    prefix: ctx.keys.mac('otp-mac', `prefix|${prefixOf(number)}`),
    address,
    proved: factor.state === 'active',
  };
}

async function writeDown(
  ctx: Context,
  { challengeId, factor, code }: { challengeId: string; factor: Factor; code: string },
) {
  const now = ctx.now();
  const codeId = newId(now);
  const messageId = newId(now);
  const [kid = ''] = ctx.keys.kids;
  const mac = macOf(ctx, { challengeId, factor, code }, kid);
  await ctx.db.transaction().execute(async (transaction) => {
    const expiresAt = now + ctx.options.figures.codeMinutes * 60_000;
    await saveCode(transaction, {
      id: codeId,
      challenge_id: challengeId,
      mac,
      key_id: kid,
      expires_at: expiresAt,
      used_at: null,
    });
    await saveMessage(transaction, {
      id: messageId,
      user_id: factor.user_id,
      challenge_id: challengeId,
      transport: null,
      provider_id: null,
      status: 'open',
      reason: null,
      provider_code: null,
      created_at: now,
      updated_at: now,
    });
  });
  return { codeId, messageId };
}

interface Delivery {
  readonly factor: Factor;
  readonly code: string;
  readonly challengeId: string;
  readonly codeId: string;
  readonly messageId: string;
  readonly send: Send;
}

/** Nothing of this is in a transaction: a slow provider holds nobody up but this one answer, and that not for long. */
async function deliver(ctx: Context, occasion: Occasion, delivery: Delivery): Promise<void> {
  const attempt = handOver(ctx, occasion, delivery).then(
    () => undefined,
    (error: unknown) => fail(ctx, delivery, error),
  );
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), PATIENCE_MS);
  });
  const failure = await Promise.race([attempt, patience]);
  clearTimeout(timer);
  if (failure) throw failure;
}

async function handOver(
  ctx: Context,
  { user, locale }: Occasion,
  { factor, code, messageId }: Delivery,
): Promise<void> {
  const { issuer, publicOrigin, basePath, figures, sms } = ctx.options;
  const body = codeText(code, {
    service: issuer,
    host: new URL(publicOrigin).hostname,
    locale: user.locale ?? locale,
  });
  const message = { to: numberOf(ctx, factor), body, at: ctx.now(), validSeconds: figures.codeMinutes * 60 };
  const statusUrl = (name: string) => `${publicOrigin}${basePath}/sms/${name}/status?message=${messageId}`;
  const { transport, providerId } = await dispatch(sms, message, statusUrl);
  await saveDelivery(ctx.db, messageId, { transport, provider_id: providerId, updated_at: ctx.now() });
}

/** The code never left, so it is gone, and so is the count of it. */
async function fail(
  ctx: Context,
  { messageId, codeId, challengeId, send }: Delivery,
  error: unknown,
): Promise<MfaError> {
  const failure = error instanceof SmsFailure ? error : new SmsFailure('provider', { cause: error });
  const now = ctx.now();
  ctx.options.logger.warn(
    { reason: failure.reason, providerCode: failure.providerCode, message: messageId },
    'a text was not sent',
  );
  await saveDelivery(ctx.db, messageId, {
    status: 'failed',
    reason: failure.reason,
    provider_code: failure.providerCode ?? null,
    updated_at: now,
  });
  await dropCode(ctx.db, codeId);
  await returnSend(ctx.db, challengeId, now + RETRY_MS);
  await ctx.sendLimits.giveBack(send, 'all');
  return new MfaError(codeOfReason[failure.reason], { cause: failure });
}
