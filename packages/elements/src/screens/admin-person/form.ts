/** The question before something is done about a person: what it means, why it is done, and both ways on. */
import { html, nothing, type TemplateResult } from 'lit';
import { renderTextField } from '../../admin-field.js';
import { fieldSlots } from '../../field-slots.js';
import { msg, str } from '../../locales/message.js';
import { actions, type ActionName } from './actions.js';
import { dates, type Draft, type Problems } from './draft.js';

export interface Form {
  readonly action: ActionName;
  readonly name: string;
  readonly draft: Draft;
  readonly problems: Problems;
  readonly busy: boolean;
  /** The form that the number belongs to, in the page's own tree. */
  readonly formId: string;
  /** What failed, apart from the fields. */
  readonly failed: TemplateResult;
  readonly onDraft: (draft: Partial<Draft>) => void;
  readonly onGo: () => void;
  readonly onCancel: () => void;
}

/** The focus goes to the question: `.ask`. */
export function renderForm(form: Form): TemplateResult {
  const { action, name, draft, problems, busy, failed, onDraft, onGo, onCancel } = form;
  const { ask, meaning, go, isHarsh } = actions[action];
  const submit = (event: Event) => {
    event.preventDefault();
    onGo();
  };
  return html`<form class="confirm" part="confirm" aria-labelledby="ask" novalidate @submit=${submit}>
    <p class="ask" id="ask" tabindex="-1" aria-describedby="meaning">${ask(isolated(name))}</p>
    <p class="meaning" id="meaning">${meaning()}</p>
    <div class="fields">
      ${renderField(form)}
      ${renderTextField({
        id: 'reason',
        label: msg('Reason', { id: 'admin.reason.label' }),
        hint: msg('Kept in the audit.', { id: 'admin.reason.hint' }),
        value: draft.reason,
        error: problems.reason ?? '',
        longest: 200,
        isRequired: true,
        onInput: (reason) => onDraft({ reason }),
      })}
    </div>
    ${failed}
    <div class="choices">
      <button
        class="button small ${isHarsh ? 'danger' : ''}"
        part="button"
        type="submit"
        aria-disabled=${String(busy)}
      >
        ${go()}
      </button>
      <button class="button plain small" type="button" @click=${onCancel}>
        ${msg('Cancel', { id: 'cancel' })}
      </button>
    </div>
  </form>`;
}

function renderField({
  action,
  name,
  draft,
  problems,
  formId,
  onDraft,
}: Form): TemplateResult | typeof nothing {
  switch (actions[action].field) {
    case undefined:
      return nothing;
    case 'until':
      return renderTextField({
        id: 'until',
        label: msg('Until the end of', { id: 'admin.until' }),
        type: 'date',
        ...dates(),
        value: draft.until,
        error: problems.until ?? '',
        isRequired: true,
        onInput: (until) => onDraft({ until }),
      });
    case 'name':
      return renderTextField({
        id: 'name',
        label: msg(str`Type “${isolated(name)}” to confirm`, { id: 'admin.reset.name' }),
        value: draft.name,
        error: problems.name ?? '',
        longest: 200,
        isRequired: true,
        onInput: (typed) => onDraft({ name: typed }),
      });
    case 'phone':
      return html`<mfa-phone-input
          required
          form=${formId}
          name="preset-phone"
          autocomplete="off"
          label=${msg('Mobile number', { id: 'phoneSetup.number' })}
          error=${problems.phone ?? ''}
          @input=${() => onDraft({})}
          >${fieldSlots}</mfa-phone-input
        ><label class="tick"
          ><input
            type="checkbox"
            .checked=${draft.isChangeable}
            @change=${({ target }: Event) => onDraft({ isChangeable: (target as HTMLInputElement).checked })}
          /><span
            >${msg('They may give another number instead', { id: 'admin.preset.changeable' })}<small
              >${msg('You are both told if they do.', { id: 'admin.preset.changeable.hint' })}</small
            ></span
          ></label
        >`;
  }
}

/** A name of any script keeps its own direction in the sentence. */
export function isolated(name: string): string {
  return `\u2068${name}\u2069`;
}
