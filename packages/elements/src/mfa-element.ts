import { LitElement } from 'lit';
import type { Part } from './locales/languages.js';
import { tokens } from './tokens.styles.js';

const page = import('./locales/page.js');
/** A page in another language waits for its words, so that nobody sees English first. */
const waits = /^(?!en$)./.test(globalThis.document?.documentElement.lang);

/** The root of every element of the kit: the tokens, the words' language, and states for `:state()`. */
export class MfaElement extends LitElement {
  static override styles = [tokens];

  /** That of package.json, as a test sees to. */
  static readonly version: string = '0.1.0';

  /** Which words it says, besides those of every screen. */
  static words?: Part;

  #internals?: ElementInternals;
  readonly #words = page.then(({ attend }) => attend(this));

  protected override async scheduleUpdate(): Promise<unknown> {
    if (waits) await this.#words;
    return super.scheduleUpdate();
  }

  /** Listens to what reaches the window, as long as the element is in a page. */
  protected follow(type: string, listener: (event: Event) => void): void {
    this.addController({
      hostConnected: () => addEventListener(type, listener),
      hostDisconnected: () => removeEventListener(type, listener),
    });
  }

  /** Sets or clears what `:state(name)` matches. Where the browser has no custom states, nothing happens. */
  protected mark(name: string, on: boolean | string): void {
    const { states } = (this.#internals ??= this.attachInternals());
    (states as CustomStateSet | undefined)?.[on ? 'add' : 'delete'](name);
  }
}

/** The element of ours that the page itself holds: the one whose light DOM the page's form, labels and managers can see. */
export function outermost(element: MfaElement): MfaElement {
  const { host } = element.getRootNode() as ShadowRoot;
  return host instanceof MfaElement ? outermost(host) : element;
}
