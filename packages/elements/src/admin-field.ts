/** Fields of the console that no password manager fills in, so that they need no place in the page's own tree. */
import { html, nothing, type TemplateResult } from 'lit';

interface Field {
  /** Names the field in its tree: its hint and what is wrong with it belong to it by this. */
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly hint?: string | TemplateResult;
  readonly error?: string;
  readonly onInput: (value: string) => void;
}

interface TextField extends Field {
  readonly type?: 'text' | 'search' | 'date' | 'number';
  /** As on a native input. */
  readonly min?: string;
  readonly max?: string;
  readonly longest?: number;
  readonly isRequired?: boolean;
  /** The id of a `datalist` in the same tree. */
  readonly list?: string;
}

/** What an input or a select says of itself. */
const told = ({ target }: Event): string => (target as HTMLInputElement | HTMLSelectElement).value;

function around({ id, label, hint, error }: Field, control: TemplateResult): TemplateResult {
  return html`<div class="field">
    <label for=${id}>${label}</label>
    ${control}
    <p class="wrong" id=${`${id}-wrong`} role="alert">${error || nothing}</p>
    ${hint ? html`<p class="hint" id=${`${id}-hint`}>${hint}</p>` : nothing}
  </div>`;
}

const describedBy = ({ id, hint }: Field): string => `${id}-wrong${hint ? ` ${id}-hint` : ''}`;

export function renderTextField(field: TextField): TemplateResult {
  const { id, value, type = 'text', error, min, max, longest, isRequired, list } = field;
  return around(
    field,
    html`<input
      class="text"
      id=${id}
      type=${type}
      dir=${type === 'text' || type === 'search' ? 'auto' : nothing}
      autocomplete="off"
      spellcheck=${type === 'text' ? nothing : 'false'}
      min=${min ?? nothing}
      max=${max ?? nothing}
      maxlength=${longest ?? nothing}
      list=${list ?? nothing}
      aria-required=${isRequired ? 'true' : nothing}
      aria-invalid=${error ? 'true' : 'false'}
      aria-describedby=${describedBy(field)}
      .value=${value}
      @input=${(event: Event) => field.onInput(told(event))}
    />`,
  );
}

interface SelectField extends Field {
  readonly options: readonly (readonly [value: string, label: string])[];
}

export function renderSelectField(field: SelectField): TemplateResult {
  const { id, value, options } = field;
  return around(
    field,
    html`<select
      class="select"
      id=${id}
      aria-describedby=${describedBy(field)}
      @change=${(event: Event) => field.onInput(told(event))}
    >
      ${options.map(([of, label]) => html`<option value=${of} .selected=${of === value}>${label}</option>`)}
    </select>`,
  );
}
