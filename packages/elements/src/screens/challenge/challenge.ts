import { flow, type Challenge, type FactorChoice } from '@mfa-kit/contract';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import { fieldSlots } from '../../field-slots.js';
import { FormController } from '../../form.js';
import { msg, str } from '../../locales/message.js';
import { clockTime } from '../../locales/locale.js';
import type { MfaField } from '../../mfa-field.js';
import { MfaScreen } from '../../mfa-screen.js';
import styles from './challenge.styles.js';
import { choicesOf, renderWays } from './way-list.js';
import { kindWords, recoveryWords, type Way } from './ways.js';

/**
 * Asks for the second factor: the default one first, the others under “Try another way”.
 *
 * @tag mfa-challenge
 * @slot help - What somebody can do who has none of the ways left; shown under the list of ways.
 * @fires mfa-state - The server answered with a new state: read `state`. `complete` is the end.
 * @csspart card - The card.
 * @csspart heading - The heading.
 * @csspart lead - The line below it.
 * @csspart problem - What failed.
 * @csspart button - The button that verifies the code.
 * @csspart ways - The list of ways.
 * @csspart way - One of them.
 */
export class MfaChallenge extends MfaScreen {
  static override styles = [...MfaScreen.styles, styles];

  readonly #form = new FormController(this, () => void this.#onSubmit());
  #unlock?: ReturnType<typeof setTimeout>;

  @query('mfa-otp-input, mfa-text-input') private field?: MfaField | null;
  /** What the person chose; the first way that is not locked until they do. */
  @state() private chosen?: Way;
  @state() private listed = false;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#unlock);
  }

  protected override firstUpdated(): void {
    if (!this.state) void this.advance(flow.state, {});
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (changed.has('state')) this.#wakeAtUnlock();
  }

  get #way(): Way {
    if (this.chosen) return this.chosen;
    const choices = this.state?.at === 'challenge' ? choicesOf(this.state) : [];
    const open = choices.find(({ lockedUntil }) => !this.#isLocked(lockedUntil));
    return (open ?? choices[0])?.way ?? { at: 'recovery' };
  }

  #isLocked(until: number | undefined): boolean {
    return until !== undefined && until > this.serverNow;
  }

  /** A lock that ends while the screen is open gives the field back by itself. */
  #wakeAtUnlock(): void {
    clearTimeout(this.#unlock);
    if (this.state?.at !== 'challenge') return;
    const ends = choicesOf(this.state).flatMap(({ lockedUntil }) =>
      this.#isLocked(lockedUntil) ? [lockedUntil!] : [],
    );
    if (ends.length === 0) return;
    const wait = Math.min(...ends) - this.serverNow;
    // Longer waits than a day do not fit the timer's 32 bits for long, and nobody sits through them.
    if (wait < 86_400_000) this.#unlock = setTimeout(() => this.requestUpdate(), wait + 50);
  }

  async #onSubmit(): Promise<void> {
    const { state, field } = this;
    if (state?.at !== 'challenge' || !field || this.pending) return;
    const way = this.#way;
    const code = field.value;
    const id = state.challengeId === undefined ? {} : { challengeId: state.challengeId };
    const next =
      way.at === 'recovery'
        ? await this.advance(flow.recover, { ...id, code })
        : await this.advance(flow.verify, { ...id, factorId: way.id, code });
    if (next) return;
    await this.updateComplete;
    // Kept and selected, never wiped: the next key replaces it, and after a lost connection it can be sent again.
    if (this.fieldProblem) this.field?.select();
  }

  #choose = (way: Way): void => {
    this.forgive();
    this.chosen = way;
    this.listed = false;
    void this.#toField();
  };

  #onOther = (): void => {
    this.forgive();
    this.listed = true;
    void this.focusHeading();
  };

  #onBack = (): void => {
    this.listed = false;
    void this.#toField();
  };

  async #toField(): Promise<void> {
    await this.updateComplete;
    if (this.field) this.field.focus();
    else this.heading?.focus();
  }

  #onCancel = (): void => {
    void this.advance(flow.cancel, {});
  };

  protected override renderState(): TemplateResult | typeof nothing {
    const { state } = this;
    if (!state) return this.request.at === 'failed' ? this.renderRequest() : nothing;
    if (state.at !== 'challenge') return nothing;
    return html`${this.listed ? this.#renderList(state) : this.#renderWay(state)}
      <div class="actions">
        <button
          class="link quiet"
          type="button"
          aria-disabled=${String(this.pending)}
          @click=${this.#onCancel}
        >
          ${msg('Cancel', { id: 'cancel' })}
        </button>
      </div>`;
  }

  #renderList(state: Challenge): TemplateResult {
    return html`${this.renderHead(msg('Try another way', { id: 'challenge.other' }), msg('Choose what you have at hand.', { id: 'challenge.other.lead' }))}
      ${renderWays(state, (instant) => this.onThisClock(instant), this.#choose)}
      <slot name="help"></slot>
      <button class="link" type="button" @click=${this.#onBack}>${msg('Back', { id: 'back' })}</button>`;
  }

  #renderWay(state: Challenge): TemplateResult {
    const way = this.#way;
    const factor = way.at === 'factor' ? state.factors.find(({ id }) => id === way.id) : undefined;
    const words = factor ? kindWords[factor.kind] : recoveryWords;
    const lockedUntil = factor ? factor.lockedUntil : state.recovery?.lockedUntil;
    const others = choicesOf(state).length > 1;
    return html`${this.renderHead(words.title(), words.lead())}
    ${this.#isLocked(lockedUntil) ? this.#renderLocked(lockedUntil!) : this.#renderForm(factor)}
    ${
      others
        ? html`<button class="link" type="button" @click=${this.#onOther}>
            ${msg('Try another way', { id: 'challenge.other' })}
          </button>`
        : nothing
    }`;
  }

  #renderForm(factor: FactorChoice | undefined): TemplateResult {
    return html`${factor ? this.#renderCode() : this.#renderRecovery()} ${this.renderRequest()}
      <button
        class="button wide"
        part="button"
        type="button"
        aria-disabled=${String(this.pending)}
        @click=${() => this.#form.submit()}
      >
        ${msg('Verify', { id: 'verify' })}
      </button>`;
  }

  #renderCode(): TemplateResult {
    return html`<mfa-otp-input
      auto-submit
      required
      form=${this.#form.id}
      name="code"
      label=${msg('6-digit code', { id: 'challenge.code' })}
      error=${this.fieldProblem}
      @input=${this.forgive}
      >${fieldSlots}</mfa-otp-input
    >`;
  }

  #renderRecovery(): TemplateResult {
    return html`<mfa-text-input
      type="code"
      required
      form=${this.#form.id}
      name="recovery-code"
      label=${msg('Recovery code', { id: 'way.recovery' })}
      hint=${msg('16 characters, such as XXXX-XXXX-XXXX-XXXX.', { id: 'challenge.recovery.hint' })}
      error=${this.fieldProblem}
      @input=${this.forgive}
      >${fieldSlots}</mfa-text-input
    >`;
  }

  #renderLocked(until: number): TemplateResult {
    const time = clockTime(this.onThisClock(until));
    return html`<p class="note warning" part="problem" role="status">
      ${msg(str`Too many wrong codes. You can try this way again at ${time}.`, { id: 'challenge.locked' })}
    </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mfa-challenge': MfaChallenge;
  }
}
