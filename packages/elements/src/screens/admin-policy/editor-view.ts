/** The form that a rule is written in. */
import type { Kind, PolicyView } from '@mfa-kit/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { kindWords, partWords, requirementWords, type Requirement } from '../../admin-words.js';
import { msg } from '../../locales/message.js';
import { scopeKeys, type Draft, type ScopeKey } from './draft.js';
import { starts, type Start } from './starts.js';
import { scopeLabels } from './words.js';

export interface EditorView {
  readonly draft: Draft;
  readonly kinds: PolicyView['kinds'];
  readonly busy: boolean;
  /** Why it cannot be tried yet. */
  readonly problem: string;
  readonly onEdit: (change: Partial<Draft>) => void;
  readonly onStart: (start: Start) => void;
  readonly onPreview: () => void;
  readonly onCancel: () => void;
}

const broader = () => msg('As the broader rule says', { id: 'policy.broader' });
const valueOf = (event: Event) => (event.target as HTMLInputElement | HTMLSelectElement).value;

export function renderEditor(view: EditorView): TemplateResult {
  const { draft, busy, problem, onPreview, onCancel } = view;
  return html`<form
    class="editor"
    part="editor"
    @submit=${(event: Event) => {
      event.preventDefault();
      if (!busy) onPreview();
    }}
  >
    <h3 class="ask" tabindex="-1">
      ${draft.id === undefined ? msg('A new rule', { id: 'policy.new' }) : msg('Change this rule', { id: 'policy.change' })}
    </h3>
    ${draft.id === undefined ? renderStarts(view) : nothing} ${renderScope(view)} ${renderSays(view)}
    ${renderFirmness(view)} ${problem ? html`<p class="note danger" role="alert">${problem}</p>` : nothing}
    <div class="choices">
      <button class="button plain small" part="button" type="submit" aria-disabled=${String(busy)}>
        ${msg('See who is affected', { id: 'policy.preview' })}
      </button>
      <button class="link quiet" type="button" @click=${onCancel}>${msg('Cancel', { id: 'cancel' })}</button>
    </div>
  </form>`;
}

function renderStarts({ onStart }: EditorView): TemplateResult {
  return html`<div class="starts" role="group" aria-label=${msg('Start from', { id: 'policy.starts' })}>
    ${starts.map(
      (start) =>
        html`<button class="button plain small" type="button" @click=${() => onStart(start)}>
          ${start.name()}
        </button>`,
    )}
  </div>`;
}

function renderScope({ draft, onEdit }: EditorView): TemplateResult {
  const field = (key: ScopeKey) =>
    html`<label class="field"
      >${scopeLabels[key]()}
      <input
        class="text"
        name=${key}
        list=${`known-${key}`}
        maxlength="200"
        autocomplete="off"
        placeholder=${msg('Any', { id: 'policy.any' })}
        .value=${draft.for[key]}
        @input=${(event: Event) => onEdit({ for: { ...draft.for, [key]: valueOf(event) } })}
      />
    </label>`;
  return html`<fieldset>
    <legend>${msg('Whom it is for', { id: 'policy.whom' })}</legend>
    <div class="fields">${scopeKeys.map(field)}</div>
    <p class="meta">
      ${msg('All that is named has to hold. With nothing named, it is for everybody.', { id: 'policy.whom.hint' })}
    </p>
  </fieldset>`;
}

function renderSays(view: EditorView): TemplateResult {
  const { draft, kinds, onEdit } = view;
  const choose = (
    name: 'requirement' | 'ignoreOwnChoice' | 'methods' | 'stepUpSeconds',
    label: string,
    options: readonly (readonly [string, string])[],
  ) =>
    html`<label class="field"
      >${label}
      <select
        class="select"
        name=${name}
        .value=${draft[name]}
        @change=${(event: Event) => onEdit({ [name]: valueOf(event) })}
      >
        <option value="" ?selected=${draft[name] === ''}>${broader()}</option>
        ${options.map(([value, words]) => html`<option value=${value} ?selected=${draft[name] === value}>${words}</option>`)}
      </select>
    </label>`;
  const levels = (Object.keys(requirementWords) as Requirement[]).map(
    (level) => [level, requirementWords[level]()] as const,
  );
  return html`<fieldset>
    <legend>${msg('What it says', { id: 'policy.says' })}</legend>
    <div class="fields">
      ${choose('requirement', msg('A second step is', { id: 'policy.requirement' }), levels)}
      ${
        draft.requirement === 'off'
          ? choose('ignoreOwnChoice', msg('Those who enrolled by choice', { id: 'policy.ignore' }), [
              ['no', msg('Are still asked', { id: 'policy.ignore.no' })],
              ['yes', msg('Aren’t asked either', { id: 'policy.ignore.yes' })],
            ])
          : nothing
      }
      ${choose('methods', msg('Methods', { id: 'policy.methods' }), [
        ['some', msg('Only these', { id: 'policy.methods.some' })],
      ])}
      ${draft.methods ? renderKinds(kinds, view) : nothing}
      ${number('skips', msg('Times it can be put off', { id: 'policy.skips' }), 1000, view)}
      <label class="field"
        >${msg('Last day on which it can be put off', { id: 'policy.skipUntil' })}
        <input
          class="text"
          type="date"
          name="skipUntil"
          .value=${draft.skipUntil}
          @input=${(event: Event) => onEdit({ skipUntil: valueOf(event) })}
        />
      </label>
      ${number('askAgainDays', msg('Offered again after days', { id: 'policy.askAgain' }), 365, view)}
      ${number('trustDays', msg('Days a browser is trusted', { id: 'policy.trust' }), 30, view)}
      ${choose('stepUpSeconds', msg('A confirmation holds for', { id: 'policy.stepUp' }), ages(draft.stepUpSeconds))}
    </div>
  </fieldset>`;
}

function renderKinds(kinds: readonly Kind[], { draft, onEdit }: EditorView): TemplateResult {
  const turn = (kind: Kind, on: boolean) => [
    ...draft.kinds.filter((one) => one !== kind),
    ...(on ? [kind] : []),
  ];
  return html`<div class="field kinds" role="group" aria-label=${msg('Methods', { id: 'policy.methods' })}>
    ${kinds.map(
      (kind) =>
        html`<label class="tick"
          ><input
            type="checkbox"
            name=${kind}
            .checked=${draft.kinds.includes(kind)}
            @change=${(event: Event) => onEdit({ kinds: turn(kind, (event.target as HTMLInputElement).checked) })}
          /><span>${kindWords[kind]()}</span></label
        >`,
    )}
  </div>`;
}

type Counted = 'skips' | 'askAgainDays' | 'trustDays';

function number(name: Counted, label: string, max: number, { draft, onEdit }: EditorView): TemplateResult {
  return html`<label class="field"
    >${label}
    <input
      class="text"
      type="number"
      inputmode="numeric"
      name=${name}
      min="0"
      max=${max}
      step="1"
      placeholder=${broader()}
      .value=${draft[name]}
      @input=${(event: Event) => onEdit({ [name]: valueOf(event) })}
    />
  </label>`;
}

/** Usual ages of a confirmation, and the one that is set. */
function ages(current: string): readonly (readonly [string, string])[] {
  const usual = new Set([30, 60, 120, 300, 600, 900, ...(current ? [Number(current)] : [])]);
  return [...usual]
    .sort((a, b) => a - b)
    .map((seconds) => [String(seconds), partWords('stepUpSeconds', seconds)] as const);
}

function renderFirmness({ draft, onEdit }: EditorView): TemplateResult {
  return html`<fieldset>
    <legend>${msg('How firm it is', { id: 'policy.firm' })}</legend>
    <label class="tick">
      <input
        type="checkbox"
        name="locked"
        .checked=${draft.locked}
        @change=${(event: Event) => onEdit({ locked: (event.target as HTMLInputElement).checked })}
      />
      <span>${msg('Locked: rules for fewer people can only be stricter', { id: 'policy.lock' })}</span>
    </label>
    <div class="fields">
      <label class="field"
        >${msg('Priority among equals', { id: 'policy.priority' })}
        <input
          class="text"
          type="number"
          name="priority"
          min="-100"
          max="100"
          step="1"
          required
          .value=${draft.priority}
          @input=${(event: Event) => onEdit({ priority: valueOf(event) })}
        />
      </label>
      <label class="field wide"
        >${msg('Note, for those who read it later', { id: 'policy.note' })}
        <input
          class="text"
          name="note"
          maxlength="200"
          autocomplete="off"
          .value=${draft.note}
          @input=${(event: Event) => onEdit({ note: valueOf(event) })}
        />
      </label>
    </div>
  </fieldset>`;
}

/** What was met so far, for every field that names something. */
export function renderKnown(known: PolicyView['known']): TemplateResult {
  return html`${scopeKeys.map(
    (key) =>
      html`<datalist id=${`known-${key}`}>
        ${known[key].map((name) => html`<option value=${name}></option>`)}
      </datalist>`,
  )}`;
}
