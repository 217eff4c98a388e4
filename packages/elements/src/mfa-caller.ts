import { createClient, MfaError, type Client, type FailureCode, type Route } from '@mfa-kit/contract';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { button } from './button.styles.js';
import { msg } from './locales/message.js';
import { failureWords } from './locales/words.js';
import { MfaElement } from './mfa-element.js';
import { screen } from './screen.styles.js';
import { unseen } from './unseen.styles.js';

/** How long the server may take before the element says that it is still working. */
const SLOW_MS = 1000;

/** Where the element's request stands. One at a time. */
export type Request =
  | { readonly at: 'idle' }
  | { readonly at: 'pending'; readonly slow: boolean }
  | { readonly at: 'failed'; readonly error: MfaError; readonly since: number };

/** These are about what was typed; all others are said around the field. */
const atField: ReadonlySet<FailureCode> = new Set([
  'code_wrong',
  'code_expired',
  'code_mistyped',
  'password_wrong',
  'request_malformed',
]);

/** The root of what asks the server: one request at a time, and how it goes in words. */
export abstract class MfaCaller extends MfaElement {
  static override styles = [...MfaElement.styles, button, screen, unseen];

  #abort?: AbortController;
  #made?: { client: Client; baseUrl: string };

  @state() protected request: Request = { at: 'idle' };

  /** Talks to the server; one for `base-url` is made unless set. */
  @property({ attribute: false }) client?: Client;
  /** Where the router is mounted. */
  @property({ attribute: 'base-url' }) baseUrl = '/mfa';
  /** Where the person signs in again. */
  @property({ attribute: 'sign-in-url' }) signInUrl = '';

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.abandon();
  }

  /** Lets go of the request and of what became of it. */
  protected abandon(): void {
    this.#abort?.abort();
    this.request = { at: 'idle' };
  }

  protected get pending(): boolean {
    return this.request.at === 'pending';
  }

  /** Whether a failure is said at the field, being about what was typed. */
  protected isAtField(code: FailureCode): boolean {
    return atField.has(code);
  }

  /** What the server said against what was typed, in words. */
  protected get fieldProblem(): string {
    return this.request.at === 'failed' && this.isAtField(this.request.error.code)
      ? this.failureWords(this.request.error, this.request.since)
      : '';
  }

  /** The page's own client, or the one made for `base-url`. */
  protected get currentClient(): Client {
    if (this.client) return this.client;
    if (this.#made?.baseUrl !== this.baseUrl)
      this.#made = { baseUrl: this.baseUrl, client: createClient({ baseUrl: this.baseUrl }) };
    return this.#made.client;
  }

  /**
   * Sends one request and says how it goes; a second one meanwhile is ignored. Answers nothing when it failed, was
   * ignored, or the element has gone.
   */
  protected async send<Input, Output>(
    route: Route<Input, Output>,
    input: Input,
  ): Promise<Output | undefined> {
    if (this.pending) return undefined;
    const { signal } = (this.#abort = new AbortController());
    this.request = { at: 'pending', slow: false };
    const slow = setTimeout(() => (this.request = { at: 'pending', slow: true }), SLOW_MS);
    try {
      const answer = await this.currentClient.call(route, input, signal);
      if (signal.aborted) return undefined;
      this.request = { at: 'idle' };
      return answer;
    } catch (error) {
      if (signal.aborted) return undefined;
      this.request = { at: 'idle' };
      if (!(error instanceof MfaError)) throw error;
      this.request = { at: 'failed', error, since: Date.now() };
      clearTimeout(slow);
      await this.failed(error, signal);
      return undefined;
    } finally {
      clearTimeout(slow);
    }
  }

  /** What a failure means besides its words. */
  protected failed(_error: MfaError, _signal: AbortSignal): void | Promise<void> {}

  /** Forgets the last failure: the person is trying something else. */
  protected forgive(): void {
    if (this.request.at === 'failed') this.request = { at: 'idle' };
  }

  protected override updated(_changed: PropertyValues<this>): void {
    if (this.pending) this.setAttribute('aria-busy', 'true');
    else this.removeAttribute('aria-busy');
    this.mark('pending', this.pending);
  }

  /** What failed around the field, and that a slow answer is being waited for. */
  protected renderRequest(): TemplateResult {
    const failed = this.request.at === 'failed' && !this.fieldProblem;
    const slow = this.request.at === 'pending' && this.request.slow;
    return html`${failed ? html`<p class="note danger" part="problem" role="alert">${this.#words()}</p>` : nothing}
      <p class="status" role="status">${slow ? msg('Still working…', { id: 'screen.slow' }) : nothing}</p>`;
  }

  /** A failure as this screen's readers know it; `since` is when it arrived. */
  protected failureWords(error: MfaError, since: number): string {
    return failureWords(error, since);
  }

  #words(): string {
    return this.request.at === 'failed' ? this.failureWords(this.request.error, this.request.since) : '';
  }
}
