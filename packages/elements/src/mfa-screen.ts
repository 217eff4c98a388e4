import {
  createClient,
  flow,
  MfaError,
  type Client,
  type FailureCode,
  type Route,
  type State,
} from '@mfa-kit/contract';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { button } from './button.styles.js';
import { MfaStateEvent } from './events.js';
import { msg } from './locales/message.js';
import { failureWords } from './locales/words.js';
import { MfaElement } from './mfa-element.js';
import { screen } from './screen.styles.js';
import { signedOut } from './signed-out.js';
import { unseen } from './unseen.styles.js';

/** How long the server may take before the screen says that it is still working. */
const SLOW_MS = 1000;

/** Where the screen's request stands. One at a time. */
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

/** These say that the person stands elsewhere than this screen shows: over in another tab, or by the clock. */
const elsewhere: ReadonlySet<FailureCode> = new Set([
  'signed_out',
  'pending_expired',
  'mfa_required',
  'enrollment_required',
  'reauthentication_required',
  'factor_exists',
  'ticket_required',
  'challenge_over',
]);

/** The root of screens: they render the server's state, ask it for the next one, and decide nothing. */
export abstract class MfaScreen extends MfaElement {
  static override styles = [...MfaElement.styles, button, screen, unseen];

  #abort?: AbortController;
  #made?: { client: Client; baseUrl: string };
  #skew = 0;

  @query('[part~="heading"]') protected heading?: HTMLElement;
  @state() protected request: Request = { at: 'idle' };

  /** Talks to the server; one for `base-url` is made unless set. */
  @property({ attribute: false }) client?: Client;
  /** Where the router is mounted. */
  @property({ attribute: 'base-url' }) baseUrl = '/mfa';
  /** Where the person signs in again. */
  @property({ attribute: 'sign-in-url' }) signInUrl = '';
  /** How far along the person is, said above the heading: “Step 2 of 3”. */
  @property() step = '';
  /** What to show: the server's last answer. */
  @property({ attribute: false }) state?: State;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#abort?.abort();
    this.request = { at: 'idle' };
  }

  /** Moves the reader to the top of what is shown now. */
  async focusHeading(): Promise<void> {
    await this.updateComplete;
    this.heading?.focus();
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
      ? this.#words(this.request)
      : '';
  }

  /** The server's clock, by which everything it says is timed. */
  protected get serverNow(): number {
    return Date.now() + this.#skew;
  }

  /** An instant of the server's on the person's own clock, which may be wrong. */
  protected onThisClock(instant: number): number {
    return instant - this.#skew;
  }

  /**
   * Sends one request and says how it goes; a second one meanwhile is ignored. Answers nothing when it failed, was
   * ignored, or the screen has gone.
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
      const state = error.state ?? (await this.#whereabouts(error, signal));
      if (state) this.receive(state);
      return undefined;
    } finally {
      clearTimeout(slow);
    }
  }

  /** Where the person stands now, if the failure says that it is not where this screen is. */
  async #whereabouts({ code }: MfaError, signal: AbortSignal): Promise<State | undefined> {
    if (!elsewhere.has(code)) return undefined;
    const state = await this.currentClient.call(flow.state, {}, signal).catch(() => undefined);
    return signal.aborted ? undefined : state;
  }

  /** Sends to a flow route and takes the state that it answers. */
  protected async advance<Input>(route: Route<Input, State>, input: Input): Promise<State | undefined> {
    const next = await this.send(route, input);
    if (next) this.receive(next);
    return next;
  }

  protected receive(next: State): void {
    this.state = next;
    this.dispatchEvent(new MfaStateEvent());
  }

  /** Forgets the last failure: the person is trying something else. */
  protected forgive(): void {
    if (this.request.at === 'failed') this.request = { at: 'idle' };
  }

  protected override firstUpdated(_changed: PropertyValues<this>): void {
    void this.#arrive();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('state') && this.state) this.#skew = this.state.now - Date.now();
  }

  protected override updated(_changed: PropertyValues<this>): void {
    if (this.pending) this.setAttribute('aria-busy', 'true');
    else this.removeAttribute('aria-busy');
    this.mark('pending', this.pending);
  }

  /** The content of the card for the state at hand; nothing if the state is another screen's. */
  protected abstract renderState(): TemplateResult | typeof nothing;

  protected override render(): TemplateResult | typeof nothing {
    const content =
      this.state?.at === 'signed-out' ? signedOut(this.state.reason, this.signInUrl) : this.renderState();
    if (content === nothing) return nothing;
    return html`<section class="card" part="card"><div class="stack">${content}</div></section>`;
  }

  /** Heading and lead of a screen, and a drawing above them. */
  protected renderHead(
    heading: string,
    lead: string | TemplateResult = '',
    emblem: TemplateResult | typeof nothing = nothing,
  ): TemplateResult {
    return html`<header>
      ${emblem === nothing ? nothing : html`<div class="emblem" aria-hidden="true">${emblem}</div>`}
      <h2 class="heading" part="heading" tabindex="-1">
        ${this.step && html`<span class="step" part="step">${this.step}</span>`} ${heading}
      </h2>
      ${lead && html`<p class="lead" part="lead">${lead}</p>`}
    </header>`;
  }

  /** What failed around the field, and that a slow answer is being waited for. */
  protected renderRequest(): TemplateResult {
    const failed = this.request.at === 'failed' && !this.fieldProblem;
    const slow = this.request.at === 'pending' && this.request.slow;
    return html`${failed ? html`<p class="note danger" part="problem" role="alert">${this.#words(this.request)}</p>` : nothing}
      <p class="status" role="status">${slow ? msg('Still working…', { id: 'screen.slow' }) : nothing}</p>`;
  }

  /** The page's own client, or the one made for `base-url`. */
  protected get currentClient(): Client {
    if (this.client) return this.client;
    if (this.#made?.baseUrl !== this.baseUrl)
      this.#made = { baseUrl: this.baseUrl, client: createClient({ baseUrl: this.baseUrl }) };
    return this.#made.client;
  }

  /** Asks for the state unless the page gave one, and takes the focus where the page wants it. */
  async #arrive(): Promise<void> {
    await this.updateComplete;
    if (!this.state) await this.advance(flow.state, {});
    await this.updateComplete;
    if (this.autofocus) this.renderRoot.querySelector<HTMLElement>('[data-first]')?.focus();
  }

  #words(request: Request): string {
    return request.at === 'failed' ? failureWords(request.error, request.since) : '';
  }
}
