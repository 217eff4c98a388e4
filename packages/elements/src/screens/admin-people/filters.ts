/** What narrows the list of people: a text, how they stand, their company, their role. */
import type { ListPeople, Overview, PersonStatus } from '@mfa-kit/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { renderSelectField, renderTextField } from '../../admin-field.js';
import { msg } from '../../locales/message.js';
import { statusWords } from '../../people-words.js';

export type Wanted = Omit<ListPeople, 'after' | 'limit'>;

/** The companies and roles that there are. */
export type Known = Pick<Overview, 'tenants' | 'roles'>;

/** From this many on the overview does not name every company, so theirs is typed. */
const TOO_MANY = 50;

const anything = (): string => msg('Any', { id: 'admin.people.any' });

/** What is asked for, without what is empty: an empty filter is none. */
export function narrowed(wanted: Wanted, by: Partial<Record<keyof Wanted, string>>): Wanted {
  const all = Object.entries({ ...wanted, ...by }).filter(([, value]) => value);
  return Object.fromEntries(all);
}

export function renderFilters(
  wanted: Wanted,
  { tenants, roles }: Known,
  onInput: (name: keyof Wanted, value: string) => void,
): TemplateResult {
  const field = (name: keyof Wanted, label: string) => ({
    id: `by-${name}`,
    label,
    value: wanted[name] ?? '',
    onInput: (value: string) => onInput(name, value),
  });
  const statuses = (Object.keys(statusWords) as PersonStatus[]).map(
    (status) => [status, statusWords[status]()] as const,
  );
  return html`<form class="tools" role="search" @submit=${(event: Event) => event.preventDefault()}>
    <div class="grow">
      ${renderTextField({
        ...field('text', msg('Name, account or id begins with', { id: 'admin.people.search' })),
        type: 'search',
        longest: 100,
      })}
    </div>
    ${renderSelectField({
      ...field('status', msg('Status', { id: 'admin.people.status' })),
      options: [['', anything()], ...statuses],
    })}
    ${renderCompany(field('tenant', msg('Company', { id: 'admin.people.tenant' })), wanted.tenant, tenants)}
    ${
      roles.length || wanted.role
        ? renderSelectField({
            ...field('role', msg('Role', { id: 'admin.people.role' })),
            options: options(
              roles.map(({ role }) => role),
              wanted.role,
            ),
          })
        : nothing
    }
  </form>`;
}

function renderCompany(
  field: { id: string; label: string; value: string; onInput: (value: string) => void },
  chosen: string | undefined,
  tenants: Known['tenants'],
): TemplateResult | typeof nothing {
  const names = tenants.flatMap(({ tenant }) => (tenant ? [tenant] : []));
  if (names.length < 2 && !chosen) return nothing;
  if (tenants.length < TOO_MANY) return renderSelectField({ ...field, options: options(names, chosen) });
  return html`${renderTextField({ ...field, list: 'companies' })}
    <datalist id="companies">${names.map((name) => html`<option value=${name}></option>`)}</datalist>`;
}

/** All of them, and what is chosen even where nobody is left of it. */
function options(names: readonly string[], chosen = ''): readonly (readonly [string, string])[] {
  const all = chosen && !names.includes(chosen) ? [...names, chosen] : names;
  return [['', anything()], ...all.map((name) => [name, name] as const)];
}
