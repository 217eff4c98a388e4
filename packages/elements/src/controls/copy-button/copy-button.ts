import type { Part } from '../../locales/languages.js';
import { msg, str } from '../../locales/message.js';
import { html, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { button } from '../../button.styles.js';
import { copyKeys, copyText, selectContents } from '../../clipboard.js';
import { checkIcon, copyIcon } from '../../icons.js';
import { MfaElement } from '../../mfa-element.js';
import styles from './copy-button.styles.js';
import { unseen } from '../../unseen.styles.js';

/** How long “Copied” stands before the button is itself again. */
const COPIED_MS = 2000;
/** Reading what to press, and pressing it, takes longer. */
const BY_HAND_MS = 20_000;

type Feedback = 'none' | 'copied' | 'by-hand';

/**
 * Copies a text and says what became of it. Where the browser refuses, it selects the text on the page and names the
 * keys to press.
 *
 * @tag mfa-copy-button
 * @slot - The label, “Copy” unless given.
 * @csspart button - The button.
 * @csspart status - What to do where copying is refused.
 * @cssstate copied - The text was copied a moment ago.
 * @cssstate by-hand - The browser refused; the person has to press keys.
 */
export class MfaCopyButton extends MfaElement {
  static override styles = [...MfaElement.styles, button, unseen, styles];
  static override words: Part = 'setup';

  #revert?: ReturnType<typeof setTimeout>;
  #selected = '';

  @state() private feedback: Feedback = 'none';

  /** What to copy. No attribute, since it is often a secret. */
  @property({ attribute: false }) value = '';

  /** Where the page shows it, to be selected where the browser refuses to copy. */
  @property({ attribute: false }) source?: () => Node | null | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#tell('none');
  }

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector('button')?.focus(options);
  }

  #onClick = async (): Promise<void> => {
    if (await copyText(this.value)) return this.#tell('copied', COPIED_MS);
    const source = this.source?.();
    if (source) selectContents(source);
    this.#selected = String(getSelection());
    this.#tell('by-hand', BY_HAND_MS);
    document.addEventListener('copy', this.#onCopy);
  };

  /** What is shown may be spaced for the eye; what is pasted must not be. */
  #onCopy = (event: ClipboardEvent): void => {
    if (!event.clipboardData || String(getSelection()) !== this.#selected) return;
    event.clipboardData.setData('text/plain', this.value);
    event.preventDefault();
    this.#tell('copied', COPIED_MS);
  };

  #tell(feedback: Feedback, forMs?: number): void {
    clearTimeout(this.#revert);
    document.removeEventListener('copy', this.#onCopy);
    this.feedback = feedback;
    if (forMs) this.#revert = setTimeout(() => this.#tell('none'), forMs);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.mark('copied', this.feedback === 'copied');
    this.mark('by-hand', this.feedback === 'by-hand');
  }

  protected override render(): TemplateResult {
    const copied = this.feedback === 'copied';
    return html`<button class="button plain" part="button" type="button" @click=${this.#onClick}>
        <span class=${copied ? 'off' : ''}>${copyIcon}<slot>${msg('Copy', { id: 'copy.copy' })}</slot></span>
        <span class=${copied ? '' : 'off'}>${checkIcon}${msg('Copied', { id: 'copy.copied' })}</span>
      </button>
      <p class=${copied ? 'unseen' : ''} part="status" role="status">${this.#status()}</p>`;
  }

  #status(): string {
    if (this.feedback === 'copied') return msg('Copied', { id: 'copy.copied' });
    if (this.feedback === 'none') return '';
    return this.source
      ? msg(str`Press ${copyKeys()} to copy it.`, { id: 'copy.byHand' })
      : msg('Your browser doesn’t allow copying here.', { id: 'copy.refused' });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mfa-copy-button': MfaCopyButton;
  }
}
