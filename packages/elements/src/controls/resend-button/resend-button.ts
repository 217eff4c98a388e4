import { html, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { button } from '../../button.styles.js';
import { MfaResendEvent } from '../../events.js';
import { plural } from '../../locales/locale.js';
import { msg, str } from '../../locales/message.js';
import { MfaElement } from '../../mfa-element.js';
import { unseen } from '../../unseen.styles.js';
import styles from './resend-button.styles.js';

/** How long “Sent again” stands before the countdown takes its place. */
const SENT_MS = 7000;
/** How long a screen reader may take to know of the button's status. */
const LISTENED_MS = 100;
/** How often the time that is left is said aloud. */
const SAY_EVERY_S = 30;
/** What is due within this of what was just said is left out. */
const SOON_S = 5;
/** Two answers about the same instant differ by what the network took; more than this is another countdown. */
const JITTER_MS = 2000;

/**
 * Asks for another code, once the wait for it is over. Its label stays the same; the time that is left stands beside
 * it, and is said aloud at the start, every 30 seconds and when the wait is over.
 *
 * @tag mfa-resend-button
 * @slot - The label, “Send a new code” unless given.
 * @fires mfa-resend - The person asks for another code. Not fired while they have to wait.
 * @csspart button - The button.
 * @csspart timer - How long until another code may be asked for.
 * @csspart note - That a code was sent again, or that no more can be.
 * @cssstate waiting - Another code may not be asked for yet.
 */
export class MfaResendButton extends MfaElement {
  static override styles = [...MfaElement.styles, button, unseen, styles];

  #tick?: ReturnType<typeof setTimeout>;
  #revert?: ReturnType<typeof setTimeout>;
  /** How many whole stretches of thirty seconds were left when it was last said; 0 when there was no wait. */
  #said = 0;

  @state() private announced = '';
  /** A status that is drawn with words in it does not say them: the first ones come once it is known. */
  @state() private listened = false;
  @state() private justSent = false;

  /** From when on another code may be asked for: epoch milliseconds by this device's clock. */
  @property({ type: Number }) until = 0;
  /** How many more may be sent. At 0 the button says so and does nothing. */
  @property({ type: Number }) left?: number;
  /** How many were sent again. When it grows, the button says that it was. */
  @property({ type: Number }) sent = 0;
  /** Nothing can be asked for now; the button keeps its place and the focus. */
  @property({ type: Boolean }) disabled = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#tick);
    clearTimeout(this.#revert);
    this.justSent = false;
  }

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector('button')?.focus(options);
  }

  get #seconds(): number {
    return Math.max(0, Math.ceil((this.until - Date.now()) / 1000));
  }

  get #spent(): boolean {
    return this.left === 0;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const resent = changed.has('sent') && this.sent > (changed.get('sent') ?? this.sent);
    if (resent) this.#tellSent();
    const moved = changed.has('until') && this.until > (changed.get('until') ?? 0) + JITTER_MS;
    this.#announce(moved, resent);
  }

  protected override firstUpdated(): void {
    setTimeout(() => (this.listened = true), LISTENED_MS);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const waits = this.#seconds > 0 && !this.#spent;
    this.mark('waiting', waits);
    clearTimeout(this.#tick);
    if (waits && this.isConnected)
      this.#tick = setTimeout(() => this.requestUpdate(), ((this.until - Date.now() - 1) % 1000) + 1);
  }

  #tellSent(): void {
    clearTimeout(this.#revert);
    this.justSent = true;
    this.#revert = setTimeout(() => (this.justSent = false), SENT_MS);
  }

  #announce(started: boolean, resent: boolean): void {
    const seconds = this.#seconds;
    const stretches = Math.ceil(seconds / SAY_EVERY_S);
    const before = this.#said;
    // Said a moment ago, the first stretch needs no second word at its edge.
    if (started || resent) this.#said = Math.max(1, Math.ceil((seconds - SOON_S) / SAY_EVERY_S));
    else this.#said = Math.min(before || stretches, stretches);
    if (this.#spent || !seconds) this.#said = 0;
    if (this.#spent) this.announced = [resent ? sentWords() : '', spentWords()].join(' ').trim();
    else if (seconds && (started || resent))
      this.announced = `${resent ? `${sentWords()} ` : ''}${waitWords(seconds)}`;
    else if (resent) this.announced = sentWords();
    else if (seconds && stretches < before) this.announced = waitWords(seconds);
    else if (!seconds && before)
      this.announced = msg('You can ask for a new code now.', { id: 'resend.ready' });
  }

  #onClick = (): void => {
    if (this.disabled || this.#spent) return;
    const seconds = this.#seconds;
    if (seconds) this.announced = waitWords(seconds);
    else this.dispatchEvent(new MfaResendEvent());
  };

  protected override render(): TemplateResult {
    const seconds = this.#seconds;
    const off = this.disabled || this.#spent || seconds > 0;
    return html`<button
        class="link"
        part="button"
        type="button"
        aria-disabled=${String(off)}
        aria-describedby="why"
        @click=${this.#onClick}
      >
        <slot>${msg('Send a new code', { id: 'resend.send' })}</slot>
      </button>
      <span id="why">${this.#renderWhy(seconds)}</span>
      <span class="unseen" role="status">${this.listened ? this.announced : ''}</span>`;
  }

  #renderWhy(seconds: number): TemplateResult {
    if (this.justSent) return html`<span part="note">${sentWords()}</span>`;
    if (this.#spent) return html`<span part="note">${spentWords()}</span>`;
    return html`<span part="timer" role="timer" aria-live="off"
      >${seconds ? msg(str`Available in ${clock(seconds)}`, { id: 'resend.in' }) : ''}</span
    >`;
  }
}

const sentWords = (): string => msg('Sent again.', { id: 'resend.sent' });
const spentWords = (): string => msg('No more codes can be sent.', { id: 'resend.none' });

function waitWords(seconds: number): string {
  return plural(seconds, {
    one: () => msg('You can ask for a new code in one second.', { id: 'resend.wait.one' }),
    other: () => msg(str`You can ask for a new code in ${seconds} seconds.`, { id: 'resend.wait.other' }),
  });
}

/** Minutes and seconds, as on a kitchen clock. */
function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'mfa-resend-button': MfaResendButton;
  }
}
