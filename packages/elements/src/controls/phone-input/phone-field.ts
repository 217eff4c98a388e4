import { msg } from '../../locales/message.js';
import type { PropertyDeclarations, PropertyValues } from 'lit';
import { MfaField } from '../../mfa-field.js';
import { CountryChoice } from './country-choice.js';
import { loadNumbers, type Numbers } from './numbers.js';
import { readPlainly, type Reading } from './plain-reading.js';
import { PostedNumber } from './posted-number.js';

/** The number: what is typed, what it means, what a form posts of it, and when people hear what is wrong with it. */
export abstract class PhoneField extends MfaField {
  static override properties: PropertyDeclarations = {
    countries: {},
    preferred: {},
    exclude: {},
    country: {},
    defaultValue: { attribute: 'value' },
    nameCountry: { attribute: 'name-country' },
    guessCountry: { type: Boolean, attribute: 'guess-country' },
    asYouType: { type: Boolean, attribute: 'as-you-type' },
    detectCountry: { attribute: false },
    numbers: { state: true },
    told: { state: true },
  };

  protected readonly choice = new CountryChoice();
  readonly #posted = new PostedNumber();
  /** The page's value, to be shown as people write it as soon as that is known. */
  #given = '';

  protected numbers?: Numbers;
  /** What was wrong, or may be, when the person left the number or tried to send it. Said until that changes. */
  protected told = '';

  /** Says that the country is a guess. */
  protected guessWords?: () => string;

  /** The only countries to choose from: an array, or with spaces between. All if empty. */
  countries: string | readonly string[] = '';
  /** Countries to show first. */
  preferred: string | readonly string[] = '';
  /** Countries not to offer. */
  exclude: string | readonly string[] = '';
  /** The number that a reset goes back to (E.164). */
  defaultValue = '';
  /** The name under which a form posts the country's two letters, if it is to. */
  nameCountry = '';
  /** Takes the country of the browser's language, and says that it is a guess. */
  guessCountry = false;
  /** Groups digits while they are typed at the end. Else the text stays as typed. */
  asYouType = false;
  /** Answers the likely country's two letters. Shown as a guess. */
  detectCountry?: () => string | Promise<string>;

  /** The country's two letters. Set only what is known: it decides what a number without a code means. */
  get country(): string {
    return this.reading.country;
  }
  set country(country: string | null) {
    this.choice.settle(country ?? '', 'page');
  }

  /** The number with its country code (E.164); nothing while it is not possible. */
  override get value(): string {
    return this.reading.e164;
  }
  override set value(value: string) {
    super.value = this.#given = value;
    this.take();
  }

  /** The digits after the country code. */
  get nationalValue(): string {
    return this.reading.national;
  }

  /** Whether the number is as long as numbers of its country are. */
  get isPossible(): boolean {
    return !!this.value;
  }

  /** As far as its country's numbering plan tells mobiles and landlines apart. */
  get type(): 'mobile' | 'landline' | 'unknown' {
    return this.reading.type;
  }

  protected override get problem(): string {
    return this.error || (this.told ? this.input.validationMessage : '');
  }

  protected get reading(): Reading {
    const reading = (this.numbers?.read ?? readPlainly)(this.input.value, this.choice);
    // Nothing is wrong with no number, unless one is needed.
    return reading.problem === 'empty' && !this.required ? { ...reading, problem: '' } : reading;
  }

  constructor() {
    super();
    this.addEventListener('invalid', () => void this.tell(), true);
    this.follow('reset', ({ target }) => {
      // As every field does, once the text is back.
      if (target === this.form) setTimeout(() => this.#reset());
    });
  }

  override connectedCallback(): void {
    for (const old of this.querySelectorAll('[slot=posted]')) old.remove();
    super.connectedCallback();
    // What is posted has to be put beside the field again.
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#posted.leave(this.input);
  }

  prepareInput(input: HTMLInputElement): void {
    Object.assign(input, { type: 'tel', inputMode: 'tel', translate: false, dir: 'ltr' });
    input.autocomplete ||= 'tel';
    // It would cut a pasted number before its spaces could be left out.
    input.removeAttribute('maxlength');
  }

  protected override check(): string {
    const { numbers, reading } = this;
    if (numbers) return numbers.words(reading, this.choice);
    if (reading.problem === 'empty') return msg('Enter your phone number.', { id: 'phone.empty' });
    return reading.problem && plusWords();
  }

  protected override willUpdate(changed: PropertyValues<PhoneField>): void {
    this.choice.offer(this.countries, this.exclude, this.preferred);
    if (changed.has('defaultValue') && this.defaultValue)
      this.input.defaultValue = this.#given = this.defaultValue;
    if (changed.has('detectCountry') || changed.has('guessCountry')) void this.#guess();
    this.#follow();
    this.#tidy();
    super.willUpdate(changed);
    this.#post();
    this.mark('possible', this.isPossible);
    this.mark('guessed', this.choice.guessed);
  }

  /** Brings the numbering plans. Without them the number is read plainly; a server has the last word anyway. */
  protected async load(): Promise<void> {
    try {
      this.numbers = await loadNumbers();
      await this.numbers.attend(this);
    } catch {
      // Tried again the next time that somebody comes near.
    }
    await this.updateComplete;
  }

  /** Follows a change of the text, before anybody else hears of it. */
  protected take(): void {
    this.#follow();
    this.typed();
    this.#post();
    // What autofill wrote may be known only to a numbering plan, and nobody came near.
    if (this.input.value && !this.numbers) void this.load();
  }

  /** Says what is wrong, now that the person is done; better, if need be, when the numbering plans have come. */
  protected async tell(): Promise<void> {
    const { value } = this.input;
    this.told = this.#issue;
    await this.load();
    if (value === this.input.value) this.told = this.#issue;
  }

  get #issue(): string {
    const { problem, doubt, correction } = this.reading;
    return problem || doubt || correction?.rule || this.input.validationMessage;
  }

  #follow(): void {
    const { country, problem } = this.reading;
    this.choice.country = country;
    // More digits will not make it right, so there is nothing to wait for.
    if (problem === 'too-many-digits') this.told = problem;
    else if (this.told !== this.#issue) this.told = '';
  }

  /** Writes the page's number as people do; never one that a person has typed. What was selected as a whole stays so. */
  #tidy(): void {
    const { input, numbers } = this;
    if (!this.#given || input.value !== this.#given) return;
    if (!numbers) return void this.load();
    const { value, selectionStart, selectionEnd } = input;
    const isSelected = input.matches(':focus') && selectionStart === 0 && selectionEnd === value.length;
    input.value = this.reading.shown || value;
    if (isSelected) input.select();
  }

  #post(): void {
    this.#posted.post(this.input, this.value, this.nameCountry, this.country);
  }

  async #guess(): Promise<void> {
    if (!this.detectCountry && !this.guessCountry) return;
    const { guessCountry, guessWords } = await import('./country-guess.js');
    await guessCountry(this.choice, this.detectCountry);
    this.guessWords = guessWords;
    this.requestUpdate();
  }

  #reset(): void {
    this.choice.reset();
    this.#given = this.defaultValue;
    this.told = '';
    this.take();
  }
}

/** What always works. */
export const plusWords = (): string =>
  msg('Start with + and the code of your country.', { id: 'phone.plus' });
