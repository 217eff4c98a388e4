import { flow, type FailureCode, type MfaError, type Route, type State } from '@mfa-kit/contract';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { MfaHeadingEvent, MfaStateEvent } from './events.js';
import { MfaCaller } from './mfa-caller.js';
import { signedOut } from './signed-out.js';

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

/**
 * The root of screens: they render the server's state, ask it for the next one, and decide nothing.
 *
 * @fires mfa-heading - Another step or heading is shown: `title` of the event has both, for the title of the page.
 */
export abstract class MfaScreen extends MfaCaller {
  #skew = 0;
  #title = '';

  @query('[part~="heading"]') protected heading?: HTMLElement;

  /** How far along the person is, said above the heading: “Step 2 of 3”. */
  @property() step = '';
  /** What to show: the server's last answer. */
  @property({ attribute: false }) state?: State;

  /** Moves the reader to the top of what is shown now. */
  async focusHeading(): Promise<void> {
    await this.updateComplete;
    this.heading?.focus();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const words = this.heading?.textContent?.replace(this.step, '').trim();
    const title = words && !this.hidden ? [this.step, words].filter(Boolean).join(' · ') : '';
    const told = this.#title;
    this.#title = title;
    if (title && title !== told) this.dispatchEvent(new MfaHeadingEvent(this.#title));
  }

  /** The server's clock, by which everything it says is timed. */
  protected get serverNow(): number {
    return Date.now() + this.#skew;
  }

  /** An instant of the server's on the person's own clock, which may be wrong. */
  protected onThisClock(instant: number): number {
    return instant - this.#skew;
  }

  /** The state that the failure carries, or the one to ask for. */
  protected override async failed(error: MfaError, signal: AbortSignal): Promise<void> {
    const state = error.state ?? (await this.#whereabouts(error, signal));
    if (state) this.receive(state);
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

  protected override firstUpdated(_changed: PropertyValues<this>): void {
    void this.#arrive();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('state') && this.state) this.#skew = this.state.now - Date.now();
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

  /** Asks for the state unless the page gave one, and takes the focus where the page wants it. */
  async #arrive(): Promise<void> {
    await this.updateComplete;
    if (!this.state) await this.advance(flow.state, {});
    await this.updateComplete;
    if (this.autofocus) this.renderRoot.querySelector<HTMLElement>('[data-first]')?.focus();
  }
}
