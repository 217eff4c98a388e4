import { admin, type AdministratorView } from '@mfa-kit/contract';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { MfaSectionEvent, MfaShowPeopleEvent } from '../../events.js';
import { msg } from '../../locales/message.js';
import { MfaAdminSection } from '../../mfa-admin-section.js';
import { steppingUp } from '../step-up/stepping-up.js';
import styles from './admin.styles.js';
import type { MfaAdminPeople } from '../admin-people/admin-people.js';
import { sections, sectionsFor, type SectionName } from './sections.js';

type Shown = MfaAdminSection<{ readonly now: number }>;

/**
 * What administrators see and do: who is covered, people one by one, and for those whose it is the rules, the texts and the
 * audit. Its sections are elements in the page's own tree, where their fields belong, each loaded when it is first opened.
 *
 * @tag mfa-admin
 * @fires mfa-section - Another section is shown: read `section`.
 * @fires mfa-changed - Something was changed.
 * @csspart tabs - The row of sections.
 * @csspart tab - One of them.
 * @csspart panel - What is below.
 * @csspart problem - What failed.
 * @csspart button - A button that goes on.
 */
export class MfaAdmin extends MfaAdminSection<AdministratorView> {
  static override styles = [...MfaAdminSection.styles, styles];

  protected override readonly proving = steppingUp;

  /** Sections that were changed from another one, and ask anew when they are next shown. */
  readonly #stale = new Set<Element>();

  @query('[role=tab][tabindex="0"]') private tab?: HTMLElement | null;
  /** The tab that the arrows have reached. It opens when pressed, since opening it takes a request. */
  @state() private reached?: SectionName | undefined;

  /** The section that is shown: `overview`, `people`, `policy`, `texting` or `audit`. One that is not theirs is the first. */
  @property({ reflect: true }) section: string = 'overview';

  constructor() {
    super();
    this.addEventListener('mfa-changed', ({ target }) => this.#onChanged(target));
    // At the window, where it comes last: the page may have prevented it.
    this.follow('mfa-show-people', (event) => void this.#onShowPeople(event));
  }

  /** Moves the reader to the top of the section that is shown. */
  override async focusHeading(): Promise<void> {
    await this.updateComplete;
    const shown = this.#element(this.#current);
    return shown ? shown.focusHeading() : super.focusHeading();
  }

  protected override get words() {
    return { heading: msg('Administration', { id: 'admin.title' }), lead: '' };
  }

  protected override ask() {
    return this.send(admin.self, {});
  }

  get #names(): readonly SectionName[] {
    return this.shown ? sectionsFor(this.shown) : [];
  }

  get #current(): SectionName | undefined {
    return this.#names.find((name) => name === this.section) ?? this.#names[0];
  }

  #element(name: SectionName | undefined): Shown | undefined {
    return name && (this.querySelector<Shown>(sections[name].tag) ?? undefined);
  }

  /** Loads a section, unless another was chosen meanwhile, and shows it in the place of the one before. */
  async #open(name: SectionName): Promise<void> {
    this.forgive();
    if (!(await this.loaded(sections[name].load)) || name !== this.#current) return;
    const before = this.#element(name);
    const section = before ?? document.createElement(sections[name].tag);
    this.#equip(section);
    for (const other of this.#shown) other.hidden = other !== section;
    if (!before) this.append(section);
    else if (this.#stale.delete(section)) void section.reload();
  }

  get #shown(): Shown[] {
    const tags = Object.values(sections).map(({ tag }) => `:scope > ${tag}`);
    return [...this.querySelectorAll<Shown>(tags.join())];
  }

  #equip(section: Shown): void {
    const { client, baseUrl, signInUrl } = this;
    Object.assign(section, { baseUrl, signInUrl, ...(client && { client }) });
  }

  #onChanged(changed: EventTarget | null): void {
    for (const section of this.#shown) if (section !== changed) this.#stale.add(section);
  }

  async #onShowPeople(event: Event): Promise<void> {
    if (!(event instanceof MfaShowPeopleEvent) || event.defaultPrevented) return;
    if (!event.composedPath().includes(this)) return;
    this.#choose('people');
    await this.#open('people');
    await this.querySelector<MfaAdminPeople>('mfa-admin-people')?.show(event.wanted);
  }

  #choose(name: SectionName): void {
    this.reached = undefined;
    if (name === this.#current) return;
    this.section = name;
    this.dispatchEvent(new MfaSectionEvent());
  }

  #onKey = (event: KeyboardEvent): void => {
    const names = this.#names;
    const from = names.indexOf(this.reached ?? this.#current ?? 'overview');
    const forwards = getComputedStyle(this).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const to: Record<string, number> = {
      ArrowRight: from + (forwards === 'ArrowRight' ? 1 : -1),
      ArrowLeft: from + (forwards === 'ArrowLeft' ? 1 : -1),
      Home: 0,
      End: names.length - 1,
    };
    const next = to[event.key];
    if (next === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.reached = names.at(next % names.length);
    void this.updateComplete.then(() => this.tab?.focus());
  };

  /** Whoever leaves the row comes back to the tab that is open. */
  #onLeave = ({ relatedTarget }: FocusEvent): void => {
    if (!(relatedTarget as Element | null)?.matches('[role=tab]')) this.reached = undefined;
  };

  protected override willUpdate(_changed: PropertyValues<this>): void {
    for (const section of this.#shown) this.#equip(section);
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const told = changed as Map<PropertyKey, unknown>;
    const current = this.#current;
    if (current && (told.has('section') || told.has('shown'))) void this.#open(current);
  }

  protected override render(): TemplateResult {
    return this.shown ? this.renderShown() : super.render();
  }

  protected override renderShown(): TemplateResult {
    const current = this.#current;
    return html`<div class="console">
      <div
        class="tabs"
        part="tabs"
        role="tablist"
        aria-label=${this.words.heading}
        @keydown=${this.#onKey}
        @focusout=${this.#onLeave}
      >
        ${this.#names.map((name) => this.#renderTab(name, name === current))}
      </div>
      ${this.renderRequest()} ${this.#renderAgain(current)}
      <div
        class="panel"
        part="panel"
        id="panel"
        role="tabpanel"
        aria-labelledby=${`tab-${current ?? ''}`}
        tabindex="0"
      >
        <slot></slot>
      </div>
    </div>`;
  }

  #renderTab(name: SectionName, isOpen: boolean): TemplateResult {
    const isNext = this.reached ? name === this.reached : isOpen;
    return html`<button
      class="tab"
      part="tab"
      id=${`tab-${name}`}
      type="button"
      role="tab"
      aria-selected=${String(isOpen)}
      aria-controls="panel"
      tabindex=${isNext ? 0 : -1}
      @click=${() => this.#choose(name)}
    >
      ${sections[name].name()}
    </button>`;
  }

  /** A section that could not be loaded is asked for again. */
  #renderAgain(current: SectionName | undefined): TemplateResult | typeof nothing {
    if (this.request.at !== 'failed' || !current) return nothing;
    return html`<div class="choices">
      <button class="button plain small" part="button" type="button" @click=${() => this.#open(current)}>
        ${msg('Try again', { id: 'tryAgain' })}
      </button>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mfa-admin': MfaAdmin;
  }
}
