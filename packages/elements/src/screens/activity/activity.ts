import { activity, type Activity, type Happening, type State } from '@mfa-kit/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { browserWords } from '../../browser-words.js';
import { renderConfirm } from '../../confirm.js';
import { MfaStateEvent } from '../../events.js';
import { factorName } from '../../factor-names.js';
import { moment } from '../../locales/dates.js';
import { msg } from '../../locales/message.js';
import { MfaSection } from '../../mfa-section.js';
import { masked } from '../../text-code.js';
import { steppingUp } from '../step-up/stepping-up.js';
import styles from './activity.styles.js';
import { eventWords, ownOnly, uneasy } from './words.js';

/**
 * What happened to a person's account, the newest first; and “This wasn’t me”, which ends every session.
 *
 * @tag mfa-activity
 * @fires mfa-state - The person disowned something and is signed out everywhere: read `state`.
 * @csspart card - The section.
 * @csspart heading - The heading.
 * @csspart lead - The line below it.
 * @csspart event - One thing that happened.
 * @csspart confirm - The question before everything is signed out.
 * @csspart problem - What failed.
 * @csspart button - A button that goes on.
 */
export class MfaActivity extends MfaSection<Activity> {
  static override styles = [...MfaSection.styles, styles];

  protected override readonly proving = steppingUp;

  /** The one that the person is about to disown. */
  @state() private asking = '';

  /** Where the person stands after disowning something. */
  @property({ attribute: false }) state?: State;

  protected override get words() {
    return this.state
      ? {
          heading: msg('You’re signed out everywhere', { id: 'activity.over' }),
          lead: msg('No browser is trusted any more. Sign in again, and change your password.', {
            id: 'activity.over.lead',
          }),
        }
      : {
          heading: msg('Recent activity', { id: 'activity.title' }),
          lead: msg('What happened to your account, and from where.', { id: 'activity.lead' }),
        };
  }

  protected override ask() {
    return this.send(activity.list, {});
  }

  #onMore = async (): Promise<void> => {
    const before = this.shown?.events.at(-1)?.id;
    if (!this.shown || before === undefined) return;
    const { events } = this.shown;
    const older = await this.send(activity.list, { before });
    if (!older) return;
    this.receive({ ...older, events: [...events, ...older.events] });
    const first = older.events[0];
    if (first) void this.focusOn(`[data-id='${first.id}']`);
  };

  #onAsk(id: string): void {
    this.forgive();
    const before = this.asking;
    this.asking = id;
    void this.focusOn(id ? '.ask' : `[data-id='${before}'] .disown`);
  }

  async #onDisown(id: string): Promise<void> {
    const answer = await this.send(activity.disown, { eventId: id });
    if (!answer) return;
    this.asking = '';
    this.state = answer;
    this.dispatchEvent(new MfaStateEvent());
    void this.focusHeading();
  }

  protected override renderShown({ events, more }: Activity): TemplateResult {
    if (this.state) return this.#renderOver();
    if (!events.length)
      return html`<p class="empty">${msg('Nothing happened yet.', { id: 'activity.none' })}</p>`;
    return html`<ol class="rows">
        ${events.map((event) => this.#renderEvent(event))}
      </ol>
      ${
        more
          ? html`<div class="body more">
              <button
                class="button plain small"
                part="button"
                type="button"
                aria-disabled=${String(this.pending)}
                @click=${this.#onMore}
              >
                ${msg('Show older', { id: 'activity.more' })}
              </button>
            </div>`
          : nothing
      }`;
  }

  #renderOver(): TemplateResult {
    if (!this.signInUrl) return html``;
    return html`<div class="body">
      <a class="button small" part="button" href=${this.signInUrl}
        >${msg('Sign in again', { id: 'signedOut.again' })}</a
      >
    </div>`;
  }

  #renderEvent(event: Happening): TemplateResult {
    const { id, type, at, browser, system, address, factor } = event;
    const where = browser || system ? browserWords({ browser, system }) : '';
    const asked = this.asking === id;
    return html`<li class="row" part="event" data-id=${id} tabindex="-1">
      <span class="dot ${uneasy.has(type) ? 'warning' : ''}" aria-hidden="true"></span>
      <div>
        <p class="name">${eventWords[type]()}</p>
        <p class="meta">
          <span>${moment(this.onThisClock(at))}</span>${
            factor
              ? html`<span
                  >${factorName(factor)}${factor.hint ? html` ${masked(factor.hint)}` : nothing}</span
                >`
              : nothing
          }${where ? html`<span>${where}</span>` : nothing}${
            address ? html`<span><bdi dir="ltr">${address}</bdi></span>` : nothing
          }
        </p>
      </div>
      ${
        ownOnly.has(type) || asked
          ? nothing
          : html`<button class="link quiet act disown" type="button" @click=${() => this.#onAsk(id)}>
              ${msg('Not you?', { id: 'activity.disown' })}
            </button>`
      }
      ${asked ? html`<div class="below">${this.#renderQuestion(id)}</div>` : nothing}
    </li>`;
  }

  #renderQuestion(id: string): TemplateResult {
    return renderConfirm({
      ask: msg('This wasn’t you?', { id: 'activity.ask' }),
      meaning: msg(
        'We’ll sign you out everywhere, here too, forget all trusted browsers, and tell those who run this service.',
        { id: 'activity.meaning' },
      ),
      go: msg('It wasn’t me: sign out everywhere', { id: 'activity.go' }),
      busy: this.pending,
      onGo: () => this.#onDisown(id),
      onKeep: () => this.#onAsk(''),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mfa-activity': MfaActivity;
  }
}
