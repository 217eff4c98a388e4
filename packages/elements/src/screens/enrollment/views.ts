/** What the wizard shows by itself, around and between the screens that do the work. */
import type { Complete, Kind, WhyAsked } from '@mfa-kit/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { fieldSlots } from '../../field-slots.js';
import { checkIcon, chevronIcon, clockIcon, keyIcon, phoneIcon } from '../../icons.js';
import { msg, str } from '../../locales/message.js';
import { masked } from '../../text-code.js';
import { requiredWords } from '../../why-words.js';
import { kinds, type Wizard } from './kinds.js';

/** What a place of the wizard's own has beside heading and lead. */
export interface View {
  /** Drawn above the heading. */
  readonly emblem?: TemplateResult;
  readonly content?: unknown;
  readonly press?: () => unknown;
}

/** “Step 2 of 4”, which stands above the heading, where focus goes. */
export function stepWords(now: number, of: number): string {
  return msg(str`Step ${now} of ${of}`, { id: 'enroll.step' });
}

/** The same as a bar. */
export function renderProgress(now: number, of: number): TemplateResult {
  return html`<div
    class="progress"
    part="progress"
    role="progressbar"
    aria-label=${msg('Progress', { id: 'enroll.progress' })}
    aria-valuemin="0"
    aria-valuemax=${of}
    aria-valuenow=${now}
    aria-valuetext=${stepWords(now, of)}
  >
    ${Array.from({ length: of }, (_, at) => html`<span class=${at < now ? 'reached' : ''}></span>`)}
  </div>`;
}

/** `allowed` is not known before somebody who came by choice has begun. */
export function renderNeeds(allowed: readonly Kind[]): TemplateResult {
  const [only, ...others] = allowed;
  const needs =
    only && !others.length
      ? kinds[only].needs()
      : msg('Your phone, or a computer with an authenticator app', { id: 'enroll.needs.any' });
  return html`<ul class="rows" aria-label=${msg('What you need', { id: 'enroll.needs' })}>
    ${row(phoneIcon, needs)} ${row(clockIcon, msg('About two minutes', { id: 'enroll.needs.time' }))}
    ${row(keyIcon, msg('A safe place for your recovery codes', { id: 'enroll.needs.place' }))}
  </ul>`;
}

/** That there is no way around it, and who says so. */
export function renderRequired(why: WhyAsked | undefined): TemplateResult {
  const words = why ? requiredWords(why) : msg('Your account requires this.', { id: 'enroll.required' });
  return html`<p class="note" part="why">${words}</p>`;
}

export function renderMethods(allowed: readonly Kind[], choose: (kind: Kind) => void): TemplateResult {
  const method = (kind: Kind) =>
    html`<li>
      <button class="method" part="method" type="button" @click=${() => choose(kind)}>
        ${kinds[kind].icon}<span><b>${kinds[kind].name()}</b> ${kinds[kind].about()}</span>${chevronIcon}
      </button>
    </li>`;
  return html`<ul class="methods">
    ${allowed.map(method)}
  </ul>`;
}

/** `hint` has the last two digits of a phone that was set up here. */
export function renderDone(
  { enrolled, recoveryLeft }: Complete,
  { savedCodes, hint }: { readonly savedCodes: boolean; readonly hint: string },
): TemplateResult {
  const hasCodes = savedCodes || Boolean(recoveryLeft);
  const target = (kind: Kind) => (kind === 'phone' && hint ? html` ${masked(hint)}` : nothing);
  return html`<ul class="rows done" aria-label=${msg('What is set up', { id: 'enroll.done.list' })}>
      ${enrolled.map((kind) => row(checkIcon, html`${kinds[kind].name()}${target(kind)}`))}
      ${hasCodes ? row(checkIcon, msg('Recovery codes', { id: 'codes.name' })) : nothing}
    </ul>
    ${enrolled.map((kind) => html`<p class="next">${kinds[kind].next()}</p>`)}`;
}

/** The button that goes on. */
export function renderGo(label: string, busy: boolean, press: () => unknown): TemplateResult {
  return html`<button
    class="button wide"
    part="button"
    type="button"
    aria-disabled=${String(busy)}
    @click=${press}
  >
    ${label}
  </button>`;
}

export interface PasswordField {
  readonly formId: string;
  readonly error: string;
  /** The time from which on it may be tried again, if it may not now. */
  readonly locked: string;
}

export function renderPassword({ formId, error, locked }: PasswordField): TemplateResult {
  const note = () =>
    msg(str`Too many wrong passwords. You can try again at ${locked}.`, { id: 'enroll.password.locked' });
  return html`${locked ? html`<p class="note warning" part="problem" role="alert">${note()}</p>` : nothing}
    <mfa-text-input
      type="password"
      autocomplete="current-password"
      form=${formId}
      required
      label=${msg('Password', { id: 'enroll.password.label' })}
      error=${error}
      >${fieldSlots}</mfa-text-input
    >`;
}

export function renderCodes(wizard: Wizard, confirm: 'tick' | 'retype'): TemplateResult {
  const { client, signInUrl, state, step, onState } = wizard;
  return html`<mfa-recovery-codes
    class="inset"
    .client=${client}
    .signInUrl=${signInUrl}
    .state=${state}
    .step=${step}
    .confirm=${confirm}
    @mfa-state=${onState}
    >${fieldSlots}</mfa-recovery-codes
  >`;
}

function row(icon: TemplateResult, words: string | TemplateResult): TemplateResult {
  return html`<li>${icon}<span>${words}</span></li>`;
}
