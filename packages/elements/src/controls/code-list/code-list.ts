import type { Part } from '../../locales/languages.js';
import { msg, str } from '../../locales/message.js';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { button } from '../../button.styles.js';
import { downloadIcon, printIcon } from '../../icons.js';
import { locale } from '../../locales/locale.js';
import { MfaElement } from '../../mfa-element.js';
import styles from './code-list.styles.js';
import { codesFileName, codesText } from './codes-file.js';
import { printSheet } from './print-sheet.js';

/** Until then Safari may not have begun to read what it downloads. */
const DOWNLOAD_BEGUN_MS = 10_000;
const TOLD_MS = 8000;

/**
 * Recovery codes to keep: a list, and ways to copy, download and print it.
 *
 * @tag mfa-code-list
 * @csspart list - The codes.
 * @csspart code - One code.
 * @csspart actions - The row of buttons.
 * @csspart button - Download or print.
 * @csspart status - What a button did.
 */
export class MfaCodeList extends MfaElement {
  static override styles = [...MfaElement.styles, button, styles];
  static override words: Part = 'setup';

  #untell?: ReturnType<typeof setTimeout>;
  #removeSheet?: () => void;

  /** The name of the file that was handed to the browser a moment ago. */
  @state() private downloaded = '';

  /** The codes as they are shown. A property only: they are in no attribute, event or storage. */
  @property({ attribute: false }) codes: readonly string[] = [];
  /** The service that they are for. */
  @property() issuer = '';
  /** Whose they are. */
  @property() account = '';
  /** When they were made, in epoch milliseconds. */
  @property({ attribute: 'made-at', type: Number }) madeAt = Date.now();

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#untell);
    this.downloaded = '';
    this.#removeSheet?.();
  }

  /** What the clipboard and the file carry. */
  get text(): string {
    return codesText(
      [
        this.#heading,
        ...this.#lines,
        msg('Each code works once.', { id: 'codeList.once' }),
        msg('To use one, choose “Use a recovery code” when you are asked for a code.', {
          id: 'codeList.use',
        }),
      ],
      this.codes,
    );
  }

  get #heading(): string {
    return this.issuer
      ? msg(str`Recovery codes for ${this.issuer}`, { id: 'codeList.heading' })
      : msg('Recovery codes', { id: 'codeList.headingBare' });
  }

  get #lines(): string[] {
    const made = new Intl.DateTimeFormat(locale(), { dateStyle: 'long' }).format(this.madeAt);
    return [
      ...(this.account ? [msg(str`Account: ${this.account}`, { id: 'codeList.account' })] : []),
      msg(str`Made on: ${made}`, { id: 'codeList.made' }),
    ];
  }

  get #status(): string {
    return (
      this.downloaded &&
      msg(str`Look for ${this.downloaded} in your downloads.`, { id: 'codeList.downloaded' })
    );
  }

  #onDownload = (): void => {
    const name = `${codesFileName(this)}.txt`;
    const url = URL.createObjectURL(new Blob([this.text], { type: 'text/plain;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), DOWNLOAD_BEGUN_MS);
    this.downloaded = name;
    clearTimeout(this.#untell);
    this.#untell = setTimeout(() => (this.downloaded = ''), TOLD_MS);
  };

  #onPrint = (): void => {
    this.#removeSheet?.();
    this.#removeSheet = printSheet({
      name: codesFileName(this),
      heading: this.#heading,
      lines: this.#lines,
      codes: this.codes,
    });
  };

  protected override render(): TemplateResult | typeof nothing {
    if (!this.codes.length) return nothing;
    return html`<ul part="list" translate="no" dir="ltr" aria-label=${this.#heading}>
        ${this.codes.map((code) => html`<li part="code">${code}</li>`)}
      </ul>
      <div class="actions" part="actions">
        <mfa-copy-button
          .value=${this.text}
          .source=${() => this.renderRoot.querySelector('ul')}
          exportparts="button"
        ></mfa-copy-button>
        ${this.#renderButton(downloadIcon, msg('Download', { id: 'codeList.download' }), this.#onDownload)}
        ${this.#renderButton(printIcon, msg('Print', { id: 'codeList.print' }), this.#onPrint)}
      </div>
      <p part="status" role="status">${this.#status}</p>`;
  }

  #renderButton(icon: unknown, label: string, press: () => void) {
    return html`<button class="button plain" part="button" type="button" @click=${press}>
      ${icon}${label}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mfa-code-list': MfaCodeList;
  }
}
