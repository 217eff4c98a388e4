import { flow, MfaError, type Challenge, type State } from '@mfa-kit/contract';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import { FormController } from '../../form.js';
import { msg } from '../../locales/message.js';
import type { MfaField } from '../../mfa-field.js';
import { MfaScreen } from '../../mfa-screen.js';
import styles from './challenge.styles.js';
import { renderCode, renderGo, renderLocked, type Field } from './fields.js';
import type { renderRecovery } from './recovery-field.js';
import type { TextDesk, TextWay } from './text-way.js';
import type { renderTrust } from './trust-box.js';
import { choicesOf, isSameWay, renderWays, untilUnlock } from './way-list.js';
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
 * @csspart trust - The box that trusts this browser.
 */
export class MfaChallenge extends MfaScreen {
  static override styles = [...MfaScreen.styles, styles];

  readonly #form = new FormController(this, () => void this.#onSubmit());
  /** What the server has refused, by this challenge. */
  readonly #refused = new Set<string>();
  #loading?: Promise<void> | undefined;
  #unlock?: ReturnType<typeof setTimeout>;

  @query('mfa-otp-input, mfa-text-input') private field?: MfaField | null;
  /** What the person chose; the first way that is not locked until they do. */
  @state() private chosen?: Way;
  /** Loaded when somebody has a phone. */
  @state() private texts?: TextWay;
  /** Loaded when somebody looks for another way. */
  @state() private recoveryField?: typeof renderRecovery;
  /** Loaded where this browser may be trusted. */
  @state() private trustBox?: typeof renderTrust;
  @state() private trusted = false;
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
    const { state, request } = this;
    if (state?.at !== 'challenge' || request.at !== 'idle') return;
    const texts = !this.texts && state.factors.some(({ kind }) => kind === 'phone');
    const trust = !this.trustBox && Boolean(state.trustDays);
    const recovery = !this.recoveryField && (this.listed || this.#way.at === 'recovery');
    if (texts || trust || recovery) this.#loading ??= this.#load({ texts, trust, recovery });
  }

  /** What not everybody meets. */
  async #load({ texts, trust, recovery }: Record<'texts' | 'trust' | 'recovery', boolean>): Promise<void> {
    try {
      if (texts) this.texts = new (await import('./text-way.js')).TextWay(this, () => this.#desk());
      if (trust) this.trustBox = (await import('./trust-box.js')).renderTrust;
      if (recovery) this.recoveryField = (await import('./recovery-field.js')).renderRecovery;
      this.#loading = undefined;
    } catch {
      // Tried again as soon as the person does something else.
      this.#loading = undefined;
      this.request = { at: 'failed', error: new MfaError('offline'), since: Date.now() };
    }
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
    // Longer waits than a day do not fit the timer's 32 bits for long, and nobody sits through them.
    const wait = this.state?.at === 'challenge' ? untilUnlock(this.state, this.serverNow) : Infinity;
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
      : this.advance(flow.verify, { ...id, factorId: way.id, code, ...(this.trusted && { trust: true }) });
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

  /** Or to the words in the place of it. */
  async #toField(): Promise<void> {
    await this.updateComplete;
    await this.#loading;
    await this.updateComplete;
    if (this.field) this.field.focus();
    else this.heading?.focus();
  }

  #onCancel = (): unknown => this.advance(flow.cancel, {});

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
    const foot = choicesOf(state)[1]
      ? this.#renderFoot(msg('Try another way', { id: 'challenge.other' }), true)
      : html`<slot name="help"></slot>${this.#renderFoot('', true)}`;
    if (this.#isLocked(lockedUntil))
      return html`${this.renderHead(words.title(), words.lead(), words.icon)}
      ${renderLocked(this.onThisClock(lockedUntil!))} ${foot}`;
    const request = this.renderRequest();
    if (factor?.kind === 'phone') {
      const { texts } = this;
      return html`${this.renderHead(texts?.title(factor) ?? words.title(), texts?.lead(factor), words.icon)}
      ${texts?.render(factor, request, this.#renderVerify(state)) ?? request} ${foot}`;
    }
    return html`${this.renderHead(words.title(), words.lead(), words.icon)}
    ${factor ? renderCode(this.#field) : this.recoveryField?.(this.#field)} ${request}
    ${this.#renderVerify(factor && state)} ${foot}`;
  }

  get #field(): Field {
    return { formId: this.#form.id, error: this.#problem, onInput: () => this.#onInput() };
  }

  /** `state` tells whether this browser may be trusted: never by a recovery code. */
  #renderVerify(state?: Challenge): TemplateResult {
    return html`${
      state?.trustDays
        ? this.trustBox?.(state.trustDays, this.trusted, (ticked) => (this.trusted = ticked))
        : nothing
    }${renderGo(this.pending, () => this.#form.submit())}`;
  }

  /** What the texts need to know, and may do. */
  #desk(): TextDesk {
    const { state, serverNow, pending, repeated, request, currentClient: client } = this;
    return {
      ...this.#field,
      ...{ state, serverNow, pending, repeated, request, client },
      field: this.field,
      receive: (next) => this.receive(next),
      onThisClock: (instant) => this.onThisClock(instant),
      advance: (input) => {
        this.chosen = this.#way;
        return this.advance(flow.send, input);
      },
      toField: () => this.#toField(),
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mfa-challenge': MfaChallenge;
  }
}
