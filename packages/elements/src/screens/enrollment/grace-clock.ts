import type { ReactiveController, ReactiveControllerHost } from 'lit';

const MINUTE_MS = 60_000;

interface Grace {
  /** When it ends, by the server's clock; nothing if it does not. */
  readonly until: number | undefined;
  readonly serverNow: number;
}

/** Draws the wizard anew while time to put it off runs down: each minute, and at the end. */
export class GraceClock implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #grace: () => Grace;
  #timer?: ReturnType<typeof setTimeout>;

  constructor(host: ReactiveControllerHost, grace: () => Grace) {
    this.#host = host;
    this.#grace = grace;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    clearTimeout(this.#timer);
    const { until, serverNow } = this.#grace();
    const left = (until ?? 0) - serverNow;
    if (left > 0) this.#timer = setTimeout(() => this.#host.requestUpdate(), Math.min(left + 50, MINUTE_MS));
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }
}
