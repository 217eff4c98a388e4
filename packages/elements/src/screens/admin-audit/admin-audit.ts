import { audit, type AuditCheck, type AuditPage } from '@mfa-kit/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { MfaShowPeopleEvent } from '../../events.js';
import { msg } from '../../locales/message.js';
import { MfaAdminSection } from '../../mfa-admin-section.js';
import { steppingUp } from '../step-up/stepping-up.js';
import styles from './admin-audit.styles.js';
import { exportAudit } from './audit-export.js';
import { renderCheck } from './check-view.js';
import { renderEntries } from './entries.js';
import { isNarrowed, noFilters, renderFilters, wanted, type Filters } from './filters.js';
import { zoneWords } from './words.js';

/**
 * Who did what to whom, and why: filtered, saved as a file, and its seals checked. Nothing here changes an entry.
 *
 * @tag mfa-admin-audit
 * @fires mfa-show-people - A person was chosen: read `wanted`. Prevent it to lead elsewhere than to the console's own list.
 * @csspart card - The section.
 * @csspart heading - The heading.
 * @csspart lead - The line below it.
 * @csspart entry - One entry.
 * @csspart check - What checking the seals came to.
 * @csspart problem - What failed.
 * @csspart button - A button that goes on.
 */
export class MfaAdminAudit extends MfaAdminSection<AuditPage> {
  static override styles = [...MfaAdminSection.styles, styles];

  protected override readonly proving = steppingUp;

  /** What the list was asked for. */
  #applied: Filters = noFilters;
  readonly #file = exportAudit(this, {
    client: () => this.currentClient,
    wanted: () => wanted(this.#applied),
    failure: (error) => this.failureWords(error, Date.now()),
  });

  /** What stands in the fields. */
  @state() private filters: Filters = noFilters;
  @state() private check?: AuditCheck | undefined;

  protected override get words() {
    return {
      heading: msg('Audit', { id: 'audit.heading' }),
      lead: msg('Who did what to whom, and why. Nobody can change it unnoticed.', { id: 'audit.lead' }),
    };
  }

  protected override ask() {
    return this.send(audit.list, wanted(this.#applied));
  }

  async #apply(filters: Filters): Promise<void> {
    if (this.pending) return;
    this.filters = filters;
    this.#applied = filters;
    await this.reload();
  }

  #onMore = async (): Promise<void> => {
    const before = this.shown?.entries.at(-1)?.id;
    if (!this.shown || before === undefined) return;
    const { entries } = this.shown;
    const older = await this.send(audit.list, { ...wanted(this.#applied), before });
    if (!older) return;
    this.receive({ ...older, entries: [...entries, ...older.entries] });
    const first = older.entries[0];
    if (first) void this.focusOn(`[data-id='${first.id}']`);
  };

  #onCheck = async (): Promise<void> => {
    if (this.pending) return;
    this.check = undefined;
    this.check = await this.send(audit.verify, {});
    if (this.check) void this.focusOn('#checked');
  };

  protected override renderAction(): TemplateResult {
    return html`<div class="choices">
      <button
        class="button plain small"
        part="button"
        type="button"
        aria-disabled=${String(this.pending)}
        @click=${this.#onCheck}
      >
        ${msg('Check the seals', { id: 'audit.check' })}
      </button>
      ${this.#file.render(msg('Save as a file', { id: 'audit.csv' }))}
    </div>`;
  }

  protected override renderShown({ entries, more }: AuditPage): TemplateResult {
    const show = (userId: string) => this.dispatchEvent(new MfaShowPeopleEvent({ userId }));
    return html`${this.check ? html`<div class="body">${renderCheck(this.check)}</div>` : nothing}
      ${renderFilters({
        filters: this.filters,
        busy: this.pending,
        onEdit: (change) => (this.filters = { ...this.filters, ...change }),
        onApply: () => void this.#apply(this.filters),
        onClear: () => void this.#apply(noFilters),
      })}
      ${entries.length ? renderEntries(entries, show) : this.#renderNone()}
      <div class="below-table">
        ${
          more
            ? html`<button
                class="button plain small"
                part="button"
                type="button"
                aria-disabled=${String(this.pending)}
                @click=${this.#onMore}
              >
                ${msg('Show older', { id: 'activity.more' })}
              </button>`
            : nothing
        }
        <span>${zoneWords()}</span>
      </div>`;
  }

  #renderNone(): TemplateResult {
    return html`<p class="empty">
      ${
        isNarrowed(this.#applied)
          ? msg('Nothing like that happened.', { id: 'audit.noMatch' })
          : msg('Nothing has happened yet.', { id: 'audit.none' })
      }
    </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mfa-admin-audit': MfaAdminAudit;
  }
}
