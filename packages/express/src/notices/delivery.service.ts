/** Sends what is due, one after the other: woken by what happens, and by a timer for what did not get through. */
import { MfaError } from '@mfa-kit/contract';
import type { Context } from '../context.js';
import type { NoticeTable } from '../db/schema.js';
import { countryOf } from '../kinds/phone/number.js';
import { budgetsOf } from '../kinds/phone/send.js';
import { MailFailure } from '../mail/transport.js';
import { dispatch, isFinal } from '../sms/dispatch.js';
import { statusUrl } from '../sms/reports.js';
import { redacted, SmsFailure } from '../sms/transport.js';
import { refuseBlocked, transportsNow } from '../texting/texting.service.js';
import { letterAbout, textAbout } from './letter.js';
import { openTold, sealTold, type Told } from './notice.js';
import { claimNotice, closeNotice, dropNotice, postponeNotice } from './notices.store.js';
import { languageOf } from './words/languages.js';

const TICK_MS = 30_000;
/** Much longer than a try takes, so that no other process makes the same one. */
const LEASE_MS = 5 * 60_000;
/** How long a try may take. */
const PATIENCE_MS = 30_000;
const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 4 * 3600_000;
const GIVE_UP_MS = 48 * 3600_000;
const TEXT_VALID_SECONDS = 4 * 3600;

/** What delivering needs of the context, which is made of it. */
export type Ground = Omit<Context, 'notices' | 'pruning' | 'seals'>;

interface Delivery {
  wake(): void;
  close(): Promise<void>;
}

export function startDelivery(ctx: Ground): Delivery {
  const { mail, sms, logger } = ctx.options;
  if (!mail && sms.length === 0) return { wake() {}, close: () => Promise.resolve() };
  let isWanted = false;
  let isClosed = false;
  let running: Promise<void> | undefined;

  async function run(): Promise<void> {
    while (isWanted && !isClosed) {
      isWanted = false;
      try {
        while (!isClosed && (await deliverNext(ctx)));
      } catch (error) {
        logger.error({ err: error }, 'notices could not be read');
      }
    }
    running = undefined;
  }

  function wake(): void {
    isWanted = true;
    if (!isClosed) running ??= run();
  }

  // A process that has nothing else to do may end; the next one goes on.
  const timer = setInterval(wake, TICK_MS).unref();
  wake();
  return {
    wake,
    async close() {
      isClosed = true;
      clearInterval(timer);
      await running;
    },
  };
}

async function deliverNext(ctx: Ground): Promise<boolean> {
  const now = ctx.now();
  const notice = await claimNotice(ctx.db, now, now + LEASE_MS);
  if (!notice) return false;
  const { told, failure } = await deliver(ctx, notice);
  if (failure === 'nobody') await dropNotice(ctx.db, notice);
  else if (failure === undefined) await closeNotice(ctx.db, notice, 'sent', ctx.now());
  else await tryLater(ctx, notice, told, failure.thrown);
  return true;
}

interface Outcome {
  readonly told: Told | undefined;
  readonly failure?: 'nobody' | { readonly thrown: unknown };
}

async function deliver(ctx: Ground, notice: NoticeTable): Promise<Outcome> {
  let told: Told | undefined;
  try {
    told = openTold(ctx, notice);
    told = await within(PATIENCE_MS, addressed(ctx, notice, told));
    if (told.to === undefined) return { told, failure: 'nobody' };
    const send = notice.channel === 'mail' ? sendMail : sendText;
    await within(PATIENCE_MS, send(ctx, notice, { ...told, to: told.to }));
    return { told };
  } catch (thrown) {
    return { told, failure: { thrown } };
  }
}

/** Neither a list of addresses nor anything a header could end in. */
const oneAddress = /^[^\s\p{C}@,;:<>()[\]\\"]{1,64}@[^\s\p{C}@,;:<>()[\]\\"]{1,255}$/u;

/** Where it goes and in which language, as the host knew at the first try: whoever changes the address later changes nothing. */
async function addressed(ctx: Ground, notice: NoticeTable, told: Told): Promise<Told> {
  if (told.language !== undefined) return told;
  const user = await ctx.options.users.find(notice.user_id);
  const language = languageOf(user?.locale, told.locale);
  if (notice.channel === 'text') return { ...told, language };
  const to = user?.email?.trim();
  if (!to) return { ...told, language };
  if (oneAddress.test(to)) return { ...told, language, to };
  ctx.options.logger.warn({ notice: notice.id }, 'nobody was told: the address is not one');
  return { ...told, language };
}

type Addressed = Told & { readonly to: string };

async function sendMail(
  ctx: Ground,
  { id, type, created_at: at }: NoticeTable,
  told: Addressed,
): Promise<void> {
  if (!ctx.options.mail) throw new Error('there is no mail transport any more');
  await ctx.options.mail.send({ id, to: told.to, at, ...letterAbout(ctx.options, type, told) });
}

/** Within the limits like any text: whoever used them up only delays it. */
async function sendText(ctx: Ground, { id, user_id: userId }: NoticeTable, told: Addressed): Promise<void> {
  const { to, at, address = '' } = told;
  await refuseBlocked(ctx, await countryOf(to));
  const send = budgetsOf(ctx, { userId, number: to, address, proved: true });
  await ctx.sendLimits.spend(send);
  try {
    const message = { to, body: textAbout(ctx.options, told), at, validSeconds: TEXT_VALID_SECONDS };
    await dispatch(await transportsNow(ctx), message, (name) => statusUrl(ctx.options, name, id));
  } catch (error) {
    if (!(error instanceof SmsFailure && error.unsure)) await ctx.sendLimits.giveBack(send, 'all');
    throw error;
  }
}

async function tryLater(
  ctx: Ground,
  notice: NoticeTable,
  told: Told | undefined,
  thrown: unknown,
): Promise<void> {
  const { logger } = ctx.options;
  const { id, type, tries, created_at: createdAt } = notice;
  const now = ctx.now();
  const nextAt = now + waitOf(tries, thrown);
  const details = { notice: id, type, tries, said: saidBy(thrown) };
  if (told === undefined || isHopeless(thrown) || nextAt > createdAt + GIVE_UP_MS) {
    await closeNotice(ctx.db, notice, 'failed', now);
    logger.error(details, 'a notice was not sent, and is given up');
    return;
  }
  await postponeNotice(ctx.db, notice, { next_at: nextAt, body: sealTold(ctx, notice, told) });
  logger.warn(details, 'a notice was not sent, and will be tried again');
}

/** Each wait is twice the one before, up to four hours. */
function waitOf(tries: number, thrown: unknown): number {
  const wait = Math.min(FIRST_WAIT_MS * 2 ** (tries - 1), LONGEST_WAIT_MS);
  const asked = thrown instanceof MfaError ? (thrown.retryAfter ?? 0) * 1000 : 0;
  return Math.max(wait, asked);
}

function isHopeless(thrown: unknown): boolean {
  if (thrown instanceof MailFailure) return thrown.refused;
  if (thrown instanceof MfaError) return thrown.code === 'country_blocked';
  return thrown instanceof SmsFailure && isFinal(thrown.reason);
}

/** Servers repeat the address, and more. */
function saidBy(thrown: unknown): string {
  const said =
    thrown instanceof MailFailure || thrown instanceof SmsFailure ? (thrown.cause ?? thrown) : thrown;
  return redacted(said).replace(/\S+@\S+/g, '…');
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), ms);
  });
  try {
    return await Promise.race([work, patience]);
  } finally {
    clearTimeout(timer);
  }
}
