/** What became of texts, and what countries are to the operator, in words. */
import type { TestedText, Texting } from '@mfa-kit/contract';
import { msg, str } from '../../locales/message.js';

export type Provider = Texting['providers'][number];
export type Mode = Texting['others'];

export const modeWords: Record<Mode, () => string> = {
  on: () => msg('On', { id: 'texting.on' }),
  watch: () => msg('Watched', { id: 'texting.watch' }),
  off: () => msg('Off', { id: 'texting.off' }),
};
export const modes = Object.keys(modeWords) as Mode[];

export const sumWords = {
  sent: () => msg('Sent', { id: 'texting.sent' }),
  delivered: () => msg('Delivered', { id: 'texting.delivered' }),
  failed: () => msg('Failed', { id: 'texting.failed' }),
  open: () => msg('Not known yet', { id: 'texting.open' }),
} as const;
export const sums = Object.keys(sumWords) as (keyof typeof sumWords)[];

/** By the families that providers' errors are told apart in. */
const reasons: Readonly<Record<string, () => string>> = {
  number: () => msg('The number doesn’t exist', { id: 'texting.reason.number' }),
  not_textable: () => msg('The number can’t get texts', { id: 'texting.reason.notTextable' }),
  opted_out: () => msg('The person wants no texts', { id: 'texting.reason.optedOut' }),
  country: () => msg('That country isn’t texted', { id: 'texting.reason.country' }),
  blocked: () => msg('Blocked by the network', { id: 'texting.reason.blocked' }),
  limited: () => msg('Too many texts at once', { id: 'texting.reason.limited' }),
  unreachable: () => msg('The phone can’t be reached', { id: 'texting.reason.unreachable' }),
  filtered: () => msg('Held back as spam', { id: 'texting.reason.filtered' }),
  provider: () => msg('The provider failed', { id: 'texting.reason.provider' }),
  signature: () => msg('The provider’s report wasn’t signed', { id: 'texting.reason.signature' }),
};

/** Why a text failed; what is not known is told as the provider tells it. */
export function failureOf({
  reason,
  code,
}: {
  readonly reason: string;
  readonly code?: string | undefined;
}): string {
  const words = reasons[reason]?.() ?? reason;
  return code ? msg(str`${words} (${code})`, { id: 'texting.reason.code' }) : words;
}

export function testedWords(provider: string, { outcome, reason, code }: TestedText): string {
  if (outcome === 'sent') return msg(str`${provider} took the test text.`, { id: 'texting.test.sent' });
  const why = failureOf({ reason: reason ?? 'provider', code });
  return msg(str`${provider} could not send it: ${why}.`, { id: 'texting.test.failed' });
}
