import type { Part } from '../../locales/languages.js';
import { msg } from '../../locales/message.js';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { button } from '../../button.styles.js';
import { MfaElement } from '../../mfa-element.js';
import styles from './qr-code.styles.js';
import { unseen } from '../../unseen.styles.js';
import { QUIET_ZONE, qrPath } from './qr-path.js';

/** Below this many CSS pixels a module, phones of the last years miss codes on dim screens. */
const MIN_MODULE_PX = 4;
/** Small codes are drawn larger than that, up to about this width. */
const COMFORTABLE_PX = 240;

type Drawing =
  | { readonly at: 'empty' }
  | { readonly at: 'loading' }
  | { readonly at: 'drawn'; readonly size: number; readonly path: string }
  | { readonly at: 'failed' };

/**
 * A QR code, dark on white in every theme, drawn in the page as one SVG path.
 *
 * @tag mfa-qr-code
 * @csspart code - The white square around the code.
 * @csspart status - What stands in its place while it is drawn, or when it cannot be.
 * @csspart retry - The button that tries again.
 */
export class MfaQrCode extends MfaElement {
  static override styles = [...MfaElement.styles, button, unseen, styles];
  static override words: Part = 'setup';

  /** What the code says, often a secret: an attribute of this name is taken over and removed, and leaving the page forgets it. */
  @property() value = '';

  /** The purpose, for people who do not see it. Never the content. */
  @property() label = '';

  @state() private drawing: Drawing = { at: 'empty' };

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    if (name === 'value' && value === null) return; // our own removal, below
    super.attributeChangedCallback(name, old, value);
    if (name === 'value') this.removeAttribute('value');
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A move within the page disconnects for an instant only.
    queueMicrotask(() => {
      if (!this.isConnected) this.value = '';
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('value')) void this.#draw(this.value);
  }

  /** Draws again, after the drawing code could not be loaded. */
  retry(): void {
    void this.#draw(this.value);
  }

  async #draw(value: string): Promise<void> {
    if (!value) {
      this.drawing = { at: 'empty' };
      return;
    }
    this.drawing = { at: 'loading' };
    const drawing = await drawn(value);
    if (value === this.value) this.drawing = drawing; // else a later value is on its way, or none is wanted any more
  }

  protected override render(): TemplateResult | typeof nothing {
    const { drawing } = this;
    switch (drawing.at) {
      case 'empty':
        return nothing;
      case 'drawn':
        return this.#renderCode(drawing.size + 2 * QUIET_ZONE, drawing.path);
      case 'loading':
        return html`<div class="frame" part="status" role="status">
          <span class="unseen">${msg('Drawing the QR code…', { id: 'qrCode.loading' })}</span>
        </div>`;
      case 'failed':
        return html`<div class="frame" part="status" role="alert">
          <p>${msg('The QR code can’t be drawn right now.', { id: 'qrCode.failed' })}</p>
          <button class="button plain" part="retry" type="button" @click=${this.retry}>
            ${msg('Try again', { id: 'qrCode.retry' })}
          </button>
        </div>`;
    }
  }

  #renderCode(side: number, path: string) {
    const px = side * Math.max(MIN_MODULE_PX, Math.floor(COMFORTABLE_PX / side));
    return html`<div class="frame" part="code">
      <svg
        role="img"
        aria-label=${this.label || msg('QR code for your authenticator app', { id: 'qrCode.label' })}
        width=${px}
        height=${px}
        viewBox="0 0 ${side} ${side}"
        shape-rendering="crispEdges"
      >
        <path d=${path}></path>
      </svg>
    </div>`;
  }
}

/** The module that makes the matrix is a third of all that the elements weigh, and most visits never need it. */
async function drawn(value: string): Promise<Drawing> {
  try {
    const core = await import('qrcode/lib/core/qrcode.js');
    const { modules } = (core.create ?? core.default.create)(value, { errorCorrectionLevel: 'M' });
    return { at: 'drawn', size: modules.size, path: qrPath(modules) };
  } catch {
    return { at: 'failed' }; // offline, or more than a code can hold; the key can still be typed
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mfa-qr-code': MfaQrCode;
  }
}
