import { factors, flow, type FactorView, type Factors, type Kind } from '@mfa-kit/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import type { MfaTextInput } from '../../controls/text-input/text-input.js';
import { MfaChangedEvent, MfaEnrollEvent, MfaListedEvent } from '../../events.js';
import { factorName } from '../../factor-names.js';
import { FormController } from '../../form.js';
import { msg, str } from '../../locales/message.js';
import { MfaSection } from '../../mfa-section.js';
import { steppingUp } from '../step-up/stepping-up.js';
import styles from './factors.styles.js';
import { closed, modules, renderChoose, renderEnrollment, renderSetup, type Open } from './opened.js';
import { renderRow, type Below, type Row } from './row.js';
import { setupClient, stateOf } from './setup-client.js';
import { renderNone, renderRepair } from './views.js';
import { sectionWords } from './words.js';

/**
 * A person's own factors: listed, added, renamed, replaced, removed; or the way to the first one.
 *
 * @tag mfa-factors
 * @fires mfa-enroll - Somebody without a second step wants one. Prevent it to lead elsewhere than to the wizard in this place.
 * @fires mfa-enrolled - A factor was set up and is in force.
 * @fires mfa-changed - Something was changed.
 * @fires mfa-listed - The factors were listed: read `isOff`.
 * @csspart card - The section.
 * @csspart heading - The heading.
 * @csspart lead - The line below it.
 * @csspart repair - That somebody came in by a recovery code, and what to do about it.
 * @csspart factor - One factor.
 * @csspart confirm - The question before one is removed.
 * @csspart problem - What failed.
 * @csspart button - A button that goes on.
 */
export class MfaFactors extends MfaSection<Factors> {
  static override styles = [...MfaSection.styles, styles];

  protected override readonly proving = steppingUp;
  readonly #form = new FormController(this, () => void this.#onRename());

  @query('mfa-text-input') private nameField?: MfaTextInput | null;
  @state() private open: Open = closed;

  protected override get words() {
    return sectionWords();
  }

  /** Whether the person is known to have no second step. */
  get isOff(): boolean {
    return this.shown?.factors.length === 0;
  }

  protected override receive(shown: Factors): void {
    super.receive(shown);
    this.dispatchEvent(new MfaListedEvent());
  }

  protected override ask() {
    return this.send(factors.list, {});
  }

  #onOpen(factor: FactorView, below: Below): void {
    this.forgive();
    this.done = '';
    const before = this.open.at === 'row' ? this.open.below : 'nothing';
    this.open = below === 'nothing' ? closed : { at: 'row', id: factor.id, below };
    if (below === 'rename') void this.updateComplete.then(() => this.nameField?.select());
    else if (below === 'remove') void this.focusOn('.ask');
    // Back from a form that is gone now.
    else if (below === 'actions' && before !== 'nothing')
      void this.focusOn(`[data-id='${factor.id}'] [data-action=${before}]`);
  }

  async #onRename(): Promise<void> {
    const { open, nameField } = this;
    if (open.at !== 'row' || !nameField) return;
    const input = { factorId: open.id, name: nameField.value };
    if (await this.change(factors.rename, input, msg('Renamed.', { id: 'factors.renamed' })))
      this.#closeTo(open.id);
    else if (this.fieldProblem) this.nameField?.select();
  }

  async #onDefault({ id }: FactorView): Promise<void> {
    const done = msg('You’ll be asked for it first.', { id: 'factors.defaulted' });
    if (await this.change(factors.makeDefault, { factorId: id }, done)) this.#closeTo(id);
  }

  async #onRemove(factor: FactorView): Promise<void> {
    const done = msg(str`${factorName(factor)} was removed.`, { id: 'factors.removed' });
    if (!(await this.change(factors.remove, { factorId: factor.id }, done))) return;
    this.open = closed;
    void this.focusHeading();
  }

  #closeTo(id: string): void {
    this.open = closed;
    void this.focusOn(`[data-id='${id}'] .manage`);
  }

  #onAdd = (): void => {
    const kinds = this.shown?.kinds ?? [];
    if (!this.shown?.room || !kinds[0]) return;
    this.forgive();
    this.done = '';
    if (kinds.length === 1) void this.#setUp(kinds[0]);
    else {
      this.open = { at: 'choose' };
      void this.focusOn('.opened h3');
    }
  };

  /** A new factor, or one in the place of another. The screen that does it is loaded now. */
  async #setUp(kind: Kind, replaces?: string): Promise<void> {
    const { shown } = this;
    if (!shown || !(await this.loaded(modules[kind]))) return;
    const onFactors = (now: Factors) => this.receive(now);
    const client = setupClient(shown, { client: this.currentClient, kind, replaces, onFactors });
    this.open = { at: 'setup', replaces, setup: { kind, client, state: stateOf(shown, kind, replaces) } };
    await this.#toInner();
  }

  /** The reader starts at the heading of what was opened. */
  async #toInner(): Promise<void> {
    await this.updateComplete;
    await this.renderRoot
      .querySelector<HTMLElement & { focusHeading(): Promise<void> }>('.inset')
      ?.focusHeading();
  }

  #onEnrolled = (): void => {
    if (this.open.at !== 'setup') return;
    const { replaces } = this.open;
    this.open = closed;
    this.done =
      replaces === undefined
        ? msg('Added. You can use it from your next sign-in on.', { id: 'factors.addedNow' })
        : msg('Replaced. The old one no longer works.', { id: 'factors.replacedNow' });
    this.dispatchEvent(new MfaChangedEvent());
    void this.focusHeading();
  };

  /** Nothing is changed, and the server forgets what was begun. */
  #onCancel = (): void => {
    const begun = this.open.at === 'setup' ? this.shown?.setup : undefined;
    this.open = closed;
    void this.focusOn('.add');
    if (begun)
      void this.send(factors.abandon, { factorId: begun.factorId }).then((now) => now && this.receive(now));
  };

  #onEnroll = async (): Promise<void> => {
    if (!this.dispatchEvent(new MfaEnrollEvent())) return;
    if (!(await this.loaded(modules.wizard))) return;
    // Asked for anew, so that the wizard knows whether it may begin.
    const state = await this.send(flow.state, {});
    if (!state) return;
    this.open = { at: 'enroll' };
    await this.#toInner();
  };

  #onEnrollmentOver = async (): Promise<void> => {
    this.open = closed;
    await this.reload();
    this.dispatchEvent(new MfaChangedEvent());
    void this.focusHeading();
  };

  protected override renderAction({ room, kinds, factors: all }: Factors): TemplateResult | typeof nothing {
    if (!all.length || !kinds.length || this.open.at === 'setup' || this.open.at === 'choose') return nothing;
    return html`<button
      class="button small add"
      part="button"
      type="button"
      aria-disabled=${String(!room || this.pending)}
      aria-describedby=${room ? nothing : 'no-room'}
      @click=${this.#onAdd}
    >
      ${msg('Add a method', { id: 'factors.add' })}
    </button>`;
  }

  protected override renderShown(shown: Factors): TemplateResult {
    const { open } = this;
    switch (open.at) {
      case 'choose':
        return renderChoose(shown.kinds, (kind) => void this.#setUp(kind), this.#onCancel);
      case 'setup':
        return renderSetup(open.setup, {
          signInUrl: this.signInUrl,
          onEnrolled: this.#onEnrolled,
          onOther: this.#onAdd,
          onCancel: this.#onCancel,
        });
      case 'enroll':
        return renderEnrollment(this.currentClient, this.signInUrl, () => void this.#onEnrollmentOver());
      case 'list':
      case 'row':
        return shown.factors.length
          ? this.#renderList(shown)
          : renderNone(shown, this.pending, () => void this.#onEnroll());
    }
  }

  #renderList(shown: Factors): TemplateResult {
    const { repairUntil, room } = shown;
    return html`${repairUntil === undefined ? nothing : renderRepair(this.onThisClock(repairUntil))}
      <ul class="rows">
        ${shown.factors.map((factor) => renderRow(this.#row(factor, shown)))}
      </ul>
      ${
        room
          ? nothing
          : html`<p class="empty full" id="no-room">
              ${msg('You have as many methods as an account can have.', { id: 'error.limit' })}
            </p>`
      }`;
  }

  #row(factor: FactorView, { factors: all, why }: Factors): Row {
    const { open } = this;
    return {
      factor,
      hasOthers: all.length > 1,
      below: open.at === 'row' && open.id === factor.id ? open.below : 'nothing',
      why,
      busy: this.pending,
      formId: this.#form.id,
      error: this.fieldProblem,
      onThisClock: (instant) => this.onThisClock(instant),
      onOpen: (below) => this.#onOpen(factor, below),
      onSave: () => this.#form.submit(),
      onInput: () => this.forgive(),
      onDefault: () => this.pending || this.#onDefault(factor),
      onReplace: () => this.pending || this.#setUp(factor.kind, factor.id),
      onRemove: () => this.#onRemove(factor),
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mfa-factors': MfaFactors;
  }
}
