import type { ExplainPolicy, Explanation, PolicyView } from '@mfa-kit/contract';
import type { ReactiveControllerHost, TemplateResult } from 'lit';
import { nobodyAsked, renderExplain, type Asked } from './explain-view.js';

/** What is asked about a person, and the last answer. */
export class Explaining {
  readonly #host: ReactiveControllerHost;
  readonly #send: (input: ExplainPolicy) => Promise<Explanation | undefined>;
  #asked: Asked = nobodyAsked;
  #answer?: Explanation | undefined;

  constructor(
    host: ReactiveControllerHost,
    send: (input: ExplainPolicy) => Promise<Explanation | undefined>,
  ) {
    this.#host = host;
    this.#send = send;
  }

  /** The rules are others now. */
  forget(): void {
    this.#answer = undefined;
    this.#host.requestUpdate();
  }

  render(known: PolicyView['known'], busy: boolean): TemplateResult {
    return renderExplain({
      asked: this.#asked,
      known,
      answer: this.#answer,
      busy,
      onEdit: (change) => {
        this.#asked = { ...this.#asked, ...change };
        this.#host.requestUpdate();
      },
      onAsk: () => void this.#ask(),
    });
  }

  async #ask(): Promise<void> {
    const { userId, application, form, source } = this.#asked;
    const where = { application: application.trim(), form: form.trim(), source: source.trim() };
    this.forget();
    this.#answer = await this.#send({
      userId: userId.trim(),
      ...(where.application && { application: where.application }),
      ...(where.form && { form: where.form }),
      ...(where.source && { source: where.source }),
    });
    this.#host.requestUpdate();
  }
}
