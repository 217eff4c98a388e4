import type { Part } from '../../locales/languages.js';
import { msg } from '../../locales/message.js';
import { flow, recovery, type MfaError, type RecoverySet } from '@mfa-kit/contract';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { MfaCheckBox } from '../../controls/check-box/check-box.js';
import type { MfaTextInput } from '../../controls/text-input/text-input.js';
import { MfaLeaveEvent } from '../../events.js';
import { fieldSlots } from '../../field-slots.js';
import { Forgetting } from '../../forgetting.js';
import { FormController } from '../../form.js';
import { renewIcon } from '../../icons.js';
import { MfaScreen } from '../../mfa-screen.js';
import styles from './recovery-codes.styles.js';
import { isOneOf } from './typed-back.js';

/** `asked`: the codes are hidden, and one of them has to be typed from what was saved. */
type Step =
  | { readonly at: 'none' }
  | { readonly at: 'shown'; readonly set: RecoverySet; readonly renewed: boolean }
  | { readonly at: 'asked'; readonly set: RecoverySet };

/**
 * Makes recovery codes, shows them once, and puts them in force when the person says that they are saved.
 *
 * @tag mfa-recovery-codes
 * @fires mfa-state - The server answered with a new state: read `state`.
 * @fires mfa-leave - The page is about to be left with codes that nobody confirmed as saved. Prevent it to let that happen unasked.
 * @csspart card - The card.
 * @csspart heading - The heading.
 * @csspart lead - The line below it.
 * @csspart note - What the person should know first.
 * @csspart problem - What failed.
 * @csspart button - The button that goes on.
 */
export class MfaRecoveryCodes extends MfaScreen {
  static override styles = [...MfaScreen.styles, styles];
  static override words: Part = 'setup';

  readonly #form = new FormController(this, () => void this.#onSubmit());
  readonly #forgetting = new Forgetting(this, () => this.#forget());
  /** Codes were on this screen before, and do not work any more. */
  #shownBefore = false;
  #asking = false;

  @query('mfa-check-box') private box?: MfaCheckBox | null;
  @query('mfa-text-input') private back?: MfaTextInput | null;
  @state() private at: Step = { at: 'none' };
  @state() private mistyped = false;

  /** How the person confirms: by ticking a box, or by typing one of the codes back from where they saved it. */
  @property() confirm: 'tick' | 'retype' = 'tick';

  constructor() {
    super();
    this.follow('beforeunload', this.#onLeave);
  }

  #onLeave = (event: BeforeUnloadEvent): void => {
    if (this.at.at !== 'none' && this.dispatchEvent(new MfaLeaveEvent())) event.preventDefault();
  };

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (this.state && this.state.at !== 'codes') this.#forget();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (this.at.at === 'none' && this.request.at === 'idle' && !this.#forgetting.isAway) void this.#ask();
  }

  /** One request at a time, and none for a state that is not here yet. */
  async #ask(): Promise<void> {
    if (this.#asking || !this.isConnected || this.state?.at !== 'codes') return;
    this.#asking = true;
    await this.updateComplete;
    await this.#make();
    this.#asking = false;
  }

  /** Others were made meanwhile, in another window: these will never work, and nobody may go on saving them. */
  protected override async failed(error: MfaError, signal: AbortSignal): Promise<void> {
    await super.failed(error, signal);
    if (error.code !== 'challenge_over' || this.state?.at !== 'codes' || signal.aborted) return;
    this.#forget();
    this.forgive();
    void this.focusHeading();
  }

  #forget(): void {
    if (this.at.at !== 'none') this.at = { at: 'none' };
  }

  #make = async (): Promise<void> => {
    const set = await this.send(recovery.begin, {});
    if (!set) return;
    if (this.box) this.box.checked = false;
    this.at = { at: 'shown', set, renewed: this.#shownBefore };
    this.#shownBefore = true;
    this.receive(set.state);
  };

  #onTry = (): void => {
    this.forgive(); // and then it makes them by itself, as on arrival
    if (!this.state) void this.advance(flow.state, {});
  };

  #onGo = async (): Promise<void> => {
    if (this.confirm === 'tick' || this.at.at !== 'shown') return this.#form.submit();
    this.at = { at: 'asked', set: this.at.set };
    await this.updateComplete;
    this.back?.focus();
  };

  #onBack = (): void => {
    if (this.at.at === 'asked') this.at = { at: 'shown', set: this.at.set, renewed: false };
    void this.focusHeading();
  };

  async #onSubmit(): Promise<void> {
    const { at } = this;
    if (at.at === 'none' || this.pending) return;
    this.mistyped = at.at === 'asked' && !isOneOf(this.back?.value ?? '', at.set.codes);
    if (!this.mistyped) await this.advance(recovery.confirm, { setId: at.set.setId });
  }

  #onInput = (): void => {
    this.mistyped = false;
    this.requestUpdate();
  };

  protected override renderState(): TemplateResult | typeof nothing {
    if (this.state && this.state.at !== 'codes') return nothing;
    return html`${this.renderHead(
      msg('Save your recovery codes', { id: 'codes.title' }),
      msg('If you ever lose your phone, one of these codes lets you in. Each works once.', {
        id: 'codes.lead',
      }),
    )}
    ${this.#renderStep()}`;
  }

  #renderStep(): TemplateResult {
    const { at } = this;
    if (at.at === 'none') return this.#renderMaking();
    const ready = this.confirm === 'retype' || this.box?.checked;
    return html`${at.at === 'shown' ? this.#renderShown(at) : this.#renderAsked()} ${this.renderRequest()}
      <button
        class="button wide"
        part="button"
        type="button"
        aria-disabled=${String(!ready || this.pending)}
        @click=${this.#onGo}
      >
        ${msg('Continue', { id: 'continue' })}
      </button>`;
  }

  #renderMaking(): TemplateResult {
    if (this.request.at !== 'failed')
      return html`<div class="making">
          <p class="unseen" role="status">${msg('Making your codes…', { id: 'codes.making' })}</p>
        </div>
        ${this.renderRequest()}`;
    return html`${this.renderRequest()}
      <button class="button wide" part="button" type="button" @click=${this.#onTry}>
        ${msg('Try again', { id: 'tryAgain' })}
      </button>`;
  }

  #renderShown({ set, renewed }: Extract<Step, { at: 'shown' }>): TemplateResult {
    return html`${renewed ? html`<p class="note" part="note">${msg('These are new. Codes that you saw before don’t work.', { id: 'codes.renewed' })}</p>` : nothing}
      <div>
        <mfa-code-list
          .codes=${set.codes}
          .issuer=${set.issuer}
          .account=${set.account}
          .madeAt=${set.madeAt}
        ></mfa-code-list>
        ${
          this.state?.actions.includes('codes')
            ? html`<button
                class="link quiet again"
                type="button"
                aria-disabled=${String(this.pending)}
                @click=${this.#make}
              >
                ${renewIcon}${msg('Make new codes', { id: 'codes.again' })}
              </button>`
            : nothing
        }
      </div>
      ${
        this.confirm === 'tick'
          ? html`<mfa-check-box
              form=${this.#form.id}
              required
              label=${msg('I have saved these codes', { id: 'codes.saved' })}
              hint=${msg('In a password manager or on paper, not only on your phone.', { id: 'codes.where' })}
              @input=${this.#onInput}
              >${fieldSlots}</mfa-check-box
            >`
          : nothing
      }`;
  }

  #renderAsked(): TemplateResult {
    return html`<mfa-text-input
        type="code"
        form=${this.#form.id}
        required
        label=${msg('One of your codes', { id: 'codes.one' })}
        hint=${msg('Type it from where you saved it, to be sure that it is there.', { id: 'codes.oneHint' })}
        error=${this.mistyped ? msg('That isn’t one of your new codes. Check it and try again.', { id: 'codes.notOne' }) : ''}
        @input=${this.#onInput}
        >${fieldSlots}</mfa-text-input
      >
      <button class="link" type="button" @click=${this.#onBack}>
        ${msg('Show the codes again', { id: 'codes.show' })}
      </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mfa-recovery-codes': MfaRecoveryCodes;
  }
}
