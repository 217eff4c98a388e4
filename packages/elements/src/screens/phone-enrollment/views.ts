/** The words around the two fields: what texts are worth, where one went, and what else can be done. */
import type { Enrollment, Kind, Sending } from '@mfa-kit/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { msg, str } from '../../locales/message.js';

import { renderDelivery, renderResend } from '../../text-code.js';
import type { Preset } from './phone-setup.js';

/** Why the number is asked for again, if it is. */
export type Over = '' | 'tries' | 'expired';

/** Heading and lead over the number: what it is for, and whose it is. */
export function headOf(preset: Preset | undefined): readonly [string, string] {
  if (!preset)
    return [
      msg('Add your phone', { id: 'phoneSetup.title' }),
      msg('When you sign in, we’ll text it a code.', { id: 'phoneSetup.lead' }),
    ];
  return [
    msg('Confirm your phone', { id: 'phoneSetup.preset.title' }),
    msg(str`We’ll text a code to the number ending ·· ${preset.hint} that your organization gave.`, {
      id: 'phoneSetup.preset.lead',
    }),
  ];
}

function renderOver(over: Over, isPreset: boolean): TemplateResult | typeof nothing {
  if (!over) return nothing;
  const again = (tries: boolean) =>
    tries
      ? msg('Too many wrong codes. Have a new one sent.', { id: 'phoneSetup.preset.tries' })
      : msg('That code no longer works. Have a new one sent.', { id: 'phoneSetup.preset.expired' });
  const words = isPreset
    ? again(over === 'tries')
    : over === 'tries'
      ? msg('Too many wrong codes. Enter your number again to get a new one.', { id: 'phoneSetup.tries' })
      : msg('That code no longer works. Enter your number again to get a new one.', {
          id: 'phoneSetup.expired',
        });
  return html`<p class="note warning" part="note" role="alert">${words}</p>`;
}

/** Said calmly, before the choice is made; and what is better, where it may be chosen. */
function renderRisk(kinds: readonly Kind[]): TemplateResult {
  const words = kinds.includes('totp')
    ? msg('Texts protect less well than an authenticator app: numbers can be taken over.', {
        id: 'phoneSetup.risk.app',
      })
    : msg('Texts keep most intruders out, but a number can be taken over.', { id: 'phoneSetup.risk' });
  return html`<p class="risk" part="risk">${words}</p>`;
}

export interface Press {
  readonly busy: boolean;
  readonly press: () => void;
}

function renderButton(label: string, { busy, press }: Press): TemplateResult {
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

export function renderBroken(problem: TemplateResult, onAgain: () => void): TemplateResult {
  return html`${problem}
  ${renderButton(msg('Try again', { id: 'tryAgain' }), { busy: false, press: onAgain })}`;
}

type Way = (() => unknown) | false | undefined;

interface Links {
  readonly onChange?: Way;
  readonly onAnother?: Way;
  readonly onPreset?: Way;
  readonly onKeep?: Way;
  readonly onOther?: Way;
}

/** What else than going on. */
function renderLinks({
  onChange,
  onAnother,
  onPreset,
  onKeep,
  onOther,
}: Links): TemplateResult | typeof nothing {
  const link = (label: string, press: Way) =>
    press ? html`<button class="link" type="button" @click=${press}>${label}</button>` : nothing;
  if (![onChange, onAnother, onPreset, onKeep, onOther].some(Boolean)) return nothing;
  return html`<div class="links">
    ${link(msg('Change number', { id: 'phoneSetup.change' }), onChange)}
    ${link(msg('Use another number', { id: 'phoneSetup.another' }), onAnother)}
    ${link(msg('Use the number that your organization gave', { id: 'phoneSetup.preset.use' }), onPreset)}
    ${link(msg('Keep the number as it was', { id: 'phoneSetup.keep' }), onKeep)}
    ${link(msg('Use another method', { id: 'phoneSetup.other' }), onOther)}
  </div>`;
}

interface Shown {
  readonly field: TemplateResult;
  readonly problem: TemplateResult;
  readonly go: Press;
  readonly onOther: Way;
}

interface NumberView extends Shown, Links {
  readonly state: Enrollment;
  readonly over: Over;
  readonly preset: Preset | undefined;
  readonly onOther: Way;
}

/** The number is typed, or was given. */
export function renderNumber({
  state,
  over,
  preset,
  field,
  problem,
  go,
  ...links
}: NumberView): TemplateResult {
  if (!state.actions.includes('begin'))
    return html`<p class="note">${msg('Please confirm it’s you first.', { id: 'error.proveFirst' })}</p>`;
  return html`${renderOver(over, !!preset)} ${preset ? nothing : field} ${renderRisk(state.kinds)} ${problem}
  ${renderButton(msg('Text me a code', { id: 'phoneSetup.send' }), go)} ${renderLinks(links)}`;
}

interface CodeView extends Shown {
  readonly sent: Sending | undefined;
  readonly expired: boolean;
  /** No other number will do. */
  readonly isHeld: boolean;
  readonly hasFailed: boolean;
  readonly times: number;
  readonly onThisClock: (instant: number) => number;
  readonly onResend: () => void;
  readonly onChange: () => unknown;
}

export function renderCode(view: CodeView): TemplateResult {
  const { sent, expired, isHeld, hasFailed, field, problem, go, onChange, onOther } = view;
  const remedy = isHeld ? 'other-way' : 'other-number';
  return html`${field} ${hasFailed ? nothing : renderDelivery(sent, { expired, remedy })} ${problem}
  ${renderButton(msg('Verify and switch on', { id: 'phoneSetup.verify' }), go)}
  ${sent && renderResend({ ...view, sent, busy: go.busy })}
  ${renderLinks({ onChange: !isHeld && onChange, onOther })}`;
}
