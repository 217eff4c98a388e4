import { devices, type Devices, type TrustedBrowser } from '@mfa-kit/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { browserWords } from '../../browser-words.js';
import { renderConfirm } from '../../confirm.js';
import { browserIcon } from '../../icons.js';
import { day } from '../../locales/dates.js';
import { plural } from '../../locales/locale.js';
import { msg, str } from '../../locales/message.js';
import { MfaSection } from '../../mfa-section.js';
import { steppingUp } from '../step-up/stepping-up.js';

/**
 * The browsers that a person trusted at sign-in: listed, and forgotten one by one or all at once.
 *
 * @tag mfa-trusted-browsers
 * @fires mfa-changed - One was forgotten.
 * @csspart card - The section.
 * @csspart heading - The heading.
 * @csspart lead - The line below it.
 * @csspart browser - One browser.
 * @csspart confirm - The question before all are forgotten.
 * @csspart problem - What failed.
 * @csspart button - A button that goes on.
 */
export class MfaTrustedBrowsers extends MfaSection<Devices> {
  protected override readonly proving = steppingUp;

  /** All are about to be forgotten. */
  @state() private asking = false;

  protected override get words() {
    return {
      heading: msg('Trusted browsers', { id: 'browsers.title' }),
      lead: msg('They aren’t asked for a second step.', { id: 'browsers.lead' }),
    };
  }

  protected override ask() {
    return this.send(devices.list, {});
  }

  async #onForget(browser: TrustedBrowser): Promise<void> {
    const done = msg(str`${browserWords(browser)} is no longer trusted.`, { id: 'browsers.forgotten' });
    // The button goes with its row.
    if (await this.change(devices.revoke, { deviceId: browser.id }, done)) void this.focusHeading();
  }

  #onAsk = (asking: boolean): void => {
    this.forgive();
    this.asking = asking;
    void this.focusOn(asking ? '.ask' : '.all');
  };

  #onForgetAll = async (): Promise<void> => {
    const done = msg('No browser is trusted any more.', { id: 'browsers.forgottenAll' });
    if (!(await this.change(devices.revokeAll, {}, done))) return;
    this.asking = false;
    void this.focusHeading();
  };

  protected override renderAction({ browsers }: Devices): TemplateResult | typeof nothing {
    if (browsers.length < 2 || this.asking) return nothing;
    return html`<button
      class="button plain small all"
      type="button"
      aria-disabled=${String(this.pending)}
      @click=${() => this.#onAsk(true)}
    >
      ${msg('Forget all', { id: 'browsers.forgetAll' })}
    </button>`;
  }

  protected override renderShown({ browsers, days }: Devices): TemplateResult {
    if (!browsers.length) return html`<p class="empty">${noneWords(days)}</p>`;
    return html`${this.asking ? this.#renderQuestion() : nothing}
      <ul class="rows">
        ${browsers.map((browser) => this.#renderBrowser(browser))}
      </ul>`;
  }

  #renderQuestion(): TemplateResult {
    return html`<div class="body">
      ${renderConfirm({
        ask: msg('Forget all trusted browsers?', { id: 'browsers.ask' }),
        meaning: msg('The next sign-in from each of them asks for a second step. You stay signed in here.', {
          id: 'browsers.meaning',
        }),
        go: msg('Forget all', { id: 'browsers.forgetAll' }),
        busy: this.pending,
        onGo: this.#onForgetAll,
        onKeep: () => this.#onAsk(false),
      })}
    </div>`;
  }

  #renderBrowser(browser: TrustedBrowser): TemplateResult {
    const on = (instant: number) => day(this.onThisClock(instant));
    const { firstSeen, lastSeen, expiresAt } = browser;
    return html`<li class="row" part="browser">
      ${browserIcon}
      <div>
        <p class="name">
          ${browserWords(browser)}
          ${
            browser.isThis
              ? html`<span class="badge success">${msg('This browser', { id: 'browsers.this' })}</span>`
              : nothing
          }
        </p>
        <p class="meta">
          <span>${msg(str`First seen ${on(firstSeen)}`, { id: 'browsers.first' })}</span
          ><span>${msg(str`Last seen ${on(lastSeen)}`, { id: 'browsers.last' })}</span
          ><span>${msg(str`Trusted until ${on(expiresAt)}`, { id: 'browsers.until' })}</span>
        </p>
      </div>
      <button
        class="button plain small act"
        type="button"
        aria-label=${msg(str`Forget ${browserWords(browser)}`, { id: 'browsers.forget.one' })}
        aria-disabled=${String(this.pending)}
        @click=${() => this.#onForget(browser)}
      >
        ${msg('Forget', { id: 'browsers.forget' })}
      </button>
    </li>`;
  }
}

function noneWords(days: number): string {
  if (!days) return msg('Every sign-in asks for a second step.', { id: 'browsers.off' });
  return plural(days, {
    one: () =>
      msg('None. When you sign in, you can trust a browser for one day.', { id: 'browsers.none.one' }),
    other: () =>
      msg(str`None. When you sign in, you can trust a browser for ${days} days.`, {
        id: 'browsers.none.other',
      }),
  });
}

declare global {
  interface HTMLElementTagNameMap {
    'mfa-trusted-browsers': MfaTrustedBrowsers;
  }
}
