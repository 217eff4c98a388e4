import { texting, type FailureCode, type MfaError, type Texting } from '@mfa-kit/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import { countryName } from '../../controls/phone-input/country-names.js';
import type { MfaPhoneInput } from '../../controls/phone-input/phone-input.js';
import { FormController } from '../../form.js';
import { day } from '../../locales/dates.js';
import { msg, str } from '../../locales/message.js';
import { MfaAdminSection } from '../../mfa-admin-section.js';
import { figure } from '../../people-words.js';
import { steppingUp } from '../step-up/stepping-up.js';
import styles from './admin-texting.styles.js';
import { countryCalled, renderCountries, type Wanted } from './countries.js';
import { isSame, moved, placesOf, renderProviders, type Place } from './providers.js';
import { renderReason } from './reason-form.js';
import { renderTest } from './test-view.js';
import { modeWords, testedWords } from './words.js';

/** These are about the number of a test. */
const aboutNumber: ReadonlySet<FailureCode> = new Set([
  'phone_invalid',
  'phone_unsupported',
  'country_blocked',
]);

/**
 * The operator's texts: who sends them and in which order, what became of them, and which countries are texted.
 *
 * @tag mfa-admin-texting
 * @fires mfa-changed - Something was changed.
 * @csspart card - The section.
 * @csspart heading - The heading.
 * @csspart lead - The line below it.
 * @csspart provider - One provider.
 * @csspart country - One country.
 * @csspart problem - What failed.
 * @csspart button - A button that goes on.
 */
export class MfaAdminTexting extends MfaAdminSection<Texting> {
  static override styles = [...MfaAdminSection.styles, styles];

  protected override readonly proving = steppingUp;
  readonly #form = new FormController(this, () => void this.#onTest());

  @query('mfa-phone-input') private phone?: MfaPhoneInput | null;
  /** The order that is wanted, where it is not the one that is saved. */
  @state() private order?: readonly Place[] | undefined;
  @state() private wanted?: Wanted | undefined;
  @state() private reason = '';
  @state() private problem = '';
  @state() private provider = '';
  @state() private result = '';

  protected override get words() {
    return {
      heading: msg('Text messages', { id: 'texting.heading' }),
      lead: msg('Who sends codes, what became of them, and to which countries.', { id: 'texting.lead' }),
    };
  }

  protected override ask() {
    return this.send(texting.state, {});
  }

  protected override isAtField(code: FailureCode): boolean {
    return super.isAtField(code) || aboutNumber.has(code);
  }

  get #places(): readonly Place[] {
    return this.order ?? (this.shown ? placesOf(this.shown) : []);
  }

  #onMove(from: number, to: number): void {
    const name = this.#places[from]!.name;
    this.#want(moved(this.#places, from, to));
    const place = figure(to + 1);
    this.done = msg(str`${name} is number ${place} now. Not saved yet.`, { id: 'texting.moved' });
    const way = to < from ? 'up' : 'down';
    void this.focusOn(`[data-name='${name}'] .${way}`);
  }

  #onSwitch(switched: string, isOn: boolean): void {
    this.#want(this.#places.map((place) => (place.name === switched ? { ...place, isOn } : place)));
  }

  #want(places: readonly Place[]): void {
    this.#forget();
    this.order = this.shown && isSame(places, placesOf(this.shown)) ? undefined : places;
  }

  /** Nothing is wanted any more. */
  #forget(): void {
    this.forgive();
    this.done = '';
    this.problem = '';
    this.order = undefined;
    this.wanted = undefined;
  }

  #onMode(country: string, mode: Wanted['mode']): void {
    this.#forget();
    const before = this.shown?.countries.find((one) => one.country === country);
    this.wanted = before?.mode === mode ? undefined : { country, mode };
  }

  #onAdd(name: string): void {
    this.#forget();
    const country = countryCalled(name);
    if (!country) this.problem = msg('No country is called that.', { id: 'texting.add.unknown' });
    else if (this.shown?.countries.some((one) => one.country === country))
      this.problem = msg('That one is in the list.', { id: 'texting.add.known' });
    else {
      this.wanted = { country, mode: 'off' };
      void this.focusOn(`[data-country='${country}'] select`);
    }
  }

  async #onSaveOrder(): Promise<void> {
    const { order, shown, reason } = this;
    if (!order || !shown) return;
    const input = { providers: [...order], version: shown.version, reason: reason.trim() };
    const done = msg('Saved. The next text goes by it.', { id: 'texting.saved' });
    if (await this.change(texting.providers, input, done)) this.#saved(done);
  }

  async #onSaveCountry(): Promise<void> {
    const { wanted, reason } = this;
    if (!wanted) return;
    const done = msg('Saved. The next text goes by it.', { id: 'texting.saved' });
    if (await this.change(texting.country, { ...wanted, reason: reason.trim() }, done)) this.#saved(done);
  }

  #saved(done: string): void {
    this.#forget();
    this.reason = '';
    this.done = done;
    void this.focusHeading();
  }

  /** What crossed another change is shown as it is now; what was wanted is kept where it still can be. */
  protected override failed(error: MfaError): void {
    super.failed(error);
    if (error.code === 'policy_changed' || error.code === 'would_strand') void this.#catchUp();
  }

  async #catchUp(): Promise<void> {
    const now = await this.currentClient.call(texting.state, {}).catch(() => undefined);
    if (!now || !this.isConnected) return;
    this.receive(now);
    const names = (places: readonly Place[]) =>
      places
        .map(({ name }) => name)
        .sort()
        .join();
    if (this.order && names(this.order) !== names(placesOf(now))) this.order = undefined;
  }

  async #onTest(): Promise<void> {
    const { phone } = this;
    const provider = this.provider || this.#places[0]?.name;
    if (!phone?.value || !provider || this.pending) return;
    this.result = '';
    const tested = await this.send(texting.test, { provider, phone: phone.value });
    if (tested) this.result = testedWords(provider, tested);
    else if (this.fieldProblem) this.phone?.select();
  }

  protected override renderShown(shown: Texting): TemplateResult {
    const places = this.#places;
    return html`${renderProviders({
        shown,
        places,
        onMove: (from, to) => this.#onMove(from, to),
        onSwitch: (name, isOn) => this.#onSwitch(name, isOn),
      })}
      ${this.order ? html`<div class="body">${this.#renderReason(orderWords(), () => void this.#onSaveOrder())}</div>` : nothing}
      <p class="below-table">
        ${msg(str`Counted since ${day(this.onThisClock(shown.since))}`, { id: 'texting.since' })}
      </p>
      ${renderCountries({
        shown,
        wanted: this.wanted,
        problem: this.problem,
        onMode: (country, mode) => this.#onMode(country, mode),
        onAdd: (name) => this.#onAdd(name),
        reason: this.#renderReason(
          this.wanted ? wantedWords(this.wanted) : '',
          () => void this.#onSaveCountry(),
        ),
      })}
      ${
        places.length
          ? renderTest({
              formId: this.#form.id,
              places,
              provider: this.provider || places[0]!.name,
              error: this.fieldProblem,
              result: this.result,
              busy: this.pending,
              onProvider: (name) => (this.provider = name),
              onInput: () => this.forgive(),
              onSend: () => this.#form.submit(),
            })
          : nothing
      }`;
  }

  #renderReason(ask: string, onSave: () => void): TemplateResult {
    return renderReason({
      ask,
      reason: this.reason,
      busy: this.pending,
      onReason: (reason) => (this.reason = reason),
      onSave,
      onCancel: () => this.#forget(),
    });
  }
}

function orderWords(): string {
  return msg('Save this order?', { id: 'texting.order.ask' });
}

function wantedWords({ country, mode }: Wanted): string {
  return msg(str`Texts to ${countryName(country)}: ${modeWords[mode]()}`, { id: 'texting.country.ask' });
}

declare global {
  interface HTMLElementTagNameMap {
    'mfa-admin-texting': MfaAdminTexting;
  }
}
