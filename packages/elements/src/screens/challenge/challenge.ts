import { flow, type Challenge, type FactorChoice, type State } from '@mfa-kit/contract';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import { fieldSlots } from '../../field-slots.js';
import { FormController } from '../../form.js';
import { clockTime } from '../../locales/locale.js';
import { msg, str } from '../../locales/message.js';
import type { MfaField } from '../../mfa-field.js';
import { MfaScreen } from '../../mfa-screen.js';
import styles from './challenge.styles.js';
import { choicesOf, isSameWay, renderWays } from './way-list.js';
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
  /** What the server has refused, by this challenge. */
  readonly #refused = new Set<string>();
  #unlock?: ReturnType<typeof setTimeout>;

  @query('mfa-otp-input, mfa-text-input') private field?: MfaField | null;
  /** What the person chose; the first way that is not locked until they do. */
  @state() private chosen?: Way;
  @state() private listed = false;
  /** The code just typed was refused before, so it is not sent again: it would cost a try for nothing. */
  @state() private repeated = false;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#unlock);
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
    const code = field.value;
    // A way that this try locks stays in sight, and says so.
    this.chosen = this.#way;
    this.repeated = this.#refused.has(code);
    const next = this.repeated ? undefined : await this.#prove(state, code);
    if (next || !this.isConnected) return;
    if (this.request.at === 'failed' && this.request.error.code === 'code_wrong') this.#refused.add(code);
    await this.updateComplete;
    // Kept and selected, never wiped: the next key replaces it, and after a lost connection it can be sent again.
    if (!this.field) this.heading?.focus();
    else if (this.#problem) this.field.select();
  }

  #prove({ challengeId }: Challenge, code: string): Promise<State | undefined> {
    const way = this.#way;
    const id = challengeId === undefined ? {} : { challengeId };
    return way.at === 'recovery'
      ? this.advance(flow.recover, { ...id, code })
      : this.advance(flow.verify, { ...id, factorId: way.id, code });
  }

  get #problem(): string {
    return this.repeated
      ? msg('You tried that code already. Wait for the next one.', { id: 'challenge.repeated' })
      : this.fieldProblem;
  }

  #onInput(): void {
    this.repeated = false;
    this.forgive();
  }

  #show(listed: boolean, way = this.chosen): void {
    this.forgive();
    this.repeated = false;
    this.listed = listed;
    this.chosen = way;
    void (listed ? this.focusHeading() : this.#toField());
  }

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
    return this.listed ? this.#renderList(state) : this.#renderWay(state);
  }

  /** Another way on the one side, out on the other. */
  #renderFoot(label: string, listed: boolean): TemplateResult {
    return html`<div class="actions apart">
      ${
        label
          ? html`<button class="link" type="button" @click=${() => this.#show(listed)}>${label}</button>`
          : nothing
      }
      <button class="link quiet" type="button" aria-disabled=${String(this.pending)} @click=${this.#onCancel}>
        ${msg('Cancel', { id: 'cancel' })}
      </button>
    </div>`;
  }

  #renderList(state: Challenge): TemplateResult {
    const others = choicesOf(state).filter(({ way }) => !isSameWay(way, this.#way));
    return html`${this.renderHead(
        msg('Try another way', { id: 'challenge.other' }),
        msg('Choose what you have at hand.', { id: 'challenge.other.lead' }),
      )}
      ${renderWays(
        others,
        (instant) => this.onThisClock(instant),
        (way) => this.#show(false, way),
      )}
      <slot name="help"></slot>
      ${this.#renderFoot(msg('Back', { id: 'back' }), false)}`;
  }

  #renderWay(state: Challenge): TemplateResult {
    const way = this.#way;
    const factor = way.at === 'factor' ? state.factors.find(({ id }) => id === way.id) : undefined;
    const words = factor ? kindWords[factor.kind] : recoveryWords;
    const lockedUntil = factor ? factor.lockedUntil : state.recovery?.lockedUntil;
    const others = choicesOf(state).length > 1;
    return html`${this.renderHead(words.title(), words.lead(), words.icon)}
    ${this.#isLocked(lockedUntil) ? this.#renderLocked(lockedUntil!) : this.#renderForm(factor)}
    ${this.#renderFoot(others ? msg('Try another way', { id: 'challenge.other' }) : '', true)}`;
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
      data-first
      auto-submit
      required
      form=${this.#form.id}
      name="code"
      label=${msg('6-digit code', { id: 'challenge.code' })}
      error=${this.#problem}
      @input=${this.#onInput}
      >${fieldSlots}</mfa-otp-input
    >`;
  }

  #renderRecovery(): TemplateResult {
    return html`<mfa-text-input
      data-first
      type="code"
      required
      form=${this.#form.id}
      name="recovery-code"
      label=${msg('Recovery code', { id: 'way.recovery' })}
      hint=${msg('16 characters, such as XXXX-XXXX-XXXX-XXXX.', { id: 'challenge.recovery.hint' })}
      error=${this.#problem}
      @input=${this.#onInput}
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
