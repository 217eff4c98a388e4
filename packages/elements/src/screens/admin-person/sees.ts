/** What one person would see when signing in: asked of the server by context, and shown with made-up data. */
import {
  MfaError,
  policy,
  type Client,
  type Explanation,
  type Person,
  type PolicyView,
} from '@mfa-kit/contract';
import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { guard } from 'lit/directives/guard.js';
import { renderSelectField } from '../../admin-field.js';
import { msg } from '../../locales/message.js';
import { loadScreen, renderScreen, stateOf } from './screen.js';
import { graceWords, renderReasons } from './views.js';

/** What the page of the person lends. */
export interface Lent {
  readonly client: () => Client;
  readonly failure: (error: MfaError) => string;
  readonly onThisClock: (instant: number) => number;
  /** A screen has a field, and only one can be in the page's own tree. */
  readonly onShow: () => void;
}

type Where = 'application' | 'form' | 'source';
type Context = Partial<Record<Where, string>>;
type Standing =
  | { readonly at: 'closed' }
  | { readonly at: 'busy' }
  | { readonly at: 'failed'; readonly words: string }
  | { readonly at: 'shown'; readonly explained: Explanation; readonly person: Person };

const contexts: Record<Where, () => string> = {
  application: () => msg('Application', { id: 'admin.sees.application' }),
  form: () => msg('Form', { id: 'admin.sees.form' }),
  source: () => msg('Sign-in source', { id: 'admin.sees.source' }),
};

const places: Record<Explanation['at'], (explained: Explanation) => string> = {
  complete: () => msg('They get straight in: no second step is asked for.', { id: 'admin.sees.complete' }),
  challenge: () => msg('They are asked for a code.', { id: 'admin.sees.challenge' }),
  enrollment: ({ requirement }) =>
    requirement === 'required'
      ? msg('They have to set up a second step to get in.', { id: 'admin.sees.required' })
      : msg('They are offered a second step, and can put it off.', { id: 'admin.sees.optional' }),
  ticket: () => msg('They are asked for a set-up code of yours.', { id: 'admin.sees.ticket' }),
  codes: () => msg('They are asked to save their recovery codes.', { id: 'admin.sees.codes' }),
};

export class Sees implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #lent: Lent;
  #standing: Standing = { at: 'closed' };
  #context: Context = {};
  #known?: PolicyView['known'] | undefined;
  #abort?: AbortController | undefined;

  constructor(host: ReactiveControllerHost, lent: Lent) {
    this.#host = host;
    this.#lent = lent;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.close();
  }

  close(): void {
    this.#abort?.abort();
    this.#stand({ at: 'closed' });
  }

  #stand(standing: Standing): void {
    this.#standing = standing;
    this.#host.requestUpdate();
  }

  async #show(person: Person): Promise<void> {
    this.#lent.onShow();
    this.#abort?.abort();
    const { signal } = (this.#abort = new AbortController());
    this.#stand({ at: 'busy' });
    try {
      const client = this.#lent.client();
      const input = { userId: person.userId, ...this.#context };
      const explained = await client.call(policy.explain, input, signal);
      this.#known ??= (await client.call(policy.rules, {}, signal)).known;
      await loadScreen(explained.at).catch((cause: unknown) => {
        throw new MfaError('offline', { cause });
      });
      if (!signal.aborted) this.#stand({ at: 'shown', explained, person });
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof MfaError)) throw error;
      this.#stand({ at: 'failed', words: this.#lent.failure(error) });
    }
  }

  render(person: Person): TemplateResult {
    const standing = this.#standing;
    return html`<div class="body sees">
      ${this.#known ? this.#renderContext(this.#known, person) : nothing}
      <p role="status">${standing.at === 'shown' ? this.#words(standing.explained) : nothing}</p>
      ${standing.at === 'failed' ? html`<p class="note danger" part="problem" role="alert">${standing.words}</p>` : nothing}
      ${standing.at === 'shown' ? this.#renderShown(standing.explained, standing.person) : this.#renderGo(person)}
    </div>`;
  }

  #words(explained: Explanation): TemplateResult {
    const grace = explained.at === 'enrollment' ? graceWords(explained, this.#lent.onThisClock) : '';
    return html`<b>${places[explained.at](explained)}</b> ${grace}`;
  }

  #renderGo(person: Person): TemplateResult {
    return html`<div class="choices">
      <button
        class="button plain small see"
        type="button"
        aria-disabled=${String(this.#standing.at === 'busy')}
        @click=${() => void this.#show(person)}
      >
        ${msg('Show what they see', { id: 'admin.sees.go' })}
      </button>
    </div>`;
  }

  #renderContext(known: PolicyView['known'], person: Person): TemplateResult {
    const choose = (where: Where, value: string) => {
      const { [where]: _before, ...others } = this.#context;
      this.#context = value ? { ...others, [where]: value } : others;
      void this.#show(person);
    };
    return html`<div class="tools">
      ${(Object.keys(contexts) as Where[]).map((where) =>
        known[where].length
          ? renderSelectField({
              id: `sees-${where}`,
              label: contexts[where](),
              value: this.#context[where] ?? '',
              options: [
                ['', msg('As last time', { id: 'admin.sees.last' })],
                ...known[where].map((name) => [name, name] as const),
              ],
              onInput: (value) => choose(where, value),
            })
          : nothing,
      )}
    </div>`;
  }

  #renderShown(explained: Explanation, person: Person): TemplateResult {
    const state = stateOf(explained, person);
    return html`${renderReasons(explained.reasons)}
      ${
        state
          ? html`<p class="meta">
                ${msg('The screen, with made-up data. Nothing in it works.', { id: 'admin.sees.inert' })}
              </p>
              ${guard([explained], () => renderScreen(state))}`
          : nothing
      }
      <div class="choices">
        <button class="button plain small" type="button" @click=${() => this.close()}>
          ${msg('Close', { id: 'close' })}
        </button>
      </div>`;
  }
}
