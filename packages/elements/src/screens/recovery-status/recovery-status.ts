import { recovery, type Client, type RecoveryStatus } from '@mfa-kit/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { renderConfirm } from '../../confirm.js';
import { MfaChangedEvent } from '../../events.js';
import { fieldSlots } from '../../field-slots.js';
import { keyIcon } from '../../icons.js';
import { day } from '../../locales/dates.js';
import { msg, str } from '../../locales/message.js';
import { MfaSection } from '../../mfa-section.js';
import type { MfaScreen } from '../../mfa-screen.js';
import { steppingUp } from '../step-up/stepping-up.js';
import { codesClient, codesState } from './codes-client.js';
import styles from './recovery-status.styles.js';
import { advice, leftWords, standingOf, tones } from './words.js';

/** `explained`: what making new ones means, before any is made. */
type Making =
  | { readonly at: 'idle' }
  | { readonly at: 'explained' }
  | { readonly at: 'codes'; readonly client: Client; readonly state: ReturnType<typeof codesState> };

/**
 * How many recovery codes are left, and the way to new ones: the old ones work until the new ones are confirmed as saved.
 *
 * @tag mfa-recovery-status
 * @fires mfa-leave - The page is about to be left with codes that nobody confirmed as saved.
 * @fires mfa-changed - New codes are in force.
 * @csspart card - The section.
 * @csspart heading - The heading.
 * @csspart lead - The line below it.
 * @csspart confirm - What making new ones means.
 * @csspart problem - What failed.
 * @csspart button - A button that goes on.
 */
export class MfaRecoveryStatus extends MfaSection<RecoveryStatus> {
  static override styles = [...MfaSection.styles, styles];

  protected override readonly proving = steppingUp;

  @state() private making: Making = { at: 'idle' };

  /** How the person confirms that the codes are saved. */
  @property({ attribute: 'confirm-codes' }) confirmCodes: 'tick' | 'retype' = 'tick';

  protected override get words() {
    return {
      heading: msg('Recovery codes', { id: 'codes.name' }),
      lead: msg('The way in when you don’t have your phone. Each works once.', { id: 'recovery.lead' }),
    };
  }

  protected override ask() {
    return this.send(recovery.status, {});
  }

  #onAsk = (): void => {
    this.forgive();
    this.done = '';
    this.making = { at: 'explained' };
    void this.focusOn('.ask');
  };

  #onKeep = (): void => {
    this.making = { at: 'idle' };
    void this.focusOn('.make');
  };

  /** They are asked for here, so that a proof that is not given leads back and not to an error. */
  #onMake = async (): Promise<void> => {
    if (!(await this.loaded(() => import('../recovery-codes/index.js')))) return;
    const set = await this.send(recovery.begin, {});
    if (!set) return;
    const state = codesState();
    const client = codesClient(this.currentClient, set);
    this.making = { at: 'codes', state, client };
    await this.updateComplete;
    await this.renderRoot.querySelector<MfaScreen>('.inset')?.focusHeading();
  };

  #onState = async (event: Event): Promise<void> => {
    event.stopPropagation();
    const { state } = event.currentTarget as MfaScreen;
    if (!state || state.at === 'codes') return;
    this.making = { at: 'idle' };
    await this.reload();
    this.done = msg('Your new codes work from now on. The old ones don’t.', { id: 'recovery.made' });
    this.dispatchEvent(new MfaChangedEvent());
    void this.focusHeading();
  };

  protected override renderShown(shown: RecoveryStatus): TemplateResult {
    const { making } = this;
    if (making.at === 'codes') return this.#renderCodes(making);
    const standing = standingOf(shown);
    const tone = tones[standing];
    return html`<div class="rows">
      <div class="row ${tone}">
        ${keyIcon}
        <div>
          <p class="name left">${leftWords(shown)}</p>
          ${standing === 'plenty' ? nothing : html`<p class="advice">${advice[standing]()}</p>`}
          ${this.#renderDates(shown)}
        </div>
        ${
          making.at === 'explained'
            ? html`<div class="below">${this.#renderExplained(standing === 'none')}</div>`
            : html`<button
                class="button small act make ${standing === 'plenty' ? 'plain' : ''}"
                part="button"
                type="button"
                aria-disabled=${String(this.pending)}
                @click=${this.#onAsk}
              >
                ${standing === 'none' ? msg('Make codes', { id: 'recovery.make' }) : msg('Make new codes', { id: 'codes.again' })}
              </button>`
        }
      </div>
    </div>`;
  }

  #renderDates({ left, madeAt, lastUsedAt }: RecoveryStatus): TemplateResult | typeof nothing {
    if (left === undefined || madeAt === undefined) return nothing;
    const used = lastUsedAt === undefined ? msg('None used yet', { id: 'recovery.unused' }) : undefined;
    return html`<p class="meta">
      <span>${msg(str`Made ${day(this.onThisClock(madeAt))}`, { id: 'recovery.madeAt' })}</span
      ><span
        >${used ?? msg(str`Last used ${day(this.onThisClock(lastUsedAt!))}`, { id: 'factors.used' })}</span
      >
    </p>`;
  }

  #renderExplained(first: boolean): TemplateResult {
    return renderConfirm({
      ask: msg('Have a safe place ready', { id: 'recovery.ask' }),
      meaning: first
        ? msg('You’ll see ten codes, this once. Save them in a password manager or on paper.', {
            id: 'recovery.explain',
          })
        : msg(
            'You’ll see ten new codes, this once. Your old ones keep working until you confirm that the new ones are saved.',
            { id: 'recovery.explain.again' },
          ),
      go: msg('Show new codes', { id: 'recovery.go' }),
      keep: msg('Not now', { id: 'enroll.skip' }),
      calm: true,
      busy: this.pending,
      onGo: this.#onMake,
      onKeep: this.#onKeep,
    });
  }

  #renderCodes({ client, state }: Extract<Making, { at: 'codes' }>): TemplateResult {
    const hasOld = this.shown?.left;
    return html`<div class="body opened stack">
      ${guard(
        [client],
        () =>
          html`<mfa-recovery-codes
            class="inset"
            .client=${client}
            .state=${state}
            .signInUrl=${this.signInUrl}
            .confirm=${this.confirmCodes}
            @mfa-state=${this.#onState}
            >${fieldSlots}</mfa-recovery-codes
          >`,
      )}
      <div class="choices">
        <button class="button plain small" type="button" @click=${this.#onKeep}>
          ${hasOld ? msg('Keep the old codes', { id: 'recovery.keep' }) : msg('Cancel', { id: 'cancel' })}
        </button>
      </div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mfa-recovery-status': MfaRecoveryStatus;
  }
}
