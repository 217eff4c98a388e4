/** One factor in the list: what it is called, where its codes go, and what can be done about it. */
import type { FactorView, WhyAsked } from '@mfa-kit/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { renderConfirm } from '../../confirm.js';
import { factorName } from '../../factor-names.js';
import { fieldSlots } from '../../field-slots.js';
import { chevronIcon, phoneIcon, textIcon } from '../../icons.js';
import { day } from '../../locales/dates.js';
import { clockTime } from '../../locales/locale.js';
import { msg, str } from '../../locales/message.js';
import { masked } from '../../text-code.js';
import { askWords, goWords, refusedWords, removalWords, replaceWords } from './words.js';

/** What is open below a row. */
export type Below = 'nothing' | 'actions' | 'rename' | 'remove';

export interface Row {
  readonly factor: FactorView;
  /** It is not the only one. */
  readonly hasOthers: boolean;
  readonly below: Below;
  /** Who requires a second step, where somebody does. */
  readonly why: WhyAsked | undefined;
  readonly busy: boolean;
  /** The form that the name is typed into. */
  readonly formId: string;
  readonly error: string;
  readonly onThisClock: (instant: number) => number;
  readonly onOpen: (below: Below) => void;
  readonly onSave: () => void;
  readonly onInput: () => void;
  readonly onDefault: () => unknown;
  readonly onReplace: () => unknown;
  readonly onRemove: () => unknown;
}

export function renderRow(row: Row): TemplateResult {
  const { factor, below, onOpen } = row;
  const open = below !== 'nothing';
  return html`<li class="row" part="factor" data-id=${factor.id}>
    ${factor.kind === 'phone' ? textIcon : phoneIcon}
    <div>
      <p class="name">
        ${factorName(factor)} ${factor.hint ? masked(factor.hint) : nothing}
        ${factor.isDefault && row.hasOthers ? badge(msg('Default', { id: 'factors.default' })) : nothing}
        ${factor.isAllowed ? nothing : badge(msg('No longer allowed', { id: 'factors.notAllowed' }), 'warning')}
      </p>
      ${renderMeta(row)}
    </div>
    <button
      class="button plain small act manage"
      type="button"
      aria-expanded=${String(open)}
      aria-controls=${`below-${factor.id}`}
      aria-label=${msg(str`Manage ${factorName(factor)}`, { id: 'factors.manage.one' })}
      @click=${() => onOpen(open ? 'nothing' : 'actions')}
    >
      ${msg('Manage', { id: 'factors.manage' })}${chevronIcon}
    </button>
    <div class="below" id=${`below-${factor.id}`} ?hidden=${!open}>${renderBelow(row)}</div>
  </li>`;
}

function badge(words: string, tone = ''): TemplateResult {
  return html`<span class="badge ${tone}">${words}</span>`;
}

function renderMeta({ factor, onThisClock }: Row): TemplateResult {
  const { addedAt, lastUsedAt, lockedUntil } = factor;
  const used =
    lastUsedAt === undefined
      ? msg('Not used yet', { id: 'factors.unused' })
      : msg(str`Last used ${day(onThisClock(lastUsedAt))}`, { id: 'factors.used' });
  const lock =
    lockedUntil === undefined
      ? nothing
      : html`<span
          >${msg(str`Locked until ${clockTime(onThisClock(lockedUntil))}`, { id: 'way.locked' })}</span
        >`;
  return html`<p class="meta">
    <span>${msg(str`Added ${day(onThisClock(addedAt))}`, { id: 'factors.added' })}</span
    ><span>${used}</span>${lock}
  </p>`;
}

function renderBelow(row: Row): TemplateResult | typeof nothing {
  switch (row.below) {
    case 'nothing':
      return nothing;
    case 'actions':
      return renderActions(row);
    case 'rename':
      return renderRename(row);
    case 'remove':
      return renderConfirm({
        ask: askWords(row.factor),
        meaning: removalWords[row.factor.removal === 'turns_off' ? 'turns_off' : 'free'](),
        go: goWords(row.factor),
        keep: msg('Keep it', { id: 'factors.keep' }),
        busy: row.busy,
        onGo: row.onRemove,
        onKeep: () => row.onOpen('actions'),
      });
  }
}

function renderActions({ factor, hasOthers, why, busy, onOpen, onDefault, onReplace }: Row): TemplateResult {
  const action = (name: string, label: string, press: () => unknown) =>
    html`<button
      class="button plain small"
      type="button"
      data-action=${name}
      aria-disabled=${String(busy)}
      @click=${press}
    >
      ${label}
    </button>`;
  const refused = factor.removal === 'refused';
  return html`<div class="choices">
      ${action('rename', msg('Rename', { id: 'factors.rename' }), () => onOpen('rename'))}
      ${
        hasOthers && !factor.isDefault
          ? action('default', msg('Make default', { id: 'factors.makeDefault' }), onDefault)
          : nothing
      }
      ${factor.isAllowed ? action('replace', replaceWords[factor.kind](), onReplace) : nothing}
      <button
        class="button plain small remove"
        type="button"
        data-action="remove"
        aria-disabled=${String(busy || refused)}
        aria-describedby=${refused ? `why-${factor.id}` : nothing}
        @click=${() => refused || onOpen('remove')}
      >
        ${msg('Remove', { id: 'factors.remove' })}
      </button>
    </div>
    ${refused ? html`<p class="why" id=${`why-${factor.id}`}>${refusedWords(why)}</p>` : nothing}`;
}

function renderRename({ factor, formId, error, busy, onSave, onInput, onOpen }: Row): TemplateResult {
  const unnamed = factorName({ ...factor, name: '' });
  return html`<div class="rename">
    <mfa-text-input
      form=${formId}
      name="factor-name"
      autocomplete="off"
      label=${msg('Name', { id: 'factors.name' })}
      hint=${msg(str`Leave it empty for “${unnamed}”.`, { id: 'factors.name.hint' })}
      error=${error}
      .value=${factor.name}
      @input=${onInput}
      >${fieldSlots}</mfa-text-input
    >
    <div class="choices">
      <button class="button small" part="button" type="button" aria-disabled=${String(busy)} @click=${onSave}>
        ${msg('Save', { id: 'save' })}
      </button>
      <button class="button plain small" type="button" @click=${() => onOpen('actions')}>
        ${msg('Cancel', { id: 'cancel' })}
      </button>
    </div>
  </div>`;
}
