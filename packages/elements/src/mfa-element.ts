import { updateWhenLocaleChanges } from '@lit/localize';
import { LitElement } from 'lit';
import { tokens } from './tokens.styles.js';

/** The root of every element of the kit: the tokens, the words' language, and states for `:state()`. */
export class MfaElement extends LitElement {
  static override styles = [tokens];

  #internals?: ElementInternals | undefined;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  /** Sets or clears what `:state(name)` matches. Where the browser has no custom states, nothing happens. */
  protected mark(name: string, on: boolean): void {
    this.#internals ??= this.attachInternals?.();
    const states = this.#internals?.states as CustomStateSet | undefined;
    if (on) states?.add(name);
    else states?.delete(name);
  }
}

/** The element of ours that the page itself holds: the one whose light DOM the page's form, labels and managers can see. */
export function outermost(element: MfaElement): MfaElement {
  const { host } = element.getRootNode() as ShadowRoot;
  return host instanceof MfaElement ? outermost(host) : element;
}
