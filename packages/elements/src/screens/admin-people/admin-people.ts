import { admin, type ListPeople, type People, type PersonRow } from '@mfa-kit/contract';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { PeopleWanted } from '../../events.js';
import { fieldSlots } from '../../field-slots.js';
import { chevronIcon } from '../../icons.js';
import { plural } from '../../locales/locale.js';
import { msg, str } from '../../locales/message.js';
import { MfaAdminSection } from '../../mfa-admin-section.js';
import { exportPeople } from '../../people-export.js';
import { figure } from '../../people-words.js';
import type { MfaAdminPerson } from '../admin-person/admin-person.js';
import { steppingUp } from '../step-up/stepping-up.js';
import styles from './admin-people.styles.js';
import { narrowed, renderFilters, type Known, type Wanted } from './filters.js';
import { renderTable } from './table.js';

/** How long a pause in typing is, before the list follows. */
const PAUSE_MS = 250;
const PAGE = 50;
/** The most that one request may ask for. */
const MOST = 200;

/**
 * People: searched, narrowed, page after page; and one of them, with what an administrator may do about them.
 *
 * @tag mfa-admin-people
 * @fires mfa-changed - Something was changed about somebody.
 * @csspart card - The section.
 * @csspart heading - The heading.
 * @csspart lead - The line below it.
 * @csspart problem - What failed.
 * @csspart button - A button that goes on.
 */
export class MfaAdminPeople extends MfaAdminSection<People> {
  static override styles = [...MfaAdminSection.styles, styles];

  protected override readonly proving = steppingUp;

  readonly #export = exportPeople(this, {
    client: () => this.currentClient,
    wanted: () => this.wanted,
    failure: (error) => this.failureWords(error, Date.now()),
  });
  #pause?: ReturnType<typeof setTimeout>;
  /** Where the page was scrolled to when somebody was opened. */
  #scrolled = 0;

  @state() private wanted: Wanted = {};
  @state() private known: Known = { tenants: [], roles: [] };
  /** The one whose page is open. */
  @state() private opened?: string | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#pause);
  }

  /** Shows those who are wanted, and nobody else; or one person. */
  async show({ userId, ...wanted }: PeopleWanted): Promise<void> {
    if (userId !== undefined) return this.#onOpen({ userId });
    this.opened = undefined;
    this.#narrow(wanted);
    await this.focusHeading();
  }

  override async focusHeading(): Promise<void> {
    await this.updateComplete;
    const person = this.renderRoot.querySelector<MfaAdminPerson>('mfa-admin-person');
    return person ? person.focusHeading() : super.focusHeading();
  }

  protected override get words() {
    return { heading: msg('People', { id: 'admin.people.title' }), lead: '' };
  }

  /** What is shown, anew: as many as there are. */
  protected override ask() {
    const limit = Math.min(MOST, Math.max(PAGE, this.shown?.people.length ?? 0));
    return this.send(admin.people, { ...this.wanted, limit });
  }

  protected override firstUpdated(changed: PropertyValues<this>): void {
    super.firstUpdated(changed);
    void this.updateComplete.then(() => this.#learn());
  }

  /** What there is to narrow by. Without it the list is still a list. */
  async #learn(): Promise<void> {
    const overview = await this.currentClient.call(admin.overview, {}).catch(() => undefined);
    if (overview) this.known = { tenants: overview.tenants, roles: overview.roles };
  }

  #onInput = (name: keyof Wanted, value: string): void => {
    clearTimeout(this.#pause);
    const wanted = narrowed(this.wanted, { [name]: value });
    if (name !== 'text') return this.#narrow(wanted);
    this.wanted = wanted;
    this.#pause = setTimeout(() => this.#narrow(wanted), PAUSE_MS);
  };

  /** What was asked before is of no use any more. */
  #narrow(wanted: Wanted): void {
    clearTimeout(this.#pause);
    this.wanted = wanted;
    this.abandon();
    void this.#begin();
  }

  async #begin(): Promise<void> {
    const answer = await this.send(admin.people, { ...this.wanted, limit: PAGE });
    if (answer) this.receive(answer);
  }

  #onMore = async (): Promise<void> => {
    const { shown } = this;
    if (shown?.next === undefined) return;
    const input: ListPeople = { ...this.wanted, after: shown.next, limit: PAGE };
    const page = await this.send(admin.people, input);
    if (!page) return;
    this.receive({ ...page, people: [...shown.people, ...page.people] });
    const first = page.people[0];
    if (first) void this.focusOn(`[data-id='${CSS.escape(first.userId)}'] .who`);
  };

  #onOpen = async ({ userId }: Pick<PersonRow, 'userId'>): Promise<void> => {
    if (this.opened === undefined) this.#scrolled = scrollY;
    this.opened = userId;
    await this.focusHeading();
  };

  /** Back to where the list was left, with what was changed. */
  #onBack = async (): Promise<void> => {
    const id = this.opened;
    this.opened = undefined;
    if (id === undefined) return;
    await this.updateComplete;
    scrollTo({ top: this.#scrolled });
    const row = this.renderRoot.querySelector<HTMLElement>(`[data-id='${CSS.escape(id)}'] .who`);
    if (row) row.focus({ preventScroll: true });
    else await this.focusHeading();
  };

  /** The row says what the page of the person now does. */
  #onChanged = ({ target }: Event): void => {
    const { person } = target as MfaAdminPerson;
    const { shown } = this;
    if (!person || !shown) return;
    const people = shown.people.map((row) => (row.userId === person.userId ? person : row));
    this.shown = { ...shown, people };
  };

  protected override renderAction({ people }: People): TemplateResult | typeof nothing {
    return people.length ? this.#export.render(msg('Save as CSV', { id: 'admin.people.csv' })) : nothing;
  }

  protected override render(): TemplateResult {
    return html`<div class="list" ?hidden=${this.opened !== undefined}>${super.render()}</div>
      ${this.opened === undefined ? nothing : this.#renderPerson(this.opened)}`;
  }

  #renderPerson(userId: string): TemplateResult {
    return html`<p class="back">
        <button class="link" type="button" @click=${this.#onBack}>
          ${chevronIcon} ${msg('All people', { id: 'admin.people.back' })}
        </button>
      </p>
      <mfa-admin-person
        user-id=${userId}
        .client=${this.client}
        .baseUrl=${this.baseUrl}
        .signInUrl=${this.signInUrl}
        @mfa-changed=${this.#onChanged}
        >${fieldSlots}</mfa-admin-person
      >`;
  }

  protected override renderShown(shown: People): TemplateResult {
    const isNarrowed = Object.keys(this.wanted).length > 0;
    return html`${renderFilters(this.wanted, this.known, this.#onInput)}
      <p class="unseen" role="status">${this.pending ? nothing : this.#countWords(shown)}</p>
      ${shown.people.length ? this.#renderList(shown) : this.#renderNobody(isNarrowed)}`;
  }

  #renderNobody(isNarrowed: boolean): TemplateResult {
    if (!isNarrowed)
      return html`<p class="empty">
        ${msg('Nobody yet: people appear here when they first sign in.', { id: 'admin.overview.none' })}
      </p>`;
    return html`<div class="body nobody">
      <span>${msg('Nobody is like that.', { id: 'admin.people.nobody' })}</span>
      <button class="button plain small" type="button" @click=${() => this.#narrow({})}>
        ${msg('Show everybody', { id: 'admin.people.clear' })}
      </button>
    </div>`;
  }

  #renderList(shown: People): TemplateResult {
    return html`${renderTable({
        people: shown.people,
        busy: this.pending,
        onThisClock: (instant) => this.onThisClock(instant),
        onOpen: (person) => void this.#onOpen(person),
      })}
      <div class="below-table">
        <span>${this.#countWords(shown)}</span>
        ${
          shown.next === undefined
            ? nothing
            : html`<button
                class="button plain small"
                part="button"
                type="button"
                aria-disabled=${String(this.pending)}
                @click=${this.#onMore}
              >
                ${msg('Show more', { id: 'admin.more' })}
              </button>`
        }
      </div>`;
  }

  #countWords({ people, next }: People): string {
    const count = figure(people.length);
    if (next !== undefined) return msg(str`${count} shown, and there are more`, { id: 'admin.people.some' });
    return plural(people.length, {
      one: () => msg('One person', { id: 'admin.people.count.one' }),
      other: () => msg(str`${count} people`, { id: 'admin.people.count' }),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mfa-admin-people': MfaAdminPeople;
  }
}
