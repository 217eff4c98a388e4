/** Who would be affected: seen before anything is saved, with what has to be meant. */
import type { PolicyPreview, PolicyWarning } from '@mfa-kit/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { msg, str } from '../../locales/message.js';
import { figure } from '../../people-words.js';
import { renderReasonField } from '../../reason-field.js';
import { groupWords, namesWords, warningWords } from './words.js';

export type Acceptable = Exclude<PolicyWarning, 'loosens'>;

export interface PreviewView {
  readonly preview: PolicyPreview;
  readonly accepted: ReadonlySet<Acceptable>;
  readonly reason: string;
  readonly busy: boolean;
  /** On the button that does it. */
  readonly go: string;
  readonly isRemoval: boolean;
  readonly onAccept: (warning: Acceptable, on: boolean) => void;
  readonly onReason: (reason: string) => void;
  readonly onGo: () => void;
}

const groups = ['prompted', 'blocked', 'released'] as const;

/** The focus goes to its heading. */
export function renderPreview(view: PreviewView): TemplateResult {
  const { preview } = view;
  return html`<section class="preview" part="preview" aria-labelledby="affected">
    <h4 class="ask" id="affected" tabindex="-1">${msg('Who is affected', { id: 'policy.affected' })}</h4>
    <dl class="figures">
      ${groups.map((name) => {
        const { count, names } = preview[name];
        return html`<div class="figure-of ${count ? name : 'nobody'}">
          <dt>${groupWords[name].name()}</dt>
          <dd>
            <b>${figure(count)}</b>
            <span>${count ? namesWords(names, count) : groupWords[name].about()}</span>
          </dd>
        </div>`;
      })}
      <div class="figure-of nobody">
        <dt>${msg('Unaffected', { id: 'policy.unaffected' })}</dt>
        <dd><b>${figure(preview.unaffected)}</b></dd>
      </div>
    </dl>
    ${preview.stranded.count ? renderStranded(preview) : renderConfirmation(view)}
  </section>`;
}

/** Never saved, so there is nothing to press. */
function renderStranded({ stranded: { count, names } }: PolicyPreview): TemplateResult {
  const who = namesWords(names, count);
  return html`<p class="note danger" part="problem" role="alert">
    <b>${msg('This can’t be saved', { id: 'policy.stranded' })}</b><br />
    ${msg(str`Nobody could let these administrators in again: ${who}.`, { id: 'policy.stranded.who' })}
  </p>`;
}

function renderConfirmation(view: PreviewView): TemplateResult {
  const { preview, reason, busy, go, isRemoval, onReason, onGo } = view;
  const asked = preview.warnings.filter((warning) => warning !== 'loosens');
  return html`<form
    class="confirmation"
    @submit=${(event: Event) => {
      event.preventDefault();
      if (!busy) onGo();
    }}
  >
    ${asked.map((warning) => renderWarning(warning, view))} ${renderReasonField(reason, onReason)}
    ${
      preview.warnings.includes('loosens')
        ? html`<p class="meta">
            ${msg('This makes something less strict: you’ll be asked to confirm it’s you.', {
              id: 'policy.loosens',
            })}
          </p>`
        : nothing
    }
    <div class="choices">
      <button
        class="button small ${isRemoval ? 'danger' : ''}"
        part="button"
        type="submit"
        aria-disabled=${String(busy)}
      >
        ${go}
      </button>
    </div>
  </form>`;
}

function renderWarning(warning: Acceptable, { preview, accepted, onAccept }: PreviewView): TemplateResult {
  const { count } = warning === 'strands' ? preview.blocked : preview.released;
  return html`<label class="note warning tick">
    <input
      type="checkbox"
      name=${warning}
      required
      .checked=${accepted.has(warning)}
      @change=${(event: Event) => onAccept(warning, (event.target as HTMLInputElement).checked)}
    />
    <span>${warningWords[warning](count)}</span>
  </label>`;
}

export function renderKeep(press: () => void): TemplateResult {
  return html`<button class="link quiet" type="button" @click=${press}>
    ${msg('Keep the rule', { id: 'policy.remove.keep' })}
  </button>`;
}
