/** The rules as they stand, the broadest first, under whom they are for. */
import type { PolicyRule, PolicyView } from '@mfa-kit/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { requirementWords } from '../../admin-words.js';
import { day } from '../../locales/dates.js';
import { msg, str } from '../../locales/message.js';
import { heldWords, sayings, titleOf } from './words.js';

export interface RulesView {
  readonly shown: PolicyView;
  readonly onThisClock: (instant: number) => number;
  readonly onEdit: (rule: PolicyRule) => void;
  readonly onRemove: (rule: PolicyRule) => void;
  /** What is open below a rule. */
  readonly below: (rule: PolicyRule) => TemplateResult | typeof nothing;
}

export function renderRules(view: RulesView): TemplateResult {
  return html`${view.shown.from === 'code' ? renderCode() : nothing} ${renderList(view)}`;
}

/** The host decides: there is nothing to change here. */
function renderCode(): TemplateResult {
  return html`<p class="note code" part="note">
    ${msg('The application decides this in its own code. Here it can be read, not changed.', {
      id: 'policy.code',
    })}
  </p>`;
}

function renderList(view: RulesView): TemplateResult {
  const { rules, from } = view.shown;
  if (!rules.length && from === 'code') return html``;
  if (!rules.length)
    return html`<p class="empty">
      ${msg('There are no rules: a second step is optional for everybody.', { id: 'policy.none' })}
    </p>`;
  return html`${[...grouped(rules)].map(
    ([title, group]) =>
      html`<h3 class="title">${title}</h3>
        <ul class="rows" aria-label=${title}>
          ${group.map((rule) => renderRule(rule, view))}
        </ul>`,
  )}`;
}

/** Under the same words, in the order they came in. */
function grouped(rules: readonly PolicyRule[]): ReadonlyMap<string, readonly PolicyRule[]> {
  const groups = new Map<string, PolicyRule[]>();
  for (const rule of rules) {
    const title = titleOf(rule.for);
    groups.set(title, [...(groups.get(title) ?? []), rule]);
  }
  return groups;
}

function renderRule(rule: PolicyRule, view: RulesView): TemplateResult {
  const held = !rule.isEditable;
  const [first, ...others] = sayings(rule);
  return html`<li class="row rule ${held ? 'held' : ''}" part="rule" data-id=${rule.id} tabindex="-1">
    <div>
      <p class="name">
        <span class="says ${rule.requirement ?? ''}">${first}</span>
        ${rule.locked ? html`<span class="badge">${lockedWords()}</span>` : nothing}
        ${
          rule.priority
            ? html`<span class="badge"
                >${msg(str`Priority ${rule.priority}`, { id: 'policy.priority.is' })}</span
              >`
            : nothing
        }
      </p>
      ${others.length ? html`<p class="parts">${others.map((part) => html`<span>${part}</span>`)}</p>` : nothing}
      ${rule.note ? html`<p class="note-of"><bdi>${rule.note}</bdi></p>` : nothing} ${renderSet(rule, view)}
      ${held ? html`<p class="meta" id=${`held-${rule.id}`}>${heldWords(rule)}</p>` : nothing}
    </div>
    ${view.shown.from === 'code' ? nothing : renderActions(rule, view)}
    <div class="below">${view.below(rule)}</div>
  </li>`;
}

const lockedWords = () => msg('Locked', { id: 'policy.locked' });

function renderSet({ by, setAt }: PolicyRule, { onThisClock }: RulesView): TemplateResult | typeof nothing {
  if (setAt === undefined && !by) return nothing;
  const when = setAt === undefined ? '' : day(onThisClock(setAt));
  const words =
    by && when
      ? msg(str`Set by ${by}, ${when}`, { id: 'policy.set.by' })
      : by
        ? msg(str`Set by ${by}`, { id: 'policy.set.who' })
        : msg(str`Set ${when}`, { id: 'policy.set' });
  return html`<p class="meta">${words}</p>`;
}

function renderActions(rule: PolicyRule, { onEdit, onRemove }: RulesView): TemplateResult {
  const held = !rule.isEditable;
  const title = titleOf(rule.for);
  const says = rule.requirement ? requirementWords[rule.requirement]() : (sayings(rule)[0] ?? '');
  const action = (name: string, label: string, full: string, press: (rule: PolicyRule) => void) =>
    html`<button
      class="button plain small"
      type="button"
      data-action=${name}
      aria-label=${full}
      aria-disabled=${String(held)}
      aria-describedby=${held ? `held-${rule.id}` : nothing}
      @click=${() => held || press(rule)}
    >
      ${label}
    </button>`;
  return html`<div class="act choices">
    ${action(
      'edit',
      msg('Edit', { id: 'policy.edit' }),
      msg(str`Edit: ${title}, ${says}`, { id: 'policy.edit.one' }),
      onEdit,
    )}
    ${action(
      'remove',
      msg('Remove', { id: 'policy.remove' }),
      msg(str`Remove: ${title}, ${says}`, { id: 'policy.remove.one' }),
      onRemove,
    )}
  </div>`;
}
