/** What narrows the list: what happened, who did it, to whom, and when. */
import type { AuditType, ListAudit } from '@mfa-kit/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { locale } from '../../locales/locale.js';
import { msg } from '../../locales/message.js';
import { auditWords } from './words.js';

/** As the fields have it: days as a date field writes them. */
export interface Filters {
  readonly type: '' | AuditType;
  readonly actorId: string;
  readonly userId: string;
  readonly from: string;
  readonly until: string;
}

export const noFilters: Filters = { type: '', actorId: '', userId: '', from: '', until: '' };

/** As the server is asked: whole days of the reader's calendar. */
export function wanted(filters: Filters): Omit<ListAudit, 'before' | 'limit'> {
  const actorId = filters.actorId.trim();
  const userId = filters.userId.trim();
  return {
    ...(filters.type && { type: filters.type }),
    ...(actorId && { actorId }),
    ...(userId && { userId }),
    ...(filters.from && { from: startOf(filters.from) }),
    ...(filters.until && { until: startOf(filters.until, 1) - 1 }),
  };
}

export function isNarrowed(filters: Filters): boolean {
  return Object.values(filters).some(Boolean);
}

function startOf(day: string, later = 0): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later).getTime();
}

export interface FiltersView {
  readonly filters: Filters;
  readonly busy: boolean;
  readonly onEdit: (change: Partial<Filters>) => void;
  readonly onApply: () => void;
  readonly onClear: () => void;
}

export function renderFilters(view: FiltersView): TemplateResult {
  const { filters, busy, onEdit, onApply, onClear } = view;
  const field = (name: Exclude<keyof Filters, 'type'>, label: string, type = 'text') =>
    html`<label class="field of-${type}"
      >${label}
      <input
        class="text"
        name=${name}
        type=${type}
        maxlength=${type === 'text' ? 200 : nothing}
        autocomplete="off"
        .value=${filters[name]}
        @input=${(event: Event) => onEdit({ [name]: (event.target as HTMLInputElement).value })}
      />
    </label>`;
  return html`<form
    class="tools"
    @submit=${(event: Event) => {
      event.preventDefault();
      if (!busy) onApply();
    }}
  >
    ${renderTypes(view)} ${field('actorId', msg('Id of who did it', { id: 'audit.actor.id' }))}
    ${field('userId', msg('Id of the person', { id: 'policy.explain.person' }))}
    ${field('from', msg('From', { id: 'audit.from' }), 'date')}
    ${field('until', msg('Until', { id: 'audit.until' }), 'date')}
    <button class="button plain small" type="submit" aria-disabled=${String(busy)}>
      ${msg('Filter', { id: 'audit.filter' })}
    </button>
    ${
      isNarrowed(filters)
        ? html`<button class="link quiet" type="button" @click=${onClear}>
            ${msg('Show everything', { id: 'audit.clear' })}
          </button>`
        : nothing
    }
  </form>`;
}

function renderTypes({ filters, onEdit }: FiltersView): TemplateResult {
  const types = (Object.keys(auditWords) as AuditType[])
    .map((type) => [type, auditWords[type]()] as const)
    .sort(([, a], [, b]) => a.localeCompare(b, locale()));
  return html`<label class="field grow"
    >${msg('What happened', { id: 'audit.what' })}
    <select
      class="select"
      name="type"
      @change=${(event: Event) =>
        onEdit({ type: (event.target as HTMLSelectElement).value as Filters['type'] })}
    >
      <option value="" ?selected=${!filters.type}>${msg('Anything', { id: 'audit.any' })}</option>
      ${types.map(
        ([type, words]) => html`<option value=${type} ?selected=${filters.type === type}>${words}</option>`,
      )}
    </select>
  </label>`;
}
