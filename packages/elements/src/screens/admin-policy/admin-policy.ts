import {
  policy,
  type MfaError,
  type PolicyPreview,
  type PolicyRule,
  type PolicyView,
} from '@mfa-kit/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { MfaAdminSection } from '../../mfa-admin-section.js';
import { msg } from '../../locales/message.js';
import { steppingUp } from '../step-up/stepping-up.js';
import styles from './admin-policy.styles.js';
import { draftOf, emptyDraft, ruleOf, type Draft } from './draft.js';
import { renderEditor, renderKnown } from './editor-view.js';
import { Explaining } from './explaining.js';
import { renderKeep, renderPreview, type Acceptable } from './preview-view.js';
import { renderRules } from './rules-view.js';
import type { Start } from './starts.js';
import { amongOthers, changeOf, problemOf, ruleIdOf, type Task } from './task.js';

/** These say that what was seen of a change is not what would happen now. */
const unseen: ReadonlySet<string> = new Set([
  'policy_changed',
  'confirmation_required',
  'would_strand',
  'not_found',
]);

/**
 * The rules: who must have a second step, and who decides. A change is saved once it was seen whom it is for.
 *
 * @tag mfa-admin-policy
 * @fires mfa-changed - A rule was saved or removed.
 * @csspart card - The section.
 * @csspart heading - The heading.
 * @csspart lead - The line below it.
 * @csspart note - Why nothing can be changed here.
 * @csspart rule - One rule.
 * @csspart editor - The form that a rule is written in.
 * @csspart preview - Who would be affected.
 * @csspart explain - The tool that says why somebody is asked.
 * @csspart answer - What it says.
 * @csspart problem - What failed, or why a change cannot be saved.
 * @csspart button - A button that goes on.
 */
export class MfaAdminPolicy extends MfaAdminSection<PolicyView> {
  static override styles = [...MfaAdminSection.styles, styles];

  protected override readonly proving = steppingUp;
  readonly #explaining = new Explaining(this, (input) => this.send(policy.explain, input));

  @state() private task?: Task | undefined;
  /** What the change would do, as it was last seen. */
  @state() private preview?: PolicyPreview | undefined;
  @state() private accepted: ReadonlySet<Acceptable> = new Set();
  @state() private reason = '';
  @state() private problem = '';
  protected override get words() {
    return {
      heading: msg('Rules', { id: 'policy.heading' }),
      lead: msg('Who needs a second step. Narrower rules have more to say, unless a broader one is locked.', {
        id: 'policy.lead',
      }),
    };
  }

  protected override ask() {
    return this.send(policy.rules, {});
  }

  #open(task: Task | undefined): void {
    this.forgive();
    this.done = '';
    this.task = task;
    this.#forget();
  }

  /** What was seen is not of this change any more. */
  #forget(): void {
    this.preview = undefined;
    this.accepted = new Set();
    this.problem = '';
  }

  #onWrite(draft: Draft): void {
    this.reason = '';
    this.#open({ at: 'write', draft });
    void this.focusOn('.editor .ask');
  }

  #onStart = ({ draft, first }: Start): void => {
    this.#open({ at: 'write', draft });
    void this.focusOn(`.editor [name=${first}]`);
  };

  #onEdit = (change: Partial<Draft>): void => {
    if (this.task?.at !== 'write') return;
    this.#open({ at: 'write', draft: { ...this.task.draft, ...change } });
  };

  #onRemove = (rule: PolicyRule): void => {
    this.reason = '';
    this.#open({ at: 'remove', id: rule.id });
    void this.#onPreview();
  };

  #onPreview = async (): Promise<void> => {
    const { task } = this;
    if (!task) return;
    this.problem = problemOf(task);
    if (this.problem) return;
    const preview = await this.send(policy.preview, changeOf(task));
    // Edited meanwhile: what came is of another change.
    if (!preview || this.task !== task) return;
    this.accepted = new Set();
    this.preview = preview;
    void this.focusOn('#affected');
  };

  #onGo = async (): Promise<void> => {
    const { task, preview, reason } = this;
    if (!task || !preview || !this.shown) return;
    const { version } = preview;
    const known = new Set(this.shown.rules.map(({ id }) => id));
    const common = { version, reason: reason.trim(), accepted: [...this.accepted] };
    const saved =
      task.at === 'write'
        ? await this.change(
            policy.save,
            { rule: ruleOf(task.draft), ...common },
            msg('Saved. It holds from the next request on.', { id: 'policy.saved' }),
          )
        : await this.change(
            policy.remove,
            { ruleId: task.id, ...common },
            msg('Removed. That holds from the next request on.', { id: 'policy.removed' }),
          );
    if (!saved) return;
    this.task = undefined;
    this.#forget();
    this.#explaining.forget();
    const id = ruleIdOf(task) ?? this.shown.rules.find((rule) => !known.has(rule.id))?.id;
    void (id === undefined || task.at === 'remove' ? this.focusHeading() : this.focusOn(`[data-id='${id}']`));
  };

  /** What crossed another change is looked at again, with what was written still there. */
  protected override failed(error: MfaError): void {
    super.failed(error);
    if (!this.task || !unseen.has(error.code)) return;
    this.#forget();
    void this.#catchUp();
  }

  async #catchUp(): Promise<void> {
    const now = await this.currentClient.call(policy.rules, {}).catch(() => undefined);
    if (!now || !this.isConnected) return;
    this.receive(now);
    if (this.task) ({ task: this.task, problem: this.problem } = amongOthers(this.task, now));
  }

  #onCancel = (): void => {
    const id = ruleIdOf(this.task);
    const from = this.task?.at === 'remove' ? 'remove' : 'edit';
    this.#open(undefined);
    void this.focusOn(id === undefined ? '[data-action=add]' : `[data-id='${id}'] [data-action=${from}]`);
  };

  protected override renderAction({ from }: PolicyView): TemplateResult | typeof nothing {
    if (from === 'code') return nothing;
    return html`<button
      class="button small"
      part="button"
      type="button"
      data-action="add"
      aria-disabled=${String(this.pending)}
      @click=${() => this.pending || this.#onWrite(emptyDraft)}
    >
      ${msg('Add a rule', { id: 'policy.add' })}
    </button>`;
  }

  protected override renderShown(shown: PolicyView): TemplateResult {
    return html`${this.task && ruleIdOf(this.task) === undefined ? this.#renderTask(this.task) : nothing}
    ${renderRules({
      shown,
      onThisClock: (instant) => this.onThisClock(instant),
      onEdit: (rule) => this.#onWrite(draftOf(rule)),
      onRemove: this.#onRemove,
      below: ({ id }) => (this.task && ruleIdOf(this.task) === id ? this.#renderTask(this.task) : nothing),
    })}
    ${this.#explaining.render(shown.known, this.pending)} ${renderKnown(shown.known)}`;
  }

  #renderTask(task: Task): TemplateResult {
    return html`<div class="task">
      ${
        task.at === 'write'
          ? renderEditor({
              draft: task.draft,
              kinds: this.shown?.kinds ?? [],
              busy: this.pending,
              problem: this.problem,
              onEdit: this.#onEdit,
              onStart: this.#onStart,
              onPreview: () => void this.#onPreview(),
              onCancel: this.#onCancel,
            })
          : nothing
      }
      ${this.preview ? this.#renderPreview(task, this.preview) : nothing}
      ${task.at === 'remove' ? renderKeep(this.#onCancel) : nothing}
    </div>`;
  }

  #renderPreview(task: Task, preview: PolicyPreview): TemplateResult {
    const isRemoval = task.at === 'remove';
    return renderPreview({
      preview,
      accepted: this.accepted,
      reason: this.reason,
      busy: this.pending,
      isRemoval,
      go: isRemoval
        ? msg('Remove the rule', { id: 'policy.remove.go' })
        : msg('Save the rule', { id: 'policy.save' }),
      onAccept: (warning, on) => {
        this.accepted = new Set(
          [...this.accepted].filter((one) => one !== warning).concat(on ? [warning] : []),
        );
      },
      onReason: (reason) => (this.reason = reason),
      onGo: () => void this.#onGo(),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mfa-admin-policy': MfaAdminPolicy;
  }
}
