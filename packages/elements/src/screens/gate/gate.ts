import { flow, type Complete, type State } from '@mfa-kit/contract';
import { html, type nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { MfaSignedInEvent } from '../../events.js';
import { msg } from '../../locales/message.js';
import { MfaScreen } from '../../mfa-screen.js';
import { childScreens, type Wiring } from './child-screens.js';
import styles from './gate.styles.js';
import { destination, modules, placeOf, type Place } from './places.js';
import type * as usedCode from './used-code.js';

const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * The second step of a sign-in: shows whichever screen the server's state asks for, until the person is in.
 *
 * @tag mfa-gate
 * @slot help - What somebody can do who has no way left; shown in the challenge.
 * @fires mfa-signed-in - The session is there; `result` has what the application's `establish` returned. Prevent it to stay on the page.
 * @fires mfa-state - The server answered with a new state: read `state`.
 * @fires mfa-enrolled - A factor is set up and in force.
 * @csspart card - The card.
 * @csspart heading - The heading.
 * @csspart lead - The line below it.
 * @csspart problem - What failed.
 * @csspart button - The button that goes on.
 */
export class MfaGate extends MfaScreen {
  static override styles = [...MfaScreen.styles, styles];

  #expiry?: ReturnType<typeof setTimeout>;
  #shown: Place = 'loading';
  /** Nothing but the first screen was shown so far: the page decides where the focus is. */
  #arriving = true;
  /** The person came through enrolling. */
  #wizard = false;
  /** Something was proved on this page, so there may be something to say before going on. */
  #fresh = false;
  #entered = false;
  #usedCode?: typeof usedCode;

  @query('[data-screen]') private screen?: MfaScreen | null;
  /** Whether the module of the screen at hand is here. */
  @state() private loaded: Partial<Record<Place, 'here' | 'failed'>> = {};

  /** The page that holds `<mfa-settings>`: where somebody who used a recovery code is led to repair what they lost. */
  @property({ attribute: 'settings-url' }) settingsUrl = '';

  constructor() {
    super();
    this.follow('pageshow', (event) => (event as PageTransitionEvent).persisted && void this.#recheck());
    this.follow('visibilitychange', () => document.visibilityState === 'visible' && void this.#recheck());
  }

  /** What the application's `establish` returned: a token, say. Only here, never in an event. */
  get result(): unknown {
    return this.state?.at === 'complete' ? this.state.result : undefined;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#expiry);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (this.state?.at === 'enrollment') this.#wizard = true;
    if (this.state && this.state.at !== 'complete' && this.state.at !== 'signed-out') this.#fresh = true;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (changed.has('state')) this.#watchExpiry();
    const place = this.#place;
    if (!this.loaded[place]) void this.#load(place);
    if (place === 'entered') this.#enter(this.state as Complete);
    void this.#moveReader(place);
  }

  get #place(): Place {
    return placeOf(this.state, { wizard: this.#wizard, fresh: this.#fresh });
  }

  async #load(place: Place): Promise<void> {
    const load = modules[place];
    if (!load) return;
    const outcome = await load().then(
      (module) => {
        if (place === 'used-code') this.#usedCode = module as typeof usedCode;
        return 'here' as const;
      },
      () => 'failed' as const,
    );
    this.loaded = { ...this.loaded, [place]: outcome };
  }

  /** Another screen than before: the reader starts at its heading. Not on arrival, where the page decides. */
  async #moveReader(place: Place): Promise<void> {
    if (place === this.#shown || (modules[place] && this.loaded[place] !== 'here')) return;
    const arrived = this.#shown === 'loading';
    this.#shown = place;
    if (arrived) return;
    this.#arriving = false;
    await (this.screen ?? this).focusHeading();
  }

  /** Ten minutes are over while the page is open: the server says what is left of it. */
  #watchExpiry(): void {
    clearTimeout(this.#expiry);
    const expiresAt = this.state && 'expiresAt' in this.state ? this.state.expiresAt : undefined;
    if (expiresAt === undefined) return;
    const wait = Math.max(0, expiresAt - this.serverNow) + 500;
    this.#expiry = setTimeout(() => void this.advance(flow.state, {}), Math.min(wait, LONGEST_TIMER_MS));
  }

  /** Back in this tab: another one may have gone on. Quietly, and only a change counts: a set-up in progress stays. */
  async #recheck(): Promise<void> {
    if (this.pending || !this.state || this.#entered) return;
    const before = this.state;
    const now = await this.currentClient.call(flow.state, {}).catch(() => undefined);
    if (now && this.state === before && hasMoved(before, now)) this.receive(now);
  }

  #onChildState = (event: Event): void => {
    event.stopPropagation();
    const { state } = event.currentTarget as MfaScreen;
    if (state) this.receive(state);
  };

  #onContinue = (event: Event): void => {
    event.stopPropagation();
    this.#enter(this.state as Complete);
  };

  #enter(state: Complete, url = destination(state.returnTo, this.baseUrl)): void {
    if (this.#entered) return;
    this.#entered = true;
    if (this.dispatchEvent(new MfaSignedInEvent())) location.assign(url);
  }

  #onRepair = (): void => {
    this.#enter(this.state as Complete, this.settingsUrl);
  };

  #onRetry = (): void => {
    this.loaded = {};
    if (!this.state) void this.advance(flow.state, {});
  };

  get #wiring(): Wiring {
    return {
      client: this.currentClient,
      state: this.state,
      signInUrl: this.signInUrl,
      eager: this.autofocus && this.#arriving,
      onState: this.#onChildState,
      onContinue: this.#onContinue,
    };
  }

  protected override render(): TemplateResult | typeof nothing {
    const place = this.#place;
    if (this.loaded[place] === 'failed') return this.#renderCard(this.#renderBroken());
    if (modules[place] && !this.loaded[place]) return this.#renderCard(this.#renderLoading());
    const show = childScreens[place];
    if (show) return show(this.#wiring);
    return super.render();
  }

  protected override renderState(): TemplateResult | typeof nothing {
    const { state } = this;
    if (state?.at === 'complete')
      return (
        this.#usedCode?.renderUsedCode(state, {
          renderHead: (...head) => this.renderHead(...head),
          onContinue: () => this.#enter(state),
          onRepair: this.settingsUrl ? this.#onRepair : undefined,
        }) ?? this.#renderLoading()
      );
    return this.request.at === 'failed' ? this.#renderBroken() : this.#renderLoading();
  }

  #renderCard(content: TemplateResult): TemplateResult {
    return html`<section class="card" part="card"><div class="stack">${content}</div></section>`;
  }

  #renderLoading(): TemplateResult {
    return html`<div class="loading">
      <p class="unseen" role="status">${msg('One moment…', { id: 'gate.loading' })}</p>
      <div class="bar first"></div>
      <div class="bar"></div>
      <div class="bar last"></div>
    </div>`;
  }

  #renderBroken(): TemplateResult {
    return html`${this.renderHead(msg('That didn’t load', { id: 'gate.broken' }))}
      ${
        this.request.at === 'failed'
          ? this.renderRequest()
          : html`<p class="note danger" part="problem" role="alert">
              ${msg('You seem to be offline. Check your connection and try again.', { id: 'error.offline' })}
            </p>`
      }
      <button class="button wide" part="button" type="button" @click=${this.#onRetry}>
        ${msg('Try again', { id: 'tryAgain' })}
      </button>`;
  }
}

/** Where somebody stands, or which login it is, has changed; countdowns and tries have not. */
function hasMoved(before: State, now: State): boolean {
  const login = (state: State) => (state.at === 'challenge' ? state.challengeId : undefined);
  return before.at !== now.at || login(before) !== login(now);
}

declare global {
  interface HTMLElementTagNameMap {
    'mfa-gate': MfaGate;
  }
}
