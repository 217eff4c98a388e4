/** What a screen shows of a text that was sent: where to, what became of it, and how to get another one. */
import type { Sending } from '@mfa-kit/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { msg, str } from './locales/message.js';

/** What a person can do where they are, when a text does not reach them. */
export type Remedy = 'other-number' | 'other-way';

type Failure = NonNullable<Sending['failure']>;

/** `•••• 56`: enough to recognise a number, and no more. */
export function masked(hint: string): TemplateResult {
  return html`<bdi dir="ltr">•••• ${hint}</bdi>`;
}

/** The same of a number whose country is known. */
function maskedWith(dialCode: string, hint: string): TemplateResult {
  return html`<bdi dir="ltr">${dialCode} •••• ••${hint}</bdi>`;
}

export function renderSentTo(hint: string, dialCode = ''): TemplateResult {
  return html`${msg(html`Code sent to ${dialCode ? maskedWith(dialCode, hint) : masked(hint)}.`, { id: 'text.sentTo' })}`;
}

/** The same for those who listen: dots are not read, or read one by one. */
export function sentWords(hint: string): string {
  return msg(str`Code sent to the number ending in ${hint}.`, { id: 'text.sentTo.spoken' });
}

const failures: Record<Remedy, Record<Failure, () => string>> = {
  'other-number': {
    phone_invalid: () =>
      msg('The text wasn’t delivered: that number doesn’t work. Change it.', { id: 'text.failed.number' }),
    phone_unsupported: () =>
      msg('The text wasn’t delivered: that number can’t get our texts. Change it.', {
        id: 'text.failed.unsupported',
      }),
    country_blocked: () =>
      msg('We can’t text that country. Use another number or method.', { id: 'error.country' }),
    send_limited: busyWords,
    sms_unavailable: () =>
      msg('The text wasn’t delivered. Send a new code, or use another number.', { id: 'text.failed' }),
  },
  'other-way': {
    phone_invalid: unreachableWords,
    phone_unsupported: unreachableWords,
    country_blocked: unreachableWords,
    send_limited: busyWords,
    sms_unavailable: () =>
      msg('The text wasn’t delivered. Send a new code, or try another way.', { id: 'text.failed.way' }),
  },
};

function busyWords(): string {
  return msg('Too many texts are on their way. Wait a little, then send a new code.', { id: 'text.busy' });
}

function unreachableWords(): string {
  return msg('The text wasn’t delivered to that number. Try another way.', { id: 'text.failed.unreachable' });
}

/** What became of the text, where the person has to do something about it. */
export function renderDelivery(
  sent: Sending | undefined,
  { expired, remedy }: { readonly expired: boolean; readonly remedy: Remedy },
): TemplateResult | typeof nothing {
  if (sent?.delivery === 'failed')
    return html`<p class="note danger" part="note" role="alert">
      ${failures[remedy][sent.failure ?? 'sms_unavailable']()}
    </p>`;
  if (!expired) return nothing;
  return html`<p class="note warning" part="note" role="alert">${expiredWords()}</p>`;
}

export function expiredWords(): string {
  return msg('That code is too old. Send a new one.', { id: 'text.expired' });
}

export interface Resend {
  readonly sent: Sending;
  /** How many were sent again on this screen. */
  readonly times: number;
  readonly busy: boolean;
  readonly onThisClock: (instant: number) => number;
  readonly onResend: () => void;
}

/** The way to another text: when, and whether there is one. */
export function renderResend({ sent, times, busy, onThisClock, onResend }: Resend): TemplateResult {
  const none = sent.sendsLeft === 0 || sent.resendAt === undefined;
  return html`<mfa-resend-button
    .until=${sent.resendAt === undefined ? 0 : onThisClock(sent.resendAt)}
    .left=${none ? 0 : sent.sendsLeft}
    .sent=${times}
    ?disabled=${busy}
    @mfa-resend=${onResend}
  ></mfa-resend-button>`;
}
