/** One text that says it is a test, by the provider that is asked about, whether it is on or not. */
import { MfaError, type TestedText, type TestText } from '@mfa-kit/contract';
import { record } from '../audit/audit.service.js';
import type { Context } from '../context.js';
import type { Caller } from '../http/caller.js';
import { newId } from '../keys/tokens.js';
import { lastTwo, readNumber } from '../kinds/phone/number.js';
import { budgetsOf } from '../kinds/phone/send.js';
import { dispatch } from '../sms/dispatch.js';
import { statusUrl } from '../sms/reports.js';
import { redacted, SmsFailure, type SmsTransport, type TextMessage } from '../sms/transport.js';
import { testWords } from '../sms/words.js';
import { countriesNow } from '../texting/texting.service.js';
import { freshAdminSession } from './administrator.js';
import { ofAll } from './texting.service.js';

const VALID_SECONDS = 300;

/** Within the limits of texts to a number that nobody has proved, like any stranger's. */
export async function sendTest(
  ctx: Context,
  caller: Caller,
  { provider, phone }: TestText,
): Promise<TestedText> {
  const { known, proof } = await ofAll(ctx, await freshAdminSession(ctx, caller));
  const transport = ctx.options.sms.find(({ name }) => name === provider);
  if (!transport) throw new MfaError('not_found');
  const { e164, country } = await readNumber(phone, await countriesNow(ctx));
  const { userId } = proof;
  await ctx.sendLimits.spend(
    budgetsOf(ctx, { userId, number: e164, address: caller.address, proved: false }),
  );
  const body = testWords(ctx.options.issuer, known.user.locale ?? caller.locale);
  const failure = await tryOnce(ctx, transport, {
    to: e164,
    body,
    at: ctx.now(),
    validSeconds: VALID_SECONDS,
  });
  const changes = [{ what: provider, after: `${country ?? ''} …${lastTwo(e164)}`.trim() }];
  await record(ctx, { type: 'test_sent', actorId: userId, refused: failure !== undefined, changes, caller });
  if (!failure) return { now: ctx.now(), outcome: 'sent' };
  const { reason, providerCode: code } = failure;
  return { now: ctx.now(), outcome: 'failed', reason, ...(code !== undefined && { code }) };
}

async function tryOnce(
  ctx: Context,
  transport: SmsTransport,
  message: Omit<TextMessage, 'statusUrl'>,
): Promise<SmsFailure | undefined> {
  try {
    await dispatch([transport], message, (name) => statusUrl(ctx.options, name, newId(ctx.now())));
    return undefined;
  } catch (error) {
    const failure = error instanceof SmsFailure ? error : new SmsFailure('provider', { cause: error });
    const { reason, providerCode, cause } = failure;
    ctx.options.logger.warn({ reason, providerCode, said: redacted(cause) }, 'a test text was not sent');
    return failure;
  }
}
