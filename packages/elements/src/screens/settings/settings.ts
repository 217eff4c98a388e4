import type { Client, State } from '@mfa-kit/contract';
import { html, type PropertyValues, type TemplateResult } from 'lit';
import { css } from '../../css.js';
import { property } from 'lit/decorators.js';
import type { Part } from '../../locales/languages.js';
import type { MfaSection } from '../../mfa-section.js';
import type { MfaFactors } from '../factors/factors.js';
import { MfaElement } from '../../mfa-element.js';

const sections = ['mfa-factors', 'mfa-recovery-status', 'mfa-trusted-browsers', 'mfa-activity'] as const;

type Section = MfaSection<{ readonly now: number }>;

/**
 * All that a person may see and change of their second step. Its sections are elements in the page's own tree, where
 * their fields belong: those that the page wrote inside, in its order, or all of them.
 *
 * @tag mfa-settings
 * @slot - The sections, or whatever the page puts between them.
 * @fires mfa-changed - Something was changed; the other sections ask anew by themselves.
 * @fires mfa-enroll - Somebody without a second step wants one. Prevent it to lead elsewhere than to the wizard in this place.
 * @fires mfa-state - The person disowned something and is signed out everywhere.
 */
export class MfaSettings extends MfaElement {
  static override styles = [
    ...MfaElement.styles,
    css`
      slot {
        display: grid;
        gap: calc(var(--_unit) * 3);
        max-inline-size: var(--mfa-card-width, calc(var(--_rem) * 46));
      }
    `,
  ];
  static override words: Part = 'settings';

  /** Talks to the server; one for `base-url` is made unless set. */
  @property({ attribute: false }) client?: Client;
  /** Where the router is mounted. */
  @property({ attribute: 'base-url' }) baseUrl = '/mfa';
  /** Where the person signs in again. */
  @property({ attribute: 'sign-in-url' }) signInUrl = '';

  constructor() {
    super();
    this.addEventListener('mfa-changed', ({ target }) => this.#reloadBut(target));
    this.addEventListener('mfa-listed', ({ target }) => this.#onListed(target as MfaFactors));
    this.addEventListener('mfa-state', ({ target }) => this.#onState(target));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#sections.length) return;
    this.append(...sections.map((tag) => document.createElement(tag)));
  }

  get #sections(): Section[] {
    return [...this.querySelectorAll<Section>(sections.join())];
  }

  #reloadBut(changed: EventTarget | null): void {
    for (const section of this.#sections) if (section !== changed) void section.reload();
  }

  /** Without a second step there is nothing to recover and nothing to spare a browser. */
  #onListed({ isOff }: MfaFactors): void {
    for (const section of this.#sections)
      if (section.matches('mfa-recovery-status, mfa-trusted-browsers')) section.hidden = isOff;
  }

  /** Signed out everywhere: only the section that says so is left. */
  #onState(target: EventTarget | null): void {
    if ((target as { state?: State } | null)?.state?.at !== 'signed-out') return;
    for (const section of this.#sections) section.hidden = section !== target;
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    const { client, baseUrl, signInUrl } = this;
    for (const section of this.#sections)
      Object.assign(section, { baseUrl, signInUrl, ...(client && { client }) });
  }

  protected override render(): TemplateResult {
    return html`<slot @slotchange=${() => this.requestUpdate()}></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mfa-settings': MfaSettings;
  }
}
