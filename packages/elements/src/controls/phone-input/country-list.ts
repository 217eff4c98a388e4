import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { define } from '../../define.js';
import { plural } from '../../locales/locale.js';
import { msg, str } from '../../locales/message.js';
import { MfaElement } from '../../mfa-element.js';
import { unseen } from '../../unseen.styles.js';
import { changeCountry } from './change-country.js';
import type { CountryChoice } from './country-choice.js';
import styles from './country-list.styles.js';
import { countriesInOrder, search, type Country } from './country-search.js';

/** How far PageUp and PageDown go. */
const page = 8;

/** The field that a country is chosen for. */
interface Owner {
  readonly button: HTMLButtonElement;
  readonly choice: CountryChoice;
  readonly text: () => string;
  /** Takes the text over in the person's name, and the focus back. */
  readonly write: (text: string) => void;
}

/**
 * The countries to choose from: a search over a list, as a popover. The focus stays in the search, which points at the
 * option that Enter would take. Loaded when `<mfa-phone-input>` is first used.
 */
export class MfaCountryList extends MfaElement {
  static override styles = [...MfaElement.styles, unseen, styles];

  static override properties: PropertyDeclarations = {
    active: { state: true },
    query: { state: true },
    opened: { state: true },
  };

  owner!: Owner;
  #all: readonly Country[] = [];
  #found: readonly Country[] = [];
  /** It was open when the button was pressed, which some browsers take for a press elsewhere, and shut it. */
  #wasOpen = false;

  private active = 0;
  private query = '';
  private opened = false;

  get #search(): HTMLInputElement {
    return this.renderRoot.querySelector('input')!;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.popover = 'auto';
    this.role = 'dialog';
    this.setAttribute('exportparts', 'list, search, option, active');
    this.addEventListener('toggle', this.#onToggle);
    const { button } = this.owner;
    button.addEventListener('keydown', this.#onButtonKey);
    button.addEventListener('pointerdown', () => (this.#wasOpen = this.matches(':popover-open')));
  }

  /** As the button does it. */
  toggle(): void {
    if (this.#wasOpen || this.matches(':popover-open')) this.hidePopover();
    else void this.#open();
    this.#wasOpen = false;
  }

  protected override willUpdate(changed: PropertyValues): void {
    this.ariaLabel = chooseWords();
    this.#found = search(this.#all, this.query);
    if (changed.has('query')) this.active = 0;
  }

  /** Below the button, with something sought already if a letter was typed there. */
  async #open(query = ''): Promise<void> {
    const { button, choice } = this.owner;
    this.#all = countriesInOrder(choice.offered, choice.preferred);
    this.mark('short', this.#all.length < 8);
    this.query = query;
    this.opened = true;
    await this.updateComplete;
    // Told the button, the browser puts the list by it, and after it in the order of Tab.
    this.showPopover({ source: button });
    this.#search.value = query;
    this.#search.focus();
    this.#go(query ? 0 : this.#found.findIndex(({ id }) => id === choice.country), 'center');
  }

  readonly #onToggle = ({ newState }: ToggleEvent): void => {
    this.opened = newState === 'open';
    this.owner.button.ariaExpanded = `${this.opened}`;
  };

  /** The arrows open, and so do letters, which are sought. */
  readonly #onButtonKey = (event: KeyboardEvent): void => {
    const { key, ctrlKey, metaKey, altKey } = event;
    const letter = /^\S$/u.test(key) && !ctrlKey && !metaKey && !altKey;
    if (!letter && key !== 'ArrowDown' && key !== 'ArrowUp') return;
    event.preventDefault();
    void this.#open(letter ? key : '');
  };

  #onInput(event: Event): void {
    // What is sought is nobody else's business.
    event.stopPropagation();
    this.query = this.#search.value;
    this.renderRoot.querySelector('ul')!.scrollTop = 0;
  }

  #onKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const last = this.#found.length - 1;
    const ways: Record<string, () => void> = {
      ArrowDown: () => this.#go(this.active === last ? 0 : this.active + 1),
      ArrowUp: () => this.#go(this.active === 0 ? last : this.active - 1),
      PageDown: () => this.#go(Math.min(this.active + page, last)),
      PageUp: () => this.#go(this.active - page),
      Home: () => this.#go(0),
      End: () => this.#go(last),
      Enter: () => this.#choose(this.#found[this.active]),
      Escape: () => this.#leave(),
    };
    const way = ways[event.key];
    if (way) {
      event.preventDefault();
      event.stopPropagation();
      way();
    } else if ([event.key, event.code].includes('Tab')) {
      // Left for the button, from where the browser goes on; back is the button itself. WebKitGTK has no name for
      // the key when Shift is held.
      if (event.shiftKey) event.preventDefault();
      this.#leave();
    }
  }

  #go(to: number, block: ScrollLogicalPosition = 'nearest'): void {
    this.active = Math.max(0, to);
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector('[aria-selected=true]')?.scrollIntoView({ block }),
    );
  }

  #choose(country: Country | undefined): void {
    if (!country) return;
    const { choice, text, write } = this.owner;
    const changed = changeCountry(text(), choice.home, country.id);
    choice.settle(country.id, 'person');
    this.#leave();
    write(changed);
  }

  #leave(): void {
    this.hidePopover();
    this.owner.button.focus();
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.opened) return nothing;
    const { active, query } = this;
    const found = this.#found;
    const { preferred } = this.owner.choice;
    const searchWords = msg('Search by country or code', { id: 'phone.search' });
    return html`<div class="head">
        <h2>${chooseWords()}</h2>
        <button type="button" @click=${this.#leave}>
          <span class="unseen">${msg('Close', { id: 'phone.close' })}</span>
        </button>
      </div>
      <input
        part="search"
        type="text"
        role="combobox"
        aria-label=${searchWords}
        placeholder=${searchWords}
        aria-expanded="true"
        aria-autocomplete="list"
        aria-controls="list"
        aria-activedescendant=${found[active]?.id ?? nothing}
        autocomplete="off"
        autocapitalize="none"
        autocorrect="off"
        spellcheck="false"
        enterkeyhint="done"
        @input=${this.#onInput}
        @keydown=${this.#onKey}
      />
      <ul part="list" id="list" role="listbox" aria-label=${msg('Countries', { id: 'phone.countries' })}>
        ${found.map((country, at) =>
          this.#renderOption(country, at === active, !query && at + 1 === preferred.length),
        )}
      </ul>
      <p class=${found.length ? 'unseen' : 'none'} role="status">
        ${found.length ? countWords(found.length) : noneWords(query)}
      </p>`;
  }

  #renderOption(country: Country, active: boolean, ends: boolean) {
    // The keys go through the options from the search.
    // eslint-disable-next-line lit-a11y/click-events-have-key-events
    return html`<li
      part="option ${active ? 'active' : ''}"
      class=${ends ? 'ends' : ''}
      role="option"
      id=${country.id}
      aria-selected=${`${active}`}
      aria-current=${country.id === this.owner.choice.country ? 'true' : nothing}
      @mousedown=${(event: Event) => event.preventDefault()}
      @click=${() => this.#choose(country)}
    >
      <span>${country.name}</span> <span class="code" dir="ltr">+${country.code}</span>
    </li>`;
  }
}

const chooseWords = (): string => msg('Choose your country', { id: 'phone.choose' });

function noneWords(query: string): string {
  return msg(str`No country is called “${query}”. Try its code, like +44.`, { id: 'phone.none' });
}

function countWords(count: number): string {
  return plural(count, {
    one: () => msg('One country', { id: 'phone.found.one' }),
    other: () => msg(str`${count} countries`, { id: 'phone.found.other' }),
  });
}

/** The list of a field, put after it in the field's own shadow root. */
export function countryList(owner: Owner): MfaCountryList {
  define('mfa-country-list', MfaCountryList);
  const list = Object.assign(document.createElement('mfa-country-list'), { owner });
  owner.button.parentElement!.after(list);
  return list;
}

declare global {
  interface HTMLElementTagNameMap {
    'mfa-country-list': MfaCountryList;
  }
}
