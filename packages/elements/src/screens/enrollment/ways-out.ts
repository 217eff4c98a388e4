/** What else than going on: back, not now, not at all. A screen offers nothing that the state does not allow. */
import type { Enrollment } from '@mfa-kit/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { msg } from '../../locales/message.js';
import type { Place } from './places.js';
import { maySkip, overWords, skipWords } from './skip-words.js';

export interface WaysOut {
  readonly place: Place;
  readonly enrollment: Enrollment;
  readonly busy: boolean;
  readonly serverNow: number;
  readonly onThisClock: (instant: number) => number;
  readonly onBack: () => unknown;
  readonly onSkip: () => unknown;
  readonly onCancel: () => unknown;
}

export function renderWaysOut({
  place,
  enrollment,
  busy,
  serverNow,
  onThisClock,
  onBack,
  onSkip,
  onCancel,
}: WaysOut): TemplateResult {
  const { actions, requirement } = enrollment;
  const couldSkip = actions.includes('skip');
  const skips = maySkip(enrollment, serverNow);
  // Nobody is made to: a signed-in person came to enrol, and stays signed in.
  const byChoice = requirement === 'optional' && !couldSkip;
  const left = () => skipWords(enrollment, serverNow, onThisClock(enrollment.skipUntil ?? 0));
  const words = skips ? left() : couldSkip ? overWords() : '';
  const press = (look: string, label: string, run: () => unknown) =>
    html`<button class=${look} type="button" aria-disabled=${String(busy)} @click=${run}>${label}</button>`;
  const skip = (look: string) =>
    skips ? press(look, msg('Not now', { id: 'enroll.skip' }), onSkip) : nothing;
  const cancel = () =>
    press(
      'link quiet',
      byChoice ? msg('Cancel', { id: 'cancel' }) : msg('Sign out', { id: 'signOut' }),
      onCancel,
    );
  const leave = actions.includes('cancel') ? cancel() : nothing;
  const note = words && html`<p class="status" part="skip">${words}</p>`;
  if (place === 'intro')
    return html`<footer class="near">
      ${skip('button plain wide')} ${note}
      <div class="actions">${leave}</div>
    </footer>`;
  return html`<footer>
    <div class="actions apart">
      ${press('link quiet', msg('Back', { id: 'back' }), onBack)}
      <span>${skip('link quiet')}${leave}</span>
    </div>
    ${note}
  </footer>`;
}
