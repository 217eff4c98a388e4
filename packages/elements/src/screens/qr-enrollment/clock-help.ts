/** Codes are made from the time, so after some wrong ones the clocks are compared. */
import { msg, str } from '../../locales/message.js';
import { html, nothing, type TemplateResult } from 'lit';
import { locale } from '../../locales/locale.js';

/** A clock this far off still makes codes that pass: the server allows one step of 30 seconds to either side. */
const HARMLESS_MS = 30_000;

/** `skew` is how far the server's clock is ahead of this device's. */
export function renderClockHelp(serverNow: number, skew: number): TemplateResult {
  const time = new Intl.DateTimeFormat(locale(), { timeStyle: 'medium' }).format(serverNow);
  return html`<div class="note warning" part="clock-help">
    <p class="clock">
      ${msg('The right time is', { id: 'qr.time' })}
      <time datetime=${new Date(serverNow).toISOString()}>${time}</time>
    </p>
    <p>
      ${msg(
        'Codes are made from the time. If your phone shows another, switch on its automatic time, then use the next code.',
        { id: 'qr.clock' },
      )}
    </p>
    ${Math.abs(skew) > HARMLESS_MS ? html`<p>${thisClock(skew)}</p>` : nothing}
  </div>`;
}

function thisClock(skew: number): string {
  const minutes = Math.max(1, Math.round(Math.abs(skew) / 60_000));
  const amount = new Intl.NumberFormat(locale(), {
    style: 'unit',
    unit: 'minute',
    unitDisplay: 'long',
  }).format(minutes);
  return skew > 0
    ? msg(str`The clock of this device is ${amount} slow.`, { id: 'qr.clockSlow' })
    : msg(str`The clock of this device is ${amount} fast.`, { id: 'qr.clockFast' });
}
