import { flow, type FailureCode, type PhoneSetup } from '@mfa-kit/contract';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import type { MfaOtpInput } from '../../controls/otp-input/otp-input.js';
import type { MfaPhoneInput } from '../../controls/phone-input/phone-input.js';
import { MfaEnrolledEvent, MfaOtherMethodEvent } from '../../events.js';
import { FormController } from '../../form.js';
import { textIcon } from '../../icons.js';
import { msg } from '../../locales/message.js';
import { MfaScreen } from '../../mfa-screen.js';
import { expiredWords, renderDelivery, renderResend, renderSentTo, sentWords } from '../../text-code.js';
import { TextWatch } from '../../text-watch.js';
import { renderCodeField, renderNumberField } from './fields.js';
import styles from './phone-enrollment.styles.js';
import { aboutNumber, dialCodeOf, setupIn } from './phone-setup.js';
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

  readonly #form = new FormController(this, () => void (this.#setup ? this.#confirm() : this.#begin()));
  /** What was typed, until the person leaves: to be recognised, and to be corrected. Never in an attribute. */
  #typed = { number: '', dialCode: '' };

  @query('mfa-phone-input') private phone?: MfaPhoneInput | null;
  @query('mfa-otp-input') private code?: MfaOtpInput | null;
  /** At the number, whatever the server has: it is being changed, or it was refused. */
  @state() private correcting = false;
  @state() private over: views.Over = '';
  @state() private resent = 0;

  constructor() {
    super();
    this.follow('pagehide', this.#forget);
    new TextWatch(this, () => ({
      state: this.correcting ? undefined : this.state,
      serverNow: this.serverNow,
      pending: this.pending,
      client: this.currentClient,
      receive: (next) => this.receive(next),
    }));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A move within the page disconnects for an instant only.
    queueMicrotask(() => {
      if (!this.isConnected) this.#forget();
    });
  }

  #forget = (): void => {
    this.#typed = { number: '', dialCode: '' };
    this.requestUpdate();
  };

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
    const { request } = this;
    this.over = request.at === 'failed' && request.error.triesLeft === 0 ? 'tries' : 'expired';
    this.request = { at: 'idle' };
    this.correcting = true;
    void this.updateComplete.then(() => this.focusHeading());
  }

  async #begin(): Promise<void> {
    const { phone } = this;
    if (!phone?.value || this.pending) return;
    this.correcting = true;
    const typed = { number: phone.value, dialCode: dialCodeOf(phone) };
    const next = await this.send(flow.begin, { kind: 'phone', phone: typed.number });
    if (next) {
      this.#typed = typed;
      this.#openCode();
      this.receive(next);
    }
    await this.updateComplete;
    if (next) this.code?.focus();
    else if (this.fieldProblem) this.phone?.select();
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
      this.#forget();
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

  #onChange = (): void => {
    this.forgive();
    this.correcting = true;
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
    return html`${this.#renderHeadOf(setup)} ${setup ? this.#renderCode(setup) : this.#renderNumber()}
      <p class="unseen" role="status">${setup ? sentWords(setup.hint) : ''}</p>`;
  }

  #renderHeadOf(setup: PhoneSetup | undefined): TemplateResult {
    if (!setup)
      return this.renderHead(
        msg('Add your phone', { id: 'phoneSetup.title' }),
        msg('When you sign in, we’ll text it a code.', { id: 'phoneSetup.lead' }),
        textIcon,
      );
    const { number, dialCode } = this.#typed;
    return this.renderHead(
      msg('Enter the code', { id: 'phoneSetup.code.title' }),
      renderSentTo(setup.hint, number.endsWith(setup.hint) ? dialCode : ''),
      textIcon,
    );
  }

  #renderNumber(): TemplateResult {
    const { state } = this;
    if (state?.at !== 'enrollment') return html``;
    if (!state.actions.includes('begin'))
      return html`<p class="note">${msg('Please confirm it’s you first.', { id: 'error.proveFirst' })}</p>`;
    const kept = setupIn(state)?.sent?.delivery !== 'failed' && setupIn(state);
    return html`${views.renderOver(this.over)}
    ${renderNumberField({ ...this.#field, countries: state.countries, number: this.#typed.number })}
    ${views.renderRisk(state.kinds)} ${this.renderRequest()}
    ${views.renderButton(msg('Text me a code', { id: 'phoneSetup.send' }), this.#go)}
    ${views.renderLinks({ onKeep: kept ? this.#onKeep : undefined, onOther: this.#mayLeave && this.#onOther })}`;
  }

  #renderCode({ sent }: PhoneSetup): TemplateResult {
    const { request } = this;
    const tooOld = request.at === 'failed' && request.error.code === 'code_expired';
    const expired = sent !== undefined && sent.expiresAt <= this.serverNow;
    const error = tooOld ? expiredWords() : this.fieldProblem;
    return html`${renderCodeField({ ...this.#field, error })}
    ${request.at === 'failed' ? nothing : renderDelivery(sent, { expired, remedy: 'other-number' })}
    ${this.renderRequest()}
    ${views.renderButton(msg('Verify and switch on', { id: 'phoneSetup.verify' }), this.#go)}
    ${
      sent &&
      renderResend({
        sent,
        times: this.resent,
        busy: this.pending,
        onThisClock: (instant) => this.onThisClock(instant),
        onResend: () => void this.#resend(),
      })
    }
    ${views.renderLinks({ onChange: this.#onChange, onOther: this.#mayLeave && this.#onOther })}`;
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
    const trouble = refused || setup?.sent?.delivery === 'failed' || this.over !== '';
    return trouble && state?.at === 'enrollment' && state.kinds.some((kind) => kind !== 'phone');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mfa-phone-enrollment': MfaPhoneEnrollment;
  }
}
