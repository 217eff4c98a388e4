import { admin, type FailureCode, type Person, type Ticketed } from '@mfa-kit/contract';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { MfaPhoneInput } from '../../controls/phone-input/phone-input.js';
import { MfaChangedEvent } from '../../events.js';
import { FormController } from '../../form.js';
import { msg } from '../../locales/message.js';
import { MfaAdminSection } from '../../mfa-admin-section.js';
import { steppingUp } from '../step-up/stepping-up.js';
import { actions, type ActionName, type FieldName } from './actions.js';
import styles from './admin-person.styles.js';
import { renderDecisions } from './decisions.js';
import { check, empty, nameWords, typedOf, type Draft, type Problems } from './draft.js';
import { isolated, renderForm } from './form.js';
import { Sees } from './sees.js';
import { renderTicket, type Issued } from './ticket.js';
import { renderFactors, renderFacts, renderRequirement } from './views.js';

/** Which field a failure is about. */
const fields: Partial<Record<FailureCode, FieldName>> = {
  phone_invalid: 'phone',
  phone_unsupported: 'phone',
  country_blocked: 'phone',
  confirmation_required: 'name',
  policy_too_weak: 'until',
  request_malformed: 'reason',
};

/**
 * One person as administrators see them: what they have, what is asked of them and by which rules; and what can be done:
 * require, exempt, give time, set a number, unlock, issue a set-up code, reset.
 *
 * @tag mfa-admin-person
 * @fires mfa-changed - Something was changed: read `person`.
 * @csspart card - The section.
 * @csspart heading - The name.
 * @csspart lead - The line below it.
 * @csspart factor - One of their methods.
 * @csspart decision - What was decided about them, and the button that changes it.
 * @csspart confirm - The question before something is done.
 * @csspart screen - What the person would see.
 * @csspart ticket - The set-up code, shown once.
 * @csspart problem - What failed.
 * @csspart button - A button that goes on.
 */
export class MfaAdminPerson extends MfaAdminSection<Person> {
  static override styles = [...MfaAdminSection.styles, styles];

  protected override readonly proving = steppingUp;
  readonly #form = new FormController(this, () => void this.#onGo());

  readonly #sees = new Sees(this, {
    client: () => this.currentClient,
    failure: (error) => this.failureWords(error, Date.now()),
    onThisClock: (instant) => this.onThisClock(instant),
    onShow: () => this.open && this.#onCancel(),
  });

  @query('mfa-phone-input') private phone?: MfaPhoneInput | null;
  /** What is about to be done. */
  @state() private open?: ActionName | undefined;
  @state() private draft: Draft = empty;
  @state() private problems: Problems = {};
  /** Held only while it is shown. */
  @state() private issued?: Issued | undefined;

  /** Whom it is about. */
  @property({ attribute: 'user-id' }) userId = '';

  /** Who is shown, as the server last said. */
  get person(): Person | undefined {
    return this.shown;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.issued = undefined;
  }

  protected override get words() {
    const { shown } = this;
    if (!shown) return { heading: msg('Person', { id: 'admin.person.title' }), lead: '' };
    const { account, tenant, roles } = shown;
    const facts = [account, tenant, ...roles].filter((fact) => fact && fact !== shown.name);
    return { heading: shown.name, lead: facts.map((fact) => isolated(fact ?? '')).join(' · ') };
  }

  protected override ask() {
    return this.send(admin.person, { userId: this.userId });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('userId') || changed.get('userId') === undefined) return;
    this.abandon();
    this.shown = this.open = this.issued = undefined;
    this.#sees.close();
    this.draft = empty;
    void this.reload();
  }

  protected override isAtField(code: FailureCode): boolean {
    return this.#fieldOf(code) !== undefined;
  }

  #fieldOf(code: FailureCode): FieldName | undefined {
    const field = fields[code];
    const has = this.open && (field === 'reason' || field === actions[this.open].field);
    return has ? field : undefined;
  }

  /** The open question says by itself what failed. */
  protected override renderRequest(): TemplateResult {
    return this.open ? html`` : super.renderRequest();
  }

  #onOpen = async (action: ActionName): Promise<void> => {
    if (this.pending) return;
    if (this.open === action) return this.#onCancel();
    if (
      actions[action].field === 'phone' &&
      !(await this.loaded(() => import('../../controls/phone-input/index.js')))
    )
      return;
    this.forgive();
    this.#sees.close();
    this.done = '';
    this.issued = undefined;
    this.draft = empty;
    this.problems = {};
    this.open = action;
    await this.focusOn('.ask');
  };

  #onCancel = (): void => {
    const before = this.open;
    this.abandon();
    this.open = undefined;
    this.draft = empty;
    if (before) void this.focusOn(`[data-action=${before}]`);
  };

  #onDraft = (typed: Partial<Draft>): void => {
    this.forgive();
    this.problems = {};
    this.draft = { ...this.draft, ...typed };
  };

  /** The number is checked by its own field, which says so and takes the focus. */
  #onPress = (): void => {
    if (this.phone) this.#form.submit();
    else void this.#onGo();
  };

  async #onGo(): Promise<void> {
    const { shown, open } = this;
    if (!shown || !open || this.pending) return;
    const action = actions[open];
    this.problems = check(this.draft, action, shown.name);
    const [wrong] = Object.keys(this.problems);
    if (wrong) return this.focusOn(`#${wrong}`);
    const typed = typedOf({ ...this.draft, phone: this.phone?.value ?? '' }, this.userId, this.draft.name);
    const answer = await action.send((route, input) => this.send(route, input), typed);
    if (answer) await this.#finish(answer, action.done());
    else await this.#explain(shown.name);
  }

  async #finish(answer: Person | Ticketed, done: string): Promise<void> {
    this.open = undefined;
    this.draft = empty;
    if ('ticket' in answer) {
      this.receive(answer.person);
      this.issued = { ticket: answer.ticket, expiresAt: answer.expiresAt };
      await this.focusOn('.ask');
    } else {
      this.receive(answer);
      this.done = done;
      await this.focusHeading();
    }
    this.dispatchEvent(new MfaChangedEvent());
  }

  /** What was typed stays; the focus goes to what is wrong with it. */
  async #explain(name: string): Promise<void> {
    if (this.request.at !== 'failed') return;
    const field = this.#fieldOf(this.request.error.code);
    if (!field) return;
    this.problems = { [field]: field === 'name' ? nameWords(name) : this.fieldProblem };
    await this.updateComplete;
    if (field === 'phone') this.phone?.select();
    else await this.focusOn(`#${field}`);
  }

  #onClose = (): void => {
    this.issued = undefined;
    void this.focusHeading();
  };

  protected override renderShown(person: Person): TemplateResult {
    const { open } = this;
    const clock = (instant: number) => this.onThisClock(instant);
    return html`${this.issued ? this.#renderIssued(this.issued) : nothing} ${renderFacts(person, clock)}
      <h3 class="title">${msg('Methods', { id: 'admin.person.methods' })}</h3>
      ${renderFactors(person, clock)}
      <h3 class="title">${msg('Requirement', { id: 'admin.people.requirement' })}</h3>
      ${renderRequirement(person, clock)}
      <h3 class="title">${msg('What they would see', { id: 'admin.sees' })}</h3>
      ${this.#sees.render(person)}
      <h3 class="title">${msg('Decisions', { id: 'admin.person.decisions' })}</h3>
      ${renderDecisions({
        person,
        open,
        busy: this.pending,
        form: open ? this.#renderForm(open, person) : nothing,
        onThisClock: clock,
        onOpen: (action) => void this.#onOpen(action),
      })}`;
  }

  #renderForm(action: ActionName, { name }: Person): TemplateResult {
    return renderForm({
      action,
      name,
      draft: this.draft,
      problems: this.problems,
      busy: this.pending,
      formId: this.#form.id,
      failed: super.renderRequest(),
      onDraft: this.#onDraft,
      onGo: this.#onPress,
      onCancel: this.#onCancel,
    });
  }

  #renderIssued({ ticket, expiresAt }: Issued): TemplateResult {
    return renderTicket(
      { ticket, expiresAt: this.onThisClock(expiresAt) },
      () => this.renderRoot.querySelector('.ticket bdi'),
      this.#onClose,
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mfa-admin-person': MfaAdminPerson;
  }
}
