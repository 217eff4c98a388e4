/** Proving by a code from a text: nothing is sent until the person asks for it. Loaded when somebody has a phone. */
import type { FactorChoice, FailureCode, SendCode, Sending, State } from '@mfa-kit/contract';
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import '../../controls/resend-button/index.js';
import { fieldSlots } from '../../field-slots.js';
import { msg } from '../../locales/message.js';
import {
  expiredWords,
  masked,
  renderDelivery,
  renderResend,
  renderSentTo,
  sentWords,
} from '../../text-code.js';
import type { Field } from './fields.js';
import type { Request } from '../../mfa-caller.js';
import { TextWatch, type Watched } from '../../text-watch.js';

/** What the challenge lends to it. */
export interface TextDesk extends Watched, Field {
  readonly request: Request;
  /** The code was refused before, so it was not sent again. */
  readonly repeated: boolean;
  /** The field, while it is there. */
  readonly field: Element | null | undefined;
  readonly onThisClock: (instant: number) => number;
  readonly advance: (input: SendCode) => Promise<State | undefined>;
  readonly toField: () => Promise<void>;
}

export class TextWay {
  readonly #desk: () => TextDesk;
  readonly #host: ReactiveControllerHost;
  /** The newest text to each phone, by this login: the state has the very last one only. */
  readonly #texts = new Map<string, Sending>();
  /** The phones whose code was asked for. */
  readonly #asked = new Set<string>();
  #resent = 0;

  constructor(host: ReactiveControllerHost & HTMLElement, desk: () => TextDesk) {
    this.#host = host;
    this.#desk = desk;
    new TextWatch(host, desk);
  }

  /** The text whose code is asked for; none before one has left. */
  sentTo({ id }: FactorChoice): Sending | undefined {
    const { state } = this.#desk();
    const newest = state?.at === 'challenge' ? state.sent : undefined;
    if (newest) this.#texts.set(newest.factorId, newest);
    const sent = this.#texts.get(id);
    // One that never left is no reason to ask for a code; one that got lost on its way may have had one before it.
    if (sent && sent.delivery !== 'failed') this.#asked.add(id);
    return this.#asked.has(id) ? sent : undefined;
  }

  title(factor: FactorChoice): string {
    return this.sentTo(factor)
      ? msg('Enter your code', { id: 'challenge.totp.title' })
      : msg('Get a code by text', { id: 'challenge.phone.title' });
  }

  lead(factor: FactorChoice): TemplateResult {
    const { hint = '' } = factor;
    return this.sentTo(factor)
      ? renderSentTo(hint)
      : html`${msg(html`Text a code to ${masked(hint)}.`, { id: 'challenge.phone.lead' })}`;
  }

  /** The field and what became of the text, or the offer to send one. */
  render(factor: FactorChoice, request: TemplateResult, verify: TemplateResult): TemplateResult {
    const sent = this.sentTo(factor);
    return html`${sent ? this.#renderCode(factor, sent, request, verify) : this.#renderAsk(factor, request)}
      <p class="unseen" role="status">${sent ? sentWords(sent.hint) : ''}</p>`;
  }

  #renderAsk({ id }: FactorChoice, request: TemplateResult): TemplateResult {
    const { pending } = this.#desk();
    return html`${
        this.#failure ? nothing : renderDelivery(this.#texts.get(id), { expired: false, remedy: 'other-way' })
      }
      ${request}
      <button
        class="button wide"
        part="button"
        type="button"
        data-first
        aria-disabled=${String(pending)}
        @click=${() => this.#send(id)}
      >
        ${msg('Send the code', { id: 'challenge.phone.send' })}
      </button>`;
  }

  #renderCode(
    { id }: FactorChoice,
    sent: Sending,
    request: TemplateResult,
    verify: TemplateResult,
  ): TemplateResult {
    const { formId, onInput, onThisClock, pending, serverNow } = this.#desk();
    const expired = sent.expiresAt <= serverNow;
    return html`<mfa-otp-input
        data-first
        auto-submit
        web-otp
        required
        form=${formId}
        name="code"
        label=${msg('6-digit code', { id: 'challenge.code' })}
        error=${this.#problem}
        @input=${onInput}
        >${fieldSlots}</mfa-otp-input
      >
      ${this.#failure ? nothing : renderDelivery(sent, { expired, remedy: 'other-way' })} ${request} ${verify}
      ${renderResend({
        sent,
        times: this.#resent,
        busy: pending,
        onThisClock,
        onResend: () => void this.#resend(id),
      })}`;
  }

  /** Why the last request failed, if it did. */
  get #failure(): FailureCode | undefined {
    const { request } = this.#desk();
    return request.at === 'failed' ? request.error.code : undefined;
  }

  /** What is wrong with the code. */
  get #problem(): string {
    const { error, repeated } = this.#desk();
    if (repeated)
      return msg('You tried that code already. Check the text.', { id: 'challenge.phone.repeated' });
    return this.#failure === 'code_expired' ? expiredWords() : error;
  }

  async #send(factorId: string): Promise<boolean> {
    const { state, field, advance, toField } = this.#desk();
    if (state?.at !== 'challenge') return false;
    const { challengeId } = state;
    const next = await advance({ ...(challengeId && { challengeId }), factorId });
    await this.#host.updateComplete;
    // To the field that came, or away from the one that went.
    if (next ? !field : field && !this.#desk().field) await toField();
    return Boolean(next);
  }

  async #resend(id: string): Promise<void> {
    if (!(await this.#send(id))) return;
    this.#resent += 1;
    this.#host.requestUpdate();
  }
}
