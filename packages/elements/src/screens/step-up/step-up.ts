import { stepUp, type Client, type State, type StepUp } from '@mfa-kit/contract';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { MfaStepUpEvent } from '../../events.js';
import { fieldSlots } from '../../field-slots.js';
import type { Part } from '../../locales/languages.js';
import { msg } from '../../locales/message.js';
import { MfaCaller } from '../../mfa-caller.js';
import type { MfaScreen } from '../../mfa-screen.js';
import { challengeClient, stateOf } from './challenge-client.js';
import { onSubmit } from './marked-form.js';
import type { Wanted } from './page-step-up.js';
import styles from './step-up.styles.js';
import { overWords, titleOf } from './words.js';

/** What the dialog shows. */
type View =
  | { readonly at: 'closed' }
  | { readonly at: 'opening' }
  | { readonly at: 'asking'; readonly state: State; readonly client: Client; readonly challengeId: string }
  | { readonly at: 'over'; readonly reason: 'tries' | 'expired' };

/**
 * Asks a signed-in person to prove a factor again, in a dialog. One in a page serves all who ask; `withStepUp` and the
 * settings make it if there is none. While it is in the page, forms marked `data-mfa-step-up` are sent through it.
 *
 * @tag mfa-step-up
 * @slot help - What somebody can do who has none of the ways left.
 * @fires mfa-step-up - It is over: read `proved`.
 * @csspart dialog - The dialog.
 * @csspart heading - The heading.
 * @csspart lead - The line below it.
 * @csspart problem - What failed.
 * @csspart button - The button that goes on.
 */
export class MfaStepUp extends MfaCaller {
  static override styles = [...MfaCaller.styles, styles];
  static override words: Part = 'settings';

  /** Those who wait, by what they want. */
  readonly #waiting = new Map<string, Promise<boolean>>();
  #last: Promise<unknown> = Promise.resolve();
  #wanted: Wanted = {};
  #lent?: Client | undefined;
  #settle?: ((proved: boolean) => void) | undefined;
  #proved = false;

  @query('dialog') private dialog!: HTMLDialogElement;
  @query('[part=heading]') private heading?: HTMLElement | null;
  @query('mfa-challenge') private screen?: MfaScreen | null;
  @state() private view: View = { at: 'closed' };

  constructor() {
    super();
    this.follow('submit', (event) => onSubmit(event as SubmitEvent));
  }

  /** Whether the last one was proved. */
  get proved(): boolean {
    return this.#proved;
  }

  /**
   * Opens the dialog and answers whether the person proved themselves. Who asks for the same while it is open shares the
   * answer; who asks for something else comes after. `client` speaks for whoever asks, where it is not the element's own.
   */
  open(wanted: Wanted = {}, client?: Client): Promise<boolean> {
    const key = JSON.stringify([wanted.purpose, wanted.methods]);
    const shared = this.#waiting.get(key);
    if (shared) return shared;
    const answer = this.#last.then(() => this.#ask(wanted, client)).finally(() => this.#waiting.delete(key));
    this.#waiting.set(key, answer);
    this.#last = answer;
    return answer;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#end(false);
  }

  protected override get currentClient(): Client {
    return this.#lent ?? super.currentClient;
  }

  async #ask(wanted: Wanted, client?: Client): Promise<boolean> {
    this.#wanted = wanted;
    this.#lent = client;
    await this.updateComplete;
    if (!this.isConnected) return false;
    const answer = new Promise<boolean>((resolve) => (this.#settle = resolve));
    this.dialog.showModal();
    void this.#begin();
    return answer;
  }

  #begin = async (): Promise<void> => {
    this.forgive();
    this.view = { at: 'opening' };
    await this.updateComplete;
    this.heading?.focus();
    const { purpose, methods } = this.#wanted;
    const answer = await this.send(stepUp.begin, {
      ...(purpose && { purpose }),
      ...(methods && { methods: [...methods] }),
    });
    if (answer && this.#settle) this.#show(answer);
  };

  #show(answer: StepUp): void {
    if (answer.at !== 'step-up') return this.#onState(stateOf(answer));
    const { challengeId } = answer;
    const client = challengeClient(this.currentClient, challengeId);
    this.view = { at: 'asking', state: stateOf(answer), client, challengeId };
  }

  #onState(now: State | undefined): void {
    if (now?.at === 'complete') this.#end(true);
    else if (now?.at === 'signed-out' && now.reason === 'cancelled') this.#end(false);
    else if (now?.at === 'signed-out')
      this.view = { at: 'over', reason: now.reason === 'tries' ? 'tries' : 'expired' };
  }

  #onChildState = (event: Event): void => {
    event.stopPropagation();
    this.#onState((event.currentTarget as MfaScreen).state);
  };

  /** Escape, as much as any button. The server is told, and nobody waits for its answer. */
  #onCancel = (): void => {
    if (!this.#settle) return;
    const { view } = this;
    if (view.at === 'asking')
      void this.currentClient.call(stepUp.cancel, { challengeId: view.challengeId }).catch(() => undefined);
    this.#end(false);
  };

  /** The event comes a task later: by then the dialog may be open for the next who asked. */
  #onClose = (): void => {
    if (!this.dialog.open) this.#onCancel();
  };

  /** The browser gives the focus back to where it was. */
  #end(proved: boolean): void {
    const settle = this.#settle;
    if (!settle) return;
    this.#settle = undefined;
    this.#proved = proved;
    this.view = { at: 'closed' };
    this.abandon();
    this.dialog.close();
    settle(proved);
    this.dispatchEvent(new MfaStepUpEvent());
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (!(changed as Map<PropertyKey, unknown>).has('view')) return;
    if (this.view.at === 'asking') void this.screen?.focusHeading();
    if (this.view.at === 'over') this.heading?.focus();
  }

  protected override render(): TemplateResult {
    return html`<dialog part="dialog" aria-label=${titleOf(this.#wanted.purpose)} @close=${this.#onClose}>
      <div class="stack">${this.#renderView()}</div>
    </dialog>`;
  }

  #renderView(): TemplateResult | typeof nothing {
    const { view } = this;
    const title = titleOf(this.#wanted.purpose);
    switch (view.at) {
      case 'closed':
        return nothing;
      case 'asking':
        // Bound once for each language: the challenge goes on by itself.
        return html`${guard(
          [view, title],
          () =>
            html`<mfa-challenge
              class="inset"
              ?autofocus=${true}
              exportparts="heading, lead, problem, button, ways, way"
              .client=${view.client}
              .state=${view.state}
              .step=${title}
              @mfa-state=${this.#onChildState}
              >${fieldSlots}<slot name="help" slot="help"></slot
            ></mfa-challenge>`,
        )}`;
      case 'opening':
        return this.#renderOpening();
      case 'over': {
        const { heading, lead } = overWords[view.reason];
        const again = view.reason === 'expired';
        return html`${this.#renderHead(heading(), lead())}
        ${
          again
            ? html`${this.#renderAgain(msg('Start again', { id: 'stepUp.again' }))} ${this.#renderCancel()}`
            : html`<button class="button wide" part="button" type="button" @click=${this.#onCancel}>
                ${msg('Close', { id: 'close' })}
              </button>`
        }`;
      }
    }
  }

  #renderOpening(): TemplateResult {
    const failed = this.request.at === 'failed';
    return html`${this.#renderHead(titleOf(this.#wanted.purpose))}
    ${failed ? nothing : html`<div class="waiting" aria-hidden="true"></div>`} ${this.renderRequest()}
    ${failed ? this.#renderAgain(msg('Try again', { id: 'tryAgain' })) : nothing} ${this.#renderCancel()}`;
  }

  #renderHead(heading: string, lead = ''): TemplateResult {
    return html`<header>
      <h2 class="heading" part="heading" tabindex="-1">${heading}</h2>
      ${lead && html`<p class="lead" part="lead">${lead}</p>`}
    </header>`;
  }

  #renderAgain(label: string): TemplateResult {
    return html`<button class="button wide" part="button" type="button" @click=${this.#begin}>
      ${label}
    </button>`;
  }

  #renderCancel(): TemplateResult {
    return html`<div class="actions">
      <button class="link quiet" type="button" @click=${this.#onCancel}>
        ${msg('Cancel', { id: 'cancel' })}
      </button>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mfa-step-up': MfaStepUp;
  }
}
