/** Has a screen forget its secret when the page is left or the screen taken out of it, and ask anew when it is back. */
import type { ReactiveController } from 'lit';
import type { MfaElement } from './mfa-element.js';

export class Forgetting implements ReactiveController {
  /** The page has been left. The browser may keep it and bring it back, but without the secret. */
  isAway = false;

  constructor(
    private readonly host: MfaElement,
    private readonly forget: () => void,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('pagehide', this);
    addEventListener('pageshow', this);
    // Taken out and put back, the screen has to ask again for what it forgot.
    this.host.requestUpdate();
  }

  hostDisconnected(): void {
    removeEventListener('pagehide', this);
    removeEventListener('pageshow', this);
    // A move within the page disconnects for an instant only.
    queueMicrotask(() => {
      if (!this.host.isConnected) this.forget();
    });
  }

  handleEvent({ type }: Event): void {
    this.isAway = type === 'pagehide';
    if (this.isAway) this.forget();
    else this.host.requestUpdate();
  }
}
