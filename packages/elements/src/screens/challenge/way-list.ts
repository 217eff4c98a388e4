/** The list behind “Try another way”: what else the person has, and what is locked until when. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Challenge } from '@mfa-kit/contract';
import { factorName } from '../../factor-names.js';
import { clockTime } from '../../locales/locale.js';
import { msg, str } from '../../locales/message.js';
import { masked } from '../../text-code.js';
import { kindWords, recoveryWords, type Way } from './ways.js';

interface Choice {
  readonly way: Way;
  readonly icon: TemplateResult;
  readonly name: string;
  /** The last two digits of a phone. */
  readonly hint?: string | undefined;
  readonly lockedUntil?: number | undefined;
}

/** Every way the state allows, the default one first. */
export function choicesOf(state: Challenge): readonly Choice[] {
  const factors = state.factors.map((factor) => ({
    way: { at: 'factor', id: factor.id } as const,
    icon: kindWords[factor.kind].icon,
    name: factorName(factor),
    hint: factor.hint,
    lockedUntil: factor.lockedUntil,
  }));
  if (!state.recovery) return factors;
  const { icon, name } = recoveryWords;
  const recovery = {
    way: { at: 'recovery' } as const,
    icon,
    name: name(),
    lockedUntil: state.recovery.lockedUntil,
  };
  return [...factors, recovery];
}

/** How long it takes until the next way opens that is locked now. */
export function untilUnlock(state: Challenge, now: number): number {
  const waits = choicesOf(state).map(({ lockedUntil = 0 }) => lockedUntil - now);
  return Math.min(...waits.filter((wait) => wait > 0));
}

/** The way that a choice is, told from the others. */
export function isSameWay(one: Way, other: Way): boolean {
  return one.at === 'factor' && other.at === 'factor' ? one.id === other.id : one.at === other.at;
}

/** `onClock` turns the server's instants into ones of the person's own clock. */
export function renderWays(
  choices: readonly Choice[],
  onClock: (instant: number) => number,
  choose: (way: Way) => void,
): TemplateResult {
  return html`<ul class="ways" part="ways">
    ${choices.map(
      ({ way, icon, name, hint, lockedUntil }) =>
        html`<li>
          <button class="way" part="way" type="button" @click=${() => choose(way)}>
            ${icon}<span class="name"
              >${name}${hint ? html`<small>${masked(hint)}</small>` : nothing}${lockedUntil ? html`<small>${lockedWords(onClock(lockedUntil))}</small>` : nothing}</span
            >
          </button>
        </li>`,
    )}
  </ul>`;
}

/** When a locked way opens again, by the person's own clock. */
function lockedWords(until: number): string {
  return msg(str`Locked until ${clockTime(until)}`, { id: 'way.locked' });
}
