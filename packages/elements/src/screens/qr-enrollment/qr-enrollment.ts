import type { Part } from '../../locales/languages.js';
import { msg, str } from '../../locales/message.js';
import { flow, type MfaError } from '@mfa-kit/contract';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { MfaOtpInput } from '../../controls/otp-input/otp-input.js';
import { MfaEnrolledEvent } from '../../events.js';
import { fieldSlots } from '../../field-slots.js';
import { Forgetting } from '../../forgetting.js';
import { FormController } from '../../form.js';
import { MfaScreen } from '../../mfa-screen.js';
import { renderClockHelp } from './clock-help.js';
import { deviceAtHand, type Device } from './device.js';
import { renderHandOver } from './hand-over.js';
import { renderOver, renderRenewed } from './notes.js';
import { nextPhase, withoutSecret, type Phase } from './phase.js';
import styles from './qr-enrollment.styles.js';
import type { OpenSetup } from './setup-key.js';

/** From this many wrong codes on, the clock is the likeliest reason. */
const FAILURES_BEFORE_CLOCK = 2;

/** Names, which no language translates; any app that knows time-based codes will do. */
const apps = '1Password, Bitwarden, Google Authenticator, Microsoft Authenticator, Aegis, 2FAS';

/**
 * Sets up an authenticator app: get one, scan, type the code it shows.
 *
 * @tag mfa-qr-enrollment
 * @fires mfa-state - The server answered with a new state: read `state`.
 * @fires mfa-enrolled - The app is set up and in force.
 * @csspart card - The card.
 * @csspart heading - The heading.
 * @csspart lead - The line below it.
 * @csspart steps - The list of steps.
 * @csspart app-link - The link that opens an app on this device.
 * @csspart key - The key to type by hand.
 * @csspart clock-help - The right time, after wrong codes.
 * @csspart note - What the person should know first.
 * @csspart problem - What failed.
 * @csspart button - The button that verifies the code.
 */
export class MfaQrEnrollment extends MfaScreen {
  static override styles = [...MfaScreen.styles, styles];
  static override words: Part = 'setup';

  readonly #form = new FormController(this, () => this.#onSubmit());
  readonly #forgetting = new Forgetting(this, () => this.#forget());
  #asking = false;
  #expiry?: ReturnType<typeof setTimeout>;
  #ticking?: ReturnType<typeof setInterval> | undefined;

  @query('mfa-otp-input') private code?: MfaOtpInput | null;
  @state() private phase: Phase = { at: 'beginning', after: 'nothing' };
  @state() private failures = 0;
  @state() private linkTried = false;
  @state() private keyShown = false;

  /** What the page is open on, where the browser tells it wrong. A `touch` screen gets link and key before the QR code. */
  @property() device?: Device;

  /** The secret leaves the page; the next thing to do is to ask for another one. */
  #forget(): void {
    this.#stopClocks();
    this.failures = 0;
    this.linkTried = this.keyShown = false;
    if (this.phase.at === 'open') this.phase = { at: 'beginning', after: 'reload' };
    this.state &&= withoutSecret(this.state);
  }

  #stopClocks(): void {
    clearTimeout(this.#expiry);
    clearInterval(this.#ticking);
    this.#ticking = undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('state') && this.state) this.phase = nextPhase(this.phase, this.state, this.#failed);
  }

  get #failed(): MfaError | undefined {
    return this.request.at === 'failed' ? this.request.error : undefined;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const { phase } = this;
    if (phase.at === 'beginning' && this.request.at === 'idle' && !this.#forgetting.isAway)
      void this.#begin();
    if ((changed as Map<PropertyKey, unknown>).has('phase')) this.#onPhase(phase);
    if (this.#clocksDiffer && this.#ticking === undefined)
      this.#ticking = setInterval(() => this.requestUpdate(), 1000);
  }

  get #clocksDiffer(): boolean {
    return this.phase.at === 'open' && this.failures >= FAILURES_BEFORE_CLOCK;
  }

  #onPhase(phase: Phase): void {
    this.#stopClocks();
    if (phase.at === 'over') void this.focusHeading();
    if (phase.at !== 'open') return;
    const left = this.onThisClock(phase.setup.expiresAt) - Date.now();
    this.#expiry = setTimeout(() => (this.phase = { at: 'over', why: 'expired' }), Math.max(0, left));
  }

  /** One request at a time. */
  async #begin(): Promise<void> {
    if (this.#asking || !this.isConnected || !this.#mayBegin) return;
    this.#asking = true;
    await this.updateComplete;
    await this.advance(flow.begin, { kind: 'totp' });
    this.#asking = false;
    this.requestUpdate();
  }

  get #mayBegin(): boolean {
    return this.state?.at === 'enrollment' && this.state.actions.includes('begin');
  }

  #onAgain = (): void => {
    this.forgive();
    this.failures = 0;
    this.phase = { at: 'beginning', after: 'nothing' }; // and then it begins by itself, as on arrival
    if (!this.state) void this.advance(flow.state, {});
  };

  async #onSubmit(): Promise<void> {
    const { phase } = this;
    const code = this.code?.value;
    if (phase.at !== 'open' || !code || this.pending) return;
    const next = await this.send(flow.confirm, { factorId: phase.setup.factorId, code });
    if (next) {
      this.receive(next);
      this.dispatchEvent(new MfaEnrolledEvent());
    } else if (this.#failed?.code === 'code_wrong') this.failures += 1;
    else if (this.#failed?.code === 'challenge_over') this.phase = { at: 'over', why: 'expired' };
  }

  protected override renderState(): TemplateResult | typeof nothing {
    if (this.state && this.state.at !== 'enrollment') return nothing;
    return html`${this.renderHead(
      msg('Set up your authenticator app', { id: 'qr.title' }),
      msg('It shows a new code every 30 seconds. We ask for one when you sign in.', { id: 'qr.lead' }),
    )}
    ${this.#renderPhase()}`;
  }

  #renderPhase(): TemplateResult {
    const { phase } = this;
    if (phase.at === 'open') return this.#renderSteps(phase.setup, phase.renewed);
    if (phase.at === 'over') return renderOver(phase.why, this.#onAgain);
    if (this.request.at === 'failed')
      return html`${this.renderRequest()}
        <button class="button wide" part="button" type="button" @click=${this.#onAgain}>
          ${msg('Try again', { id: 'tryAgain' })}
        </button>`;
    if (this.state && !this.#mayBegin)
      return html`<p class="note">${msg('Please confirm it’s you first.', { id: 'error.proveFirst' })}</p>`;
    return html`<div class="beginning">
        <p class="unseen" role="status">${msg('Making your QR code…', { id: 'qr.beginning' })}</p>
      </div>
      ${this.renderRequest()}`;
  }

  #renderSteps(setup: OpenSetup, renewed: boolean): TemplateResult {
    return html`${renewed ? renderRenewed() : nothing}
      <ol part="steps">
        <li>
          <h3>${msg('Get an authenticator app', { id: 'qr.get' })}</h3>
          <p>${msg(str`${apps} or any other. Use the one you have.`, { id: 'qr.apps' })}</p>
        </li>
        <li>
          ${renderHandOver({
            setup,
            device: this.device ?? deviceAtHand(),
            linkTried: this.linkTried,
            onLink: () => (this.linkTried = true),
            keyShown: this.keyShown,
            onKey: () => (this.keyShown = !this.keyShown),
            keyNode: () => this.renderRoot.querySelector('code'),
          })}
        </li>
        <li>
          <h3>${msg('Enter the code that it shows', { id: 'qr.enter' })}</h3>
          ${this.#renderCode()}
        </li>
      </ol>`;
  }

  #renderCode(): TemplateResult {
    return html`<mfa-otp-input
        form=${this.#form.id}
        required
        auto-submit
        label=${msg('6-digit code', { id: 'qr.code' })}
        error=${this.fieldProblem}
        @input=${this.forgive}
        >${fieldSlots}</mfa-otp-input
      >
      ${this.#clocksDiffer ? renderClockHelp(this.serverNow, this.serverNow - Date.now()) : nothing}
      ${this.renderRequest()}
      <button
        class="button wide"
        part="button"
        type="button"
        aria-disabled=${String(this.pending)}
        @click=${() => this.#form.submit()}
      >
        ${msg('Verify and switch on', { id: 'qr.verify' })}
      </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mfa-qr-enrollment': MfaQrEnrollment;
  }
}
