import { flow, type Enrollment, type FailureCode, type PhoneSetup } from '@mfa-kit/contract';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import type { MfaOtpInput } from '../../controls/otp-input/otp-input.js';
import type { MfaPhoneInput } from '../../controls/phone-input/phone-input.js';
import { MfaEnrolledEvent, MfaOtherMethodEvent } from '../../events.js';
import { FormController } from '../../form.js';
import { textIcon } from '../../icons.js';
import { msg } from '../../locales/message.js';
import { MfaScreen } from '../../mfa-screen.js';
import { expiredWords, renderSentTo, sentWords } from '../../text-code.js';
import { TextWatch } from '../../text-watch.js';
import { renderCodeField, renderNumberField } from './fields.js';
import styles from './phone-enrollment.styles.js';
import { aboutNumber, beginsByItself, isHeld, presetIn, setupIn, type Preset } from './phone-setup.js';
import { numberIn, TypedNumber } from './typed-number.js';
import * as views from './views.js';

/**
 * Sets up a phone: its number, a text with a code, the code.
 *
 * @tag mfa-phone-enrollment
 * @fires mfa-state - The server answered with a new state: read `state`.
 * @fires mfa-enrolled - The phone is set up and in force.
 * @fires mfa-other-method - The person would rather use another kind of method; offered where the state allows one.
 * @csspart card - The card.
 * @csspart heading - The heading.
 * @csspart lead - The line below it.
 * @csspart risk - What texts are weaker than.
 * @csspart note - What became of the text, or why the number is asked for again.
 * @csspart problem - What failed.
 * @csspart button - The button that goes on.
 */
export class MfaPhoneEnrollment extends MfaScreen {
  static override styles = [...MfaScreen.styles, styles];
  static override words = 'setup' as const;

  readonly #form = new FormController(this, () => (this.#setup ? this.#confirm() : this.#begin()));
  readonly #typed = new TypedNumber(this);
  #hasBegun = false;

  @query('mfa-phone-input') private phone?: MfaPhoneInput | null;
  @query('mfa-otp-input') private code?: MfaOtpInput | null;
  /** At the number, whatever the server has: it is being changed, or it was refused. */
  @state() private correcting = false;
  /** Rather another number than the preset one. */
  @state() private another = false;
  @state() private over: views.Over = '';
  @state() private resent = 0;

  constructor() {
    super();
    new TextWatch(this, () => ({
      state: this.correcting ? undefined : this.state,
      serverNow: this.serverNow,
      pending: this.pending,
      client: this.currentClient,
      receive: (next) => this.receive(next),
    }));
  }

  /** The set-up whose code is asked for; none while a number is. */
  get #setup(): PhoneSetup | undefined {
    return this.correcting ? undefined : setupIn(this.state);
  }

  protected override isAtField(code: FailureCode): boolean {
    return super.isAtField(code) || (!this.#setup && aboutNumber.has(code));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (!changed.has('state') || this.correcting) return;
    const wasOpen = setupIn(changed.get('state'));
    if (wasOpen && this.state?.at === 'enrollment' && !setupIn(this.state)) this.#onOver();
  }

  /** The server has no set-up any more: its tries are spent, or its time. */
  #onOver(): void {
    this.over = this.request.at === 'failed' && this.request.error.triesLeft === 0 ? 'tries' : 'expired';
    this.request = { at: 'idle' };
    this.correcting = true;
    void this.updateComplete.then(() => this.focusHeading());
  }

  /** The number that was given for the person, unless they would rather use another. */
  get #preset(): Preset | undefined {
    const preset = presetIn(this.state);
    return preset && !(this.another && preset.isChangeable) ? preset : undefined;
  }

  async #begin(unasked = false): Promise<void> {
    const typed = this.#preset ? undefined : numberIn(this.phone);
    if (this.pending || typed?.value === '') return;
    this.correcting = true;
    const next = await this.send(flow.begin, { kind: 'phone', ...(typed && { phone: typed.value }) });
    if (next) {
      if (typed) this.#typed.keep(typed);
      else this.#typed.forget();
      this.#openCode();
      this.receive(next);
    }
    await this.updateComplete;
    // A text that was sent unasked takes the focus from nothing else.
    if (next && (!unasked || this.matches(':focus-within'))) this.code?.focus();
    else if (this.fieldProblem) this.phone?.select();
  }

  /** Straight to the code, once, where nothing is to be chosen. */
  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (this.#hasBegun || this.hidden || !this.#preset || !beginsByItself(this.state)) return;
    this.#hasBegun = true;
    void this.updateComplete.then(() => this.#begin(true));
  }

  #openCode(): void {
    this.forgive();
    this.correcting = false;
    this.over = '';
    this.resent = 0;
  }

  async #confirm(): Promise<void> {
    const code = this.code?.value;
    const setup = this.#setup;
    if (!setup || !code || this.pending) return;
    const next = await this.send(flow.confirm, { factorId: setup.factorId, code });
    if (next) {
      this.#typed.forget();
      this.receive(next);
      this.dispatchEvent(new MfaEnrolledEvent());
    } else this.#endIfOver();
  }

  async #resend(): Promise<void> {
    const setup = this.#setup;
    if (!setup || this.pending) return;
    if (await this.advance(flow.send, { factorId: setup.factorId })) this.resent += 1;
    else this.#endIfOver();
  }

  #endIfOver(): void {
    if (this.request.at === 'failed' && this.request.error.code === 'challenge_over') this.#onOver();
  }

  /** To the field, or back to the number that was given. */
  #onChange = (another = true): void => {
    this.forgive();
    this.correcting = true;
    this.another = another;
    void this.#toField();
  };

  #onKeep = (): void => {
    this.#openCode();
    void this.#toField();
  };

  /** The number is selected: the next key replaces it, an arrow key leads to the one digit that is wrong. */
  async #toField(): Promise<void> {
    await this.updateComplete;
    if (this.code) this.code.focus();
    else this.phone?.select();
  }

  #onOther = (): void => {
    this.forgive();
    this.dispatchEvent(new MfaOtherMethodEvent());
  };

  protected override renderState(): TemplateResult | typeof nothing {
    const { state } = this;
    if (!state)
      return this.request.at === 'failed'
        ? views.renderBroken(this.renderRequest(), () => void this.advance(flow.state, {}))
        : nothing;
    if (state.at !== 'enrollment') return nothing;
    const setup = this.#setup;
    return html`${this.renderHead(...this.#head(setup), textIcon)}
      ${setup ? this.#renderCode(setup) : this.#renderNumber(state)}
      <p class="unseen" role="status">${setup ? sentWords(setup.hint) : ''}</p>`;
  }

  #head(setup: PhoneSetup | undefined): readonly [string, string | TemplateResult] {
    if (!setup) return views.headOf(this.#preset);
    const sentTo = renderSentTo(setup.hint, this.#typed.dialCodeFor(setup.hint));
    return [msg('Enter the code', { id: 'phoneSetup.code.title' }), sentTo];
  }

  #renderNumber(state: Enrollment): TemplateResult {
    const preset = this.#preset;
    const setup = setupIn(state);
    return views.renderNumber({
      state,
      over: this.over,
      preset,
      field: renderNumberField({ ...this.#field, countries: state.countries, number: this.#typed.number }),
      problem: this.renderRequest(),
      go: this.#go,
      onAnother: preset?.isChangeable && (() => this.#onChange()),
      onPreset: !preset && presetIn(state) && (() => this.#onChange(false)),
      onKeep: setup && setup.sent?.delivery !== 'failed' && this.#onKeep,
      onOther: this.#mayLeave && this.#onOther,
    });
  }

  #renderCode({ sent }: PhoneSetup): TemplateResult {
    const { request } = this;
    const tooOld = request.at === 'failed' && request.error.code === 'code_expired';
    const error = tooOld ? expiredWords() : this.fieldProblem;
    return views.renderCode({
      sent,
      expired: sent !== undefined && sent.expiresAt <= this.serverNow,
      isHeld: isHeld(this.state),
      hasFailed: request.at === 'failed',
      field: renderCodeField({ ...this.#field, error }),
      problem: this.renderRequest(),
      go: this.#go,
      times: this.resent,
      onThisClock: (instant) => this.onThisClock(instant),
      onResend: () => void this.#resend(),
      onChange: () => this.#onChange(),
      onOther: this.#mayLeave && this.#onOther,
    });
  }

  get #go(): views.Press {
    return { busy: this.pending, press: () => this.#form.submit() };
  }

  get #field() {
    return { formId: this.#form.id, error: this.fieldProblem, onInput: () => this.forgive() };
  }

  /** Another method is offered where this one is in trouble, and there is another. */
  get #mayLeave(): boolean {
    const { state } = this;
    const setup = this.#setup;
    const refused = this.request.at === 'failed' && !(setup && this.fieldProblem);
    const trouble = !!presetIn(state) || refused || setup?.sent?.delivery === 'failed' || this.over !== '';
    return trouble && state?.at === 'enrollment' && state.kinds.some((kind) => kind !== 'phone');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mfa-phone-enrollment': MfaPhoneEnrollment;
  }
}
