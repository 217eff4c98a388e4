/** Days and moments as the settings tell them. */
import { html, type TemplateResult } from 'lit';
import { locale } from './locale.js';

const DAY_MS = 86_400_000;

/** “today”, “yesterday”, or the date, by the person's own calendar. */
export function day(instant: number): string {
  const midnight = (time: number) => new Date(time).setHours(0, 0, 0, 0);
  const days = Math.round((midnight(instant) - midnight(Date.now())) / DAY_MS);
  return Math.abs(days) <= 1
    ? new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' }).format(days, 'day')
    : new Intl.DateTimeFormat(locale(), { dateStyle: 'medium' }).format(instant);
}

/** The date with the time of day. */
export function moment(instant: number): TemplateResult {
  const words = new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short' }).format(
    instant,
  );
  return html`<time datetime=${new Date(instant).toISOString()}>${words}</time>`;
}
