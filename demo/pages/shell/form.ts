/** The bank's forms: native validity in the bank's own words, one alert, focus where the fault is. */
import type { Refusal } from './send.js';

const faults: Record<string, string> = {
  offline: 'The bank cannot be reached. Check the connection and try again.',
  unavailable: 'Something went wrong at our end. Please try again.',
};

export interface FormWords {
  /** What is said of a field that is missing or wrong. */
  readonly fields: Record<string, string>;
  /** What is said of a refusal by the server. */
  readonly refusals: Record<string, string>;
}

/** Sends the form by `submit`, once at a time; what it answers is shown, nothing means that all went well. */
export function onSubmit(
  form: HTMLFormElement,
  words: FormWords,
  submit: (values: Record<string, string>) => Promise<Refusal | undefined>,
): void {
  const button = form.querySelector<HTMLButtonElement>('[type=submit]');
  form.addEventListener('input', (event) => clear(event.target as HTMLElement));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (button?.ariaDisabled === 'true') return;
    tell(form, '');
    if (!check(form, words)) return;
    if (button) button.ariaDisabled = 'true';
    const values = Object.fromEntries(new FormData(form)) as Record<string, string>;
    void submit(values)
      .then((refusal) => refusal && show(form, words, refusal))
      .finally(() => button?.removeAttribute('aria-disabled'));
  });
}

/** Marks the first fault of each field and goes to the first of them. */
function check(form: HTMLFormElement, { fields }: FormWords): boolean {
  const wrong = [...form.elements].filter(
    (field) => field instanceof HTMLInputElement && !field.validity.valid,
  );
  for (const field of wrong) blame(field as HTMLInputElement, fields[(field as HTMLInputElement).name] ?? '');
  (wrong[0] as HTMLInputElement | undefined)?.focus();
  return wrong.length === 0;
}

export function show(
  form: HTMLFormElement,
  { fields, refusals }: FormWords,
  { error, fields: blamed }: Refusal,
): void {
  const words = refusals[error] ?? faults[error];
  const named = (blamed ?? []).map((name) => form.elements.namedItem(name)).filter((field) => field !== null);
  for (const field of named)
    blame(field as HTMLInputElement, words ?? fields[(field as HTMLInputElement).name] ?? '');
  if (named.length > 0) (named[0] as HTMLInputElement).focus();
  else tell(form, words ?? faults['unavailable'] ?? '');
}

export function tell(form: HTMLFormElement, words: string): void {
  const alert = form.querySelector<HTMLElement>('[role=alert]');
  if (!alert) return;
  alert.textContent = words;
  alert.hidden = words === '';
  // It pushes what is below it down: whoever sent the form by a key finds the focus in the window still.
  if (words) document.activeElement?.scrollIntoView({ block: 'nearest' });
}

function blame(field: HTMLInputElement, words: string): void {
  const id = `${field.id}-fault`;
  let fault = document.getElementById(id);
  if (!fault) {
    fault = document.createElement('p');
    fault.id = id;
    fault.className = 'fault';
    field.closest('.field')?.append(fault);
  }
  fault.textContent = words;
  field.ariaInvalid = 'true';
  describe(field, id, true);
}

function clear(field: HTMLElement): void {
  if (field.ariaInvalid !== 'true') return;
  field.removeAttribute('aria-invalid');
  describe(field, `${field.id}-fault`, false);
  document.getElementById(`${field.id}-fault`)?.remove();
}

function describe(field: HTMLElement, id: string, on: boolean): void {
  const ids = new Set((field.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean));
  if (on) ids.add(id);
  else ids.delete(id);
  field.setAttribute('aria-describedby', [...ids].join(' '));
}

/** "Show" beside a password: people check what they typed. */
export function revealPasswords(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-reveal]')) {
    const field = document.getElementById(button.dataset['reveal'] ?? '') as HTMLInputElement;
    button.addEventListener('click', () => {
      const shown = field.type === 'text';
      field.type = shown ? 'password' : 'text';
      button.ariaPressed = String(!shown);
    });
  }
}
