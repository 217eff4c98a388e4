import { MfaError, type Client, type FailureCode, type Route } from '@mfa-kit/contract';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import { MfaChangedEvent } from './events.js';
import type { Part } from './locales/languages.js';
import { msg } from './locales/message.js';
import { MfaCaller } from './mfa-caller.js';
import { section } from './section.styles.js';

/** These end by signing in again. */
const elsewhere: ReadonlySet<FailureCode> = new Set([
  'signed_out',
  'mfa_required',
  'reauthentication_required',
]);

/** What every list of the settings says besides itself. */
interface Listed {
  readonly now: number;
}

/** The root of the sections of the settings: each asks for what it shows, and a change that needs a proof gets it first. */
export abstract class MfaSection<Shown extends Listed> extends MfaCaller {
  static override styles = [...MfaCaller.styles, section];
  static override words: Part = 'settings';

  #proving?: { readonly from: Client; readonly client: Client };
  #skew = 0;

  @query('[part=heading]') private heading?: HTMLElement | null;
  @state() protected shown?: Shown | undefined;
  /** What was just done, said once. */
  @state() protected done = '';

  /** Asks the server anew: something may have changed elsewhere. */
  async reload(): Promise<void> {
    const answer = await this.ask();
    if (answer) this.receive(answer);
  }

  /** Moves the reader to the top of the section. */
  async focusHeading(): Promise<void> {
    await this.updateComplete;
    this.heading?.focus();
  }

  /** Makes a client that steps up where it has to. */
  protected abstract readonly proving: (client: Client) => Client;
  /** Asks for what it shows. */
  protected abstract ask(): Promise<Shown | undefined>;
  protected abstract renderShown(shown: Shown): TemplateResult;
  protected abstract get words(): { readonly heading: string; readonly lead: string };

  protected override get currentClient(): Client {
    const from = super.currentClient;
    if (this.#proving?.from !== from) this.#proving = { from, client: this.proving(from) };
    return this.#proving.client;
  }

  /** An instant of the server's on the person's own clock. */
  protected onThisClock(instant: number): number {
    return instant - this.#skew;
  }

  protected receive(shown: Shown): void {
    this.#skew = shown.now - Date.now();
    this.shown = shown;
  }

  /** Sends a change, and shows what the server answers to it. */
  protected async change<Input>(route: Route<Input, Shown>, input: Input, done = ''): Promise<boolean> {
    this.done = '';
    const answer = await this.send(route, input);
    if (!answer) return false;
    this.receive(answer);
    this.done = done;
    this.dispatchEvent(new MfaChangedEvent());
    return true;
  }

  /** Whoever cancels a proof knows that nothing was changed. */
  protected override failed({ code }: MfaError): void {
    if (code === 'step_up_required') this.forgive();
  }

  /** Loads what not everybody opens; answers whether it is here, and says so if it is not. */
  protected async loaded(load: () => Promise<unknown>): Promise<boolean> {
    try {
      await load();
      return true;
    } catch (cause) {
      this.request = { at: 'failed', error: new MfaError('offline', { cause }), since: Date.now() };
      return false;
    }
  }

  /** Once what is there now is drawn. */
  protected async focusOn(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  protected override firstUpdated(_changed: PropertyValues<this>): void {
    // The page has set the client by then.
    void this.updateComplete.then(() => (this.shown ? undefined : this.reload()));
  }

  /** What stands beside the heading. */
  protected renderAction(_shown: Shown): TemplateResult | typeof nothing {
    return nothing;
  }

  protected override render(): TemplateResult {
    const { shown } = this;
    const { heading, lead } = this.words;
    return html`<section class="card" part="card" aria-labelledby="heading">
      <header class="top">
        <div>
          <h2 class="heading" id="heading" part="heading" tabindex="-1">${heading}</h2>
          ${lead && html`<p class="lead" part="lead">${lead}</p>`}
        </div>
        ${shown ? this.renderAction(shown) : nothing}
      </header>
      ${shown ? html`${this.#renderNews()} ${this.renderShown(shown)}` : this.#renderUnloaded()}
    </section>`;
  }

  /** What failed, what takes long, what was done. */
  #renderNews(): TemplateResult {
    return html`<div class="news">
      ${this.renderRequest()}
      <p class="status" role="status">${this.done}</p>
    </div>`;
  }

  #renderUnloaded(): TemplateResult {
    if (this.request.at !== 'failed')
      return html`<div class="loading">
          <p class="unseen" role="status">${msg('One moment…', { id: 'gate.loading' })}</p>
          <div class="bar"></div>
          <div class="bar"></div>
        </div>
        <div class="news">${this.renderRequest()}</div>`;
    const { code } = this.request.error;
    const away = this.signInUrl && elsewhere.has(code);
    return html`<div class="body stack">
      ${this.renderRequest()}
      <div class="choices">
        ${
          away
            ? html`<a class="button small" part="button" href=${this.signInUrl}
                >${msg('Sign in again', { id: 'signedOut.again' })}</a
              >`
            : html`<button
                class="button plain small"
                part="button"
                type="button"
                @click=${() => this.reload()}
              >
                ${msg('Try again', { id: 'tryAgain' })}
              </button>`
        }
      </div>
    </div>`;
  }
}
