/** What takes the place of the list: choosing a kind, setting it up, or the wizard. Loaded when somebody gets there. */
import type { Client, Kind, State } from '@mfa-kit/contract';
import { html, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { fieldSlots } from '../../field-slots.js';
import { msg } from '../../locales/message.js';
import { kinds } from '../enrollment/kinds.js';
import type { Below } from './row.js';

export const modules: Record<Kind | 'wizard', () => Promise<unknown>> = {
  totp: () => import('../qr-enrollment/index.js'),
  phone: () => import('../phone-enrollment/index.js'),
  wizard: () => import('../enrollment/index.js'),
};

/** A set-up, as the screen that does it starts from it: bound once, since the screen goes on by itself. */
export interface Setup {
  readonly kind: Kind;
  readonly client: Client;
  readonly state: State;
}

/** What is open besides the list: one thing at a time. */
export type Open =
  | { readonly at: 'list' }
  | { readonly at: 'row'; readonly id: string; readonly below: Exclude<Below, 'nothing'> }
  | { readonly at: 'choose' }
  | { readonly at: 'setup'; readonly setup: Setup; readonly replaces?: string | undefined }
  | { readonly at: 'enroll' };

export const closed: Open = { at: 'list' };

export interface Ways {
  readonly signInUrl: string;
  readonly onEnrolled: () => void;
  readonly onOther: () => void;
  readonly onCancel: () => void;
}

function renderCancel(press: () => void): TemplateResult {
  return html`<div class="choices">
    <button class="button plain small" type="button" @click=${press}>
      ${msg('Cancel', { id: 'cancel' })}
    </button>
  </div>`;
}

export function renderChoose(
  allowed: readonly Kind[],
  choose: (kind: Kind) => void,
  onCancel: () => void,
): TemplateResult {
  return html`<div class="body opened stack">
    <h3 class="ask" tabindex="-1">${msg('Which one do you want to add?', { id: 'factors.choose' })}</h3>
    <ul class="methods">
      ${allowed.map(
        (kind) =>
          html`<li>
            <button class="method" type="button" @click=${() => choose(kind)}>
              ${kinds[kind].icon}<span><b>${kinds[kind].name()}</b>${kinds[kind].about()}</span>
            </button>
          </li>`,
      )}
    </ul>
    ${renderCancel(onCancel)}
  </div>`;
}

export function renderSetup(
  setup: Setup,
  { signInUrl, onEnrolled, onOther, onCancel }: Ways,
): TemplateResult {
  const quiet = (event: Event) => event.stopPropagation();
  const { kind, client, state } = setup;
  const wizard = { client, state, signInUrl, step: '', hidden: false, onState: quiet, onOther };
  return html`<div class="body opened stack" @mfa-enrolled=${onEnrolled}>
    ${guard([setup], () => kinds[kind].screen(wizard))} ${renderCancel(onCancel)}
  </div>`;
}

export function renderEnrollment(client: Client, signInUrl: string, onOver: () => void): TemplateResult {
  return html`<div class="body opened">
    <mfa-enrollment
      class="inset"
      .client=${client}
      .signInUrl=${signInUrl}
      @mfa-state=${(event: Event) => event.stopPropagation()}
      @mfa-continue=${(event: Event) => {
        event.stopPropagation();
        onOver();
      }}
      >${fieldSlots}</mfa-enrollment
    >
  </div>`;
}
