import { flow, type Enrollment, type Kind, type State } from '@mfa-kit/contract';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { MfaTextInput } from '../../controls/text-input/text-input.js';
import { MfaContinueEvent } from '../../events.js';
import { FormController } from '../../form.js';
import { checkIcon, shieldIcon } from '../../icons.js';
import { clockTime } from '../../locales/locale.js';
import { msg } from '../../locales/message.js';
import { MfaScreen } from '../../mfa-screen.js';
import styles from './enrollment.styles.js';
import { kinds, type Wizard } from './kinds.js';
import { placeWords } from './place-words.js';
import { isPrepared, kindIn, placeIn, stepsOf, type Place, type Progress } from './places.js';
import { GraceClock } from './grace-clock.js';
import * as views from './views.js';
import { renderWaysOut } from './ways-out.js';

/**
 * The way from “why” to “done”: the password again where it is asked for, a method, its set-up, recovery codes.
 *
 * @tag mfa-enrollment
 * @fires mfa-state - The server answered with a new state: read `state`.
 * @fires mfa-enrolled - A method is set up and in force.
 * @fires mfa-leave - The page is about to be left with codes that nobody confirmed as saved.
 * @fires mfa-continue - The person is done, or put it off; whoever shows the wizard goes on.
 * @csspart card - The card.
 * @csspart progress - The bar that shows how far along the person is.
 * @csspart step - The same in words, above the heading.
 * @csspart heading - The heading.
 * @csspart lead - The line below it.
 * @csspart method - A method to choose.
 * @csspart why - Who requires it.
 * @csspart skip - How much longer it can be put off.
 * @csspart problem - What failed.
 * @csspart button - The button that goes on.
 * @cssstate done - Nothing is left to do.
 * @cssstate wide - A QR code is shown, which takes more room.
 */
export class MfaEnrollment extends MfaScreen {
  static override styles = [...MfaScreen.styles, styles];
  static override words = 'setup' as const;

  readonly #form = new FormController(this, () => void this.#givePassword());
  /** Which of the steps that not everybody meets are counted. */
  #asks = { intro: true, password: false, method: false };
  #savedCodes = false;
  /** The last two digits of the phone that is set up here. */
  #hint = '';
  /** Kept in the page while the person goes back and forth, so that the QR code stays the one that was scanned. */
  #opened?: Kind | undefined;
  #shown?: Place | undefined;

  constructor() {
    super();
    new GraceClock(this, () => ({
      until: this.state?.at === 'enrollment' ? this.state.skipUntil : undefined,
      serverNow: this.serverNow,
    }));
  }

  @query('mfa-text-input') private password?: MfaTextInput | null;
  @state() private progress: Progress = {};

  /** How the person confirms that recovery codes are saved. */
  @property({ attribute: 'confirm-codes' }) confirmCodes: 'tick' | 'retype' = 'tick';

  override async focusHeading(): Promise<void> {
    await this.updateComplete;
    const inner = this.renderRoot.querySelector<MfaScreen>('.inset:not([hidden])');
    await (inner ? inner.focusHeading() : super.focusHeading());
  }

  get #place(): Place | undefined {
    return placeIn(this.state, this.progress);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('state')) this.#onStateOf(changed.get('state'));
    const place = this.#place;
    if (place === 'intro' || place === 'method') this.#asks[place] = true;
    if (place === 'setup') this.#opened = this.#kind;
    else if (place === 'password' || this.state?.at !== 'enrollment') this.#opened = undefined;
    this.step = this.#counted(place, views.stepWords) ?? '';
  }

  #onStateOf(before: State | undefined): void {
    const { state } = this;
    if (state?.at === 'codes') this.#savedCodes = true;
    if (state?.at === 'complete') this.progress = {};
    if (state?.at !== 'enrollment') return;
    if (state.setup?.kind === 'phone') this.#hint = state.setup.hint;
    this.#asks = {
      intro: !isPrepared(state),
      password: this.#asks.password || state.password,
      method: state.kinds.length > 1 && !isPrepared(state),
    };
    // Begun before the page was loaded again.
    if (!before && state.setup) this.progress = { started: true, kind: state.setup.kind };
  }

  get #kind(): Kind | undefined {
    return this.state?.at === 'enrollment' ? kindIn(this.state, this.progress) : undefined;
  }

  /** Nothing is counted where nothing lies ahead, nor for somebody who came for recovery codes alone. */
  #counted<T>(place: Place | undefined, say: (now: number, of: number) => T): T | undefined {
    const ahead = this.state?.at === 'codes' ? this.state.enrolled.length : this.state?.at !== 'complete';
    if (!place || !ahead) return undefined;
    const steps = stepsOf(this.#asks);
    return say(steps.indexOf(place) + 1, steps.length);
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const place = this.#place;
    if (this.#shown && this.#shown !== place) void this.focusHeading();
    this.#shown = place;
    this.mark('wide', place === 'setup' && !!this.#opened && !!kinds[this.#opened].wide);
    this.mark('done', place === 'done' || place === 'covered');
  }

  #onInnerState = (event: Event): void => {
    this.state = (event.target as MfaScreen).state;
  };

  #onStart = async (): Promise<void> => {
    if (this.state?.at === 'complete' && !(await this.advance(flow.enroll, {}))) return;
    this.progress = { ...this.progress, started: true };
  };

  async #givePassword(): Promise<void> {
    const password = this.password?.value;
    if (!password || (await this.advance(flow.password, { password }))) return;
    await this.updateComplete;
    this.password?.select();
  }

  #onBack = (): void => {
    const { state } = this;
    const chosen = this.#place === 'setup' && state?.at === 'enrollment' && state.kinds.length > 1;
    this.progress = { started: chosen, isChoosing: chosen };
  };

  /** Whoever may still go on without a second step does. */
  async #end(route: typeof flow.skip): Promise<void> {
    const next = await this.advance(route, {});
    if (next?.at === 'complete') this.#onDone();
  }

  #onDone = (): void => {
    this.dispatchEvent(new MfaContinueEvent());
  };

  protected override renderState(): TemplateResult | typeof nothing {
    const place = this.#place;
    if (!place) return this.state ? nothing : this.#renderLoading();
    // Whoever was led past the introduction is told all the same.
    const untold = this.progress.started === undefined && (place === 'password' || place === 'setup');
    return html`${this.#counted(place, views.renderProgress)} ${untold ? this.#renderRequired() : nothing}
    ${this.#renderPlace(place)}
    ${this.#opened ? kinds[this.#opened].screen(this.#wizard(place !== 'setup')) : nothing}
    ${this.state?.at === 'enrollment' ? this.#renderWaysOut(place, this.state) : nothing}`;
  }

  #wizard(hidden = false): Wizard {
    const { currentClient: client, signInUrl, state, step } = this;
    return { client, signInUrl, state, step, hidden, onState: this.#onInnerState, onOther: this.#onBack };
  }

  #renderLoading(): TemplateResult {
    if (this.request.at !== 'failed') return this.renderRequest();
    return html`${this.renderHead(msg('That didn’t load', { id: 'gate.broken' }))} ${this.renderRequest()}
    ${views.renderGo(msg('Try again', { id: 'tryAgain' }), this.pending, () => this.advance(flow.state, {}))}`;
  }

  #renderPlace(place: Place): TemplateResult | typeof nothing {
    if (place === 'setup') return nothing;
    if (place === 'codes') return views.renderCodes(this.#wizard(), this.confirmCodes);
    const { heading, lead, go } = placeWords[place];
    const { emblem, content, press } = this.#viewOf(place);
    return html`${this.renderHead(heading(), lead(), emblem)} ${content} ${this.renderRequest()}
    ${press ? views.renderGo(go(), this.pending, press) : nothing}`;
  }

  #viewOf(place: keyof typeof placeWords): views.View {
    const { state } = this;
    switch (place) {
      case 'intro': {
        const allowed = state?.at === 'enrollment' ? state.kinds : [];
        const content = html`${views.renderNeeds(allowed)} ${this.#renderRequired()}`;
        return { emblem: shieldIcon, content, press: this.#onStart };
      }
      case 'password':
        return { content: this.#renderPassword(), press: () => this.#form.submit() };
      case 'method':
        return {
          content: views.renderMethods(state?.at === 'enrollment' ? state.kinds : [], (kind) => {
            this.progress = { started: true, kind };
          }),
        };
      case 'done':
        return {
          emblem: checkIcon,
          content:
            state?.at === 'complete' &&
            views.renderDone(state, { savedCodes: this.#savedCodes, hint: this.#hint }),
          press: this.#onDone,
        };
      case 'covered':
        return { emblem: checkIcon, press: this.#onDone };
    }
  }

  #renderPassword(): TemplateResult {
    const until = this.state?.at === 'enrollment' && this.state.passwordLockedUntil;
    const locked = until && until > this.serverNow && this.request.at !== 'failed';
    return views.renderPassword({
      formId: this.#form.id,
      error: this.fieldProblem,
      locked: locked ? clockTime(this.onThisClock(until)) : '',
    });
  }

  #renderRequired(): TemplateResult | typeof nothing {
    const { state } = this;
    const required = state?.at === 'enrollment' && state.requirement === 'required';
    return required ? views.renderRequired(state.why) : nothing;
  }

  #renderWaysOut(place: Place, enrollment: Enrollment): TemplateResult {
    return renderWaysOut({
      place,
      enrollment,
      busy: this.pending,
      serverNow: this.serverNow,
      onThisClock: (instant) => this.onThisClock(instant),
      onBack: this.#onBack,
      onSkip: () => this.#end(flow.skip),
      onCancel: () => this.#end(flow.cancel),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mfa-enrollment': MfaEnrollment;
  }
}
