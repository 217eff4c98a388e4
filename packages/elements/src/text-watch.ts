import { flow, type Client, type Sending, type State } from '@mfa-kit/contract';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Providers report within seconds, and whoever waits looks at the screen. */
const POLL_MS = 1000;
/** One that has not reported by then may never do so. */
const PROMPT_MS = 60_000;
const SLOW_POLL_MS = 5000;

/** What the watch needs of a screen. */
export interface Watched {
  readonly state: State | undefined;
  readonly serverNow: number;
  /** Whether a request of the screen's own is on its way: its answer is the newer one. */
  readonly pending: boolean;
  readonly client: Client;
  readonly receive: (state: State) => void;
}

/**
 * Follows a text that is on its way: asks the server what became of it, each second at first, quietly, as long as the
 * page can be seen and the code works; and draws the screen anew when it expires.
 */
export class TextWatch implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #watched: () => Watched;
  #poll?: ReturnType<typeof setTimeout> | undefined;
  #expiry?: ReturnType<typeof setTimeout>;
  #abort?: AbortController | undefined;
  /** The text that is followed, and since when. */
  #followed = { text: '', since: 0 };

  constructor(host: ReactiveControllerHost & HTMLElement, watched: () => Watched) {
    this.#host = host;
    this.#watched = watched;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#onVisibility);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#onVisibility);
    this.#stop();
    clearTimeout(this.#expiry);
  }

  hostUpdated(): void {
    this.#plan(this.#pause);
    this.#wakeAtExpiry();
  }

  /** Nobody looks: nothing is asked. Back again, it is asked at once. */
  #onVisibility = (): void => {
    this.#stop();
    this.#plan(0);
  };

  #stop(): void {
    clearTimeout(this.#poll);
    this.#poll = undefined;
    this.#abort?.abort();
    this.#abort = undefined;
  }

  get #isOpen(): boolean {
    const { state, serverNow } = this.#watched();
    const sent = sentIn(state);
    return (
      sent?.delivery === 'open' &&
      sent.expiresAt > serverNow &&
      this.#host.isConnected &&
      !this.#host.hidden &&
      document.visibilityState === 'visible'
    );
  }

  get #pause(): number {
    const sent = sentIn(this.#watched().state);
    const text = sent ? `${sent.factorId} ${sent.expiresAt}` : '';
    if (text !== this.#followed.text) this.#followed = { text, since: Date.now() };
    return Date.now() - this.#followed.since < PROMPT_MS ? POLL_MS : SLOW_POLL_MS;
  }

  #plan(wait: number): void {
    if (!this.#isOpen) this.#stop();
    else if (!this.#abort) this.#poll ??= setTimeout(() => void this.#ask(), wait);
  }

  async #ask(): Promise<void> {
    this.#poll = undefined;
    const { state: before, client } = this.#watched();
    const { signal } = (this.#abort = new AbortController());
    // Whatever fails, the person's own next step will say it.
    const now = await client.call(flow.state, {}, signal).catch(() => undefined);
    if (signal.aborted) return;
    this.#abort = undefined;
    const { state, pending, receive } = this.#watched();
    if (now && state && state === before && !pending && hasNews(before, now)) receive(now);
    this.#plan(this.#pause);
  }

  #wakeAtExpiry(): void {
    clearTimeout(this.#expiry);
    const { state, serverNow } = this.#watched();
    const left = (sentIn(state)?.expiresAt ?? 0) - serverNow;
    if (left > 0) this.#expiry = setTimeout(() => this.#host.requestUpdate(), left + 50);
  }
}

/** The text that a state speaks of, if any. */
function sentIn(state: State | undefined): Sending | undefined {
  if (state?.at === 'challenge') return state.sent;
  return state?.at === 'enrollment' && state.setup?.kind === 'phone' ? state.setup.sent : undefined;
}

/** Clocks and counts move with every answer; these are worth a new drawing. */
function hasNews(before: State, now: State): boolean {
  return before.at !== now.at || JSON.stringify(sentIn(before)) !== JSON.stringify(sentIn(now));
}
