/** Saves a long list as a file, page by page: how far it is, and a way to stop. */
import { MfaError } from '@mfa-kit/contract';
import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { csvFile, saveFile } from './csv.js';
import { downloadIcon } from './icons.js';
import { locale } from './locales/locale.js';
import { msg, str } from './locales/message.js';

/** A page of rows; `next` leads to the one after. */
interface ExportPage {
  readonly rows: readonly (readonly string[])[];
  readonly next?: string | undefined;
}

export interface ExportList {
  readonly fileName: () => string;
  readonly header: () => readonly string[];
  readonly page: (after: string | undefined, signal: AbortSignal) => Promise<ExportPage>;
  /** What failed, in words. */
  readonly failure: (error: MfaError) => string;
}

type Standing =
  | { readonly at: 'idle'; readonly said: string }
  | { readonly at: 'running'; readonly count: number }
  | { readonly at: 'failed'; readonly words: string };

const count = (value: number): string => new Intl.NumberFormat(locale()).format(value);

export class ListExport implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #list: ExportList;
  #abort?: AbortController | undefined;
  #standing: Standing = { at: 'idle', said: '' };

  constructor(host: ReactiveControllerHost, list: ExportList) {
    this.#host = host;
    this.#list = list;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#abort?.abort();
  }

  render(label: string): TemplateResult {
    const { at } = this.#standing;
    const running = at === 'running';
    return html`<div class="export">
      <button class="button plain small" type="button" @click=${running ? this.#onCancel : this.#onStart}>
        ${running ? msg('Stop', { id: 'admin.export.stop' }) : html`${downloadIcon}${label}`}
      </button>
      <p class="status" role=${at === 'failed' ? 'alert' : 'status'}>${this.#words() || nothing}</p>
    </div>`;
  }

  #words(): string {
    const standing = this.#standing;
    switch (standing.at) {
      case 'idle':
        return standing.said;
      case 'failed':
        return standing.words;
      case 'running':
        return standing.count
          ? msg(str`${count(standing.count)} so far…`, { id: 'admin.export.soFar' })
          : msg('Collecting…', { id: 'admin.export.collecting' });
    }
  }

  #stand(standing: Standing): void {
    this.#standing = standing;
    this.#host.requestUpdate();
  }

  #onCancel = (): void => {
    this.#abort?.abort();
    this.#stand({ at: 'idle', said: msg('Stopped. Nothing was saved.', { id: 'admin.export.stopped' }) });
  };

  #onStart = async (): Promise<void> => {
    const { signal } = (this.#abort = new AbortController());
    this.#stand({ at: 'running', count: 0 });
    try {
      const rows = await this.#collect(signal);
      if (signal.aborted) return;
      saveFile(this.#list.fileName(), csvFile([this.#list.header(), ...rows]));
      const said = msg(str`Saved, with ${count(rows.length)} in it.`, { id: 'admin.export.saved' });
      this.#stand({ at: 'idle', said });
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof MfaError)) throw error;
      this.#stand({ at: 'failed', words: this.#list.failure(error) });
    }
  };

  async #collect(signal: AbortSignal): Promise<readonly (readonly string[])[]> {
    const rows: (readonly string[])[] = [];
    let after: string | undefined;
    do {
      const page = await this.#list.page(after, signal);
      if (signal.aborted) break;
      rows.push(...page.rows);
      after = page.next;
      this.#stand({ at: 'running', count: rows.length });
    } while (after !== undefined);
    return rows;
  }
}
