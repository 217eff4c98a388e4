/** The console's words for people: what they have and how they stand. */
import type { Coverage, PersonMark, PersonStatus } from '@mfa-kit/contract';
import { html, type TemplateResult } from 'lit';
import { locale } from './locales/locale.js';
import { msg } from './locales/message.js';

export const coverageWords: Record<Coverage, () => string> = {
  app: () => msg('Authenticator', { id: 'admin.coverage.app' }),
  phone: () => msg('Texts alone', { id: 'admin.coverage.phone' }),
  none: () => msg('Nothing', { id: 'admin.coverage.none' }),
};

export const statusWords: Record<PersonStatus, () => string> = {
  covered: () => msg('Have an authenticator', { id: 'admin.status.covered' }),
  weak: () => msg('Have texts alone', { id: 'admin.status.weak' }),
  missing: () => msg('Have nothing set up', { id: 'admin.status.missing' }),
  codes_low: () => msg('Few recovery codes left', { id: 'admin.status.codesLow' }),
  locked: () => msg('Locked', { id: 'admin.mark.locked' }),
  needs_ticket: () => msg('Need a set-up code', { id: 'admin.status.ticket' }),
  exempt: () => msg('Exempt', { id: 'admin.mark.exempt' }),
};

export const markWords: Record<PersonMark, () => string> = {
  locked: () => msg('Locked', { id: 'admin.mark.locked' }),
  needs_ticket: () => msg('Needs a set-up code', { id: 'admin.mark.ticket' }),
  exempt: () => msg('Exempt', { id: 'admin.mark.exempt' }),
  extended: () => msg('More time', { id: 'admin.mark.extended' }),
  preset: () => msg('Number set', { id: 'admin.mark.preset' }),
  administrator: () => msg('Administrator', { id: 'admin.mark.administrator' }),
};

/** A number as the reader's language writes it. */
export function figure(value: number): string {
  return new Intl.NumberFormat(locale()).format(value);
}

/** Of how many how many: “87%”, never 100 where one is missing and never 0 where one is there. */
export function share(value: number, total: number): string {
  const rounded = total ? Math.round((value / total) * 100) : 0;
  const percent = value < total && rounded === 100 ? 99 : value && !rounded ? 1 : rounded;
  return new Intl.NumberFormat(locale(), { style: 'percent' }).format(percent / 100);
}

/** These ask for something to be done. */
const urgent: ReadonlySet<PersonMark> = new Set(['locked', 'needs_ticket']);

/** Marks as words in a frame, the urgent ones with a colour besides. */
export function renderMarks(marks: readonly PersonMark[]): TemplateResult {
  return html`<span class="marks"
    >${marks.map(
      (mark) => html`<span class="badge ${urgent.has(mark) ? 'warning' : ''}">${markWords[mark]()}</span>`,
    )}</span
  >`;
}
