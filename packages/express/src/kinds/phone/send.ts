/** One text: the right to send it, the limits, the code, the ledger, and only then the provider. */
import { MfaError } from '@mfa-kit/contract';
import { randomInt } from 'node:crypto';
import type { Context } from '../../context.js';
import type { ChallengeTable } from '../../db/schema.js';
import { newId } from '../../keys/tokens.js';
import { dispatch } from '../../sms/dispatch.js';
import type { Send } from '../../sms/limits.js';
import { statusUrl } from '../../sms/reports.js';
import { codeOfReason, redacted, SmsFailure } from '../../sms/transport.js';
import { codeText } from '../../sms/words.js';
import { refuseBlocked, transportsNow } from '../../texting/texting.service.js';
import type { Factor, Occasion } from '../kind.js';
import { ENROLLMENT, macOf, numberOf } from './secrets.js';
import { countryOf, prefixOf } from './number.js';
import {
  dropCode,
  findChallenge,
  moveResend,
  openChallenge,
  returnSend,
  saveCode,
  saveHandOver,
  saveMessage,
  saveUnsent,
  spendSend,
} from './phone.store.js';

export const MOST_SENDS = 5;
const COOLDOWN_MS = 30_000;
const RETRY_MS = 10_000;
/** How long an answer waits for the provider; what it says later arrives by the waiting screen's poll. */
const PATIENCE_MS = 3_000;

/** @throws MfaError `send_limited` (with `retryAfter`), or what the provider said of the number */
export async function sendText(ctx: Context, occasion: Occasion, factor: Factor): Promise<void> {
  const country = await countryOf(numberOf(ctx, factor));
  await refuseBlocked(ctx, country);
  const challenge = await takeTurn(ctx, occasion, factor);
  const send = sendOf(ctx, factor, occasion.address);
  await spendBudgets(ctx, challenge, send);
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const purpose = factor.state === 'pending' ? ENROLLMENT : occasion.purpose;
  const written = await writeDown(ctx, challenge, { factor, code, purpose, country });
  await deliver(ctx, occasion, { factor, code, challenge, send, ...written });
}

/** One text at a time, each after a longer wait. */
async function takeTurn(ctx: Context, { pendingId }: Occasion, factor: Factor): Promise<ChallengeTable> {
  const now = ctx.now();
  const { id } = await openChallenge(ctx.db, {
    id: newId(now),
    pending_id: pendingId,
    factor_id: factor.id,
    user_id: factor.user_id,
    sends: 0,
    resend_at: 0,
  });
  const taken = await spendSend(ctx.db, { id, now, most: MOST_SENDS, cooldownMs: COOLDOWN_MS });
  if (taken) return taken;
  const { sends = 0, resend_at: at = now } = (await findChallenge(ctx.db, pendingId, factor.id)) ?? {};
  const retryAfter = Math.max(1, Math.ceil((at - now) / 1000));
  throw new MfaError('send_limited', sends < MOST_SENDS ? { retryAfter } : {});
}

/** What the budgets refuse takes nobody's turn; when they will not is when another may be asked for. */
async function spendBudgets(ctx: Context, challenge: ChallengeTable, send: Send): Promise<void> {
  try {
    await ctx.sendLimits.spend(send);
  } catch (refusal) {
    if (refusal instanceof MfaError) {
      const { message: budget } = refusal.cause as Error;
      ctx.options.logger.warn({ budget, proved: send.proved }, 'a text was refused');
      await moveResend(ctx.db, challenge, ctx.now() + (refusal.retryAfter ?? 0) * 1000);
      await returnSend(ctx.db, challenge.id);
    }
    throw refusal;
  }
}

/** The budgets that a text to this factor draws on. */
export function sendOf(ctx: Context, factor: Factor, address: string): Send {
  const number = numberOf(ctx, factor);
  return budgetsOf(ctx, { userId: factor.user_id, number, address, proved: factor.state === 'active' });
}

/** The budgets that a text to this number draws on. */
export function budgetsOf(
  { keys }: Pick<Context, 'keys'>,
  { userId, number, ...rest }: { userId: string; number: string; address: string; proved: boolean },
): Send {
  return {
    user: keys.mac('otp-mac', `user|${userId}`),
    number: keys.mac('otp-mac', `number|${number}`),
    prefix: keys.mac('otp-mac', `prefix|${prefixOf(number)}`),
    ...rest,
  };
}

async function writeDown(
  ctx: Context,
  challenge: ChallengeTable,
  {
    factor,
    code,
    purpose,
    country,
  }: { factor: Factor; code: string; purpose: string; country: string | undefined },
) {
  const now = ctx.now();
  const codeId = newId(now);
  const messageId = newId(now);
  const [kid = ''] = ctx.keys.kids;
  const mac = macOf(ctx, { challengeId: challenge.id, factor, code, purpose }, kid);
  await ctx.db.transaction().execute(async (transaction) => {
    const expiresAt = now + ctx.options.figures.codeMinutes * 60_000;
    await saveCode(transaction, {
      id: codeId,
      challenge_id: challenge.id,
      mac,
      key_id: kid,
      expires_at: expiresAt,
      used_at: null,
    });
    await saveMessage(transaction, {
      id: messageId,
      user_id: factor.user_id,
      challenge_id: challenge.id,
      transport: null,
      provider_id: null,
      status: 'open',
      reason: null,
      provider_code: null,
      created_at: now,
      updated_at: now,
      country: country ?? null,
    });
  });
  return { codeId, messageId };
}

interface Delivery {
  readonly factor: Factor;
  readonly code: string;
  readonly challenge: ChallengeTable;
  readonly codeId: string;
  readonly messageId: string;
  readonly send: Send;
}

/** Nothing of this is in a transaction: a slow provider holds nobody up but this one answer, and that not for long. */
async function deliver(ctx: Context, occasion: Occasion, delivery: Delivery): Promise<void> {
  const attempt = handOver(ctx, occasion, delivery).then(
    () => undefined,
    (error: unknown) => settleFailure(ctx, delivery, error),
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
  const { issuer, publicOrigin, figures } = ctx.options;
  const body = codeText(code, {
    service: issuer,
    host: new URL(publicOrigin).hostname,
    locale: user.locale ?? locale,
  });
  const message = { to: numberOf(ctx, factor), body, at: ctx.now(), validSeconds: figures.codeMinutes * 60 };
  const { transport, providerId } = await dispatch(await transportsNow(ctx), message, (name) =>
    statusUrl(ctx.options, name, messageId),
  );
  await saveHandOver(ctx.db, messageId, { transport, provider_id: providerId, updated_at: ctx.now() });
}

/** What never left is undone: its code, its count, its cost. Of what may have left only the wait is. */
async function settleFailure(
  ctx: Context,
  { messageId, codeId, challenge, send }: Delivery,
  error: unknown,
): Promise<MfaError | undefined> {
  const failure =
    error instanceof SmsFailure ? error : new SmsFailure('provider', { cause: error, unsure: true });
  const { reason, providerCode, unsure, transport } = failure;
  const now = ctx.now();
  ctx.options.logger.warn(
    { reason, providerCode, unsure, message: messageId, said: redacted(failure.cause) },
    'a text was not sent',
  );
  const provider = transport === undefined ? {} : { transport };
  const change = { ...provider, reason, provider_code: providerCode ?? null, updated_at: now };
  if (!(await saveUnsent(ctx.db, messageId, change))) return undefined;
  await moveResend(ctx.db, challenge, now + RETRY_MS);
  if (!unsure) {
    await dropCode(ctx.db, codeId);
    await returnSend(ctx.db, challenge.id);
    await ctx.sendLimits.giveBack(send, 'all');
  }
  const code = codeOfReason[reason];
  return new MfaError(code, code === 'send_limited' ? { retryAfter: RETRY_MS / 1000 } : {});
}
