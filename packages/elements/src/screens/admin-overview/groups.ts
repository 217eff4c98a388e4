/** Companies, or roles: how far each is covered, as a table with a bar in each row. */
import { html, nothing, type TemplateResult } from 'lit';
import type { PersonStatus } from '@mfa-kit/contract';
import type { PeopleWanted } from '../../events.js';
import { msg } from '../../locales/message.js';
import { coverageWords, share } from '../../people-words.js';
import { renderPicture, type Counts } from './picture.js';

export interface Group {
  readonly name: string;
  readonly counts: Counts;
  /** Whom the numbers lead to; nobody where people cannot be asked for by it. */
  readonly wanted?: PeopleWanted;
}

/** How a number that leads to people is drawn. */
export type RenderCount = (count: number, name: string, wanted?: PeopleWanted) => TemplateResult;

/** The people behind each number. */
export const statuses = {
  app: 'covered',
  phone: 'weak',
  none: 'missing',
} as const satisfies Record<string, PersonStatus>;

/** Roles are written out: a table whose rows are drawn as blocks would be none to those who listen. */
export function renderGroups(
  title: string,
  column: string,
  groups: readonly Group[],
  count: RenderCount,
): TemplateResult | typeof nothing {
  if (!groups.length) return nothing;
  return html`<div class="groups">
    <h3 class="title">${title}</h3>
    <table class="table cards" role="table" aria-label=${title}>
      <thead>
        <tr role="row">
          <th role="columnheader" scope="col">${column}</th>
          <th class="figure" role="columnheader" scope="col">
            ${msg('People', { id: 'admin.overview.people' })}
          </th>
          <th class="drawn" role="columnheader" scope="col">
            ${msg('Covered', { id: 'admin.overview.covered' })}
          </th>
          <th class="figure" role="columnheader" scope="col">${coverageWords.app()}</th>
          <th class="figure" role="columnheader" scope="col">${coverageWords.phone()}</th>
          <th class="figure" role="columnheader" scope="col">${coverageWords.none()}</th>
        </tr>
      </thead>
      <tbody>
        ${groups.map((group) => renderGroup(group, count))}
      </tbody>
    </table>
  </div>`;
}

function renderGroup({ name, counts, wanted }: Group, count: RenderCount): TemplateResult {
  const { total, app, phone } = counts;
  const cell = (part: 'app' | 'phone' | 'none') => {
    const behind = wanted && { ...wanted, status: statuses[part] };
    const told = `${name}, ${coverageWords[part]()}`;
    return html`<td class="figure" role="cell" data-label=${coverageWords[part]()}>
      ${count(counts[part], told, behind)}
    </td>`;
  };
  return html`<tr role="row">
    <th role="rowheader" scope="row">${name}</th>
    <td class="figure" role="cell" data-label=${msg('People', { id: 'admin.overview.people' })}>
      ${count(total, name, wanted)}
    </td>
    <td class="drawn" role="cell" data-label=${msg('Covered', { id: 'admin.overview.covered' })}>
      <span class="covered"
        ><span class="bar">${renderPicture(counts)}</span
        ><span class="percent">${share(app + phone, total)}</span></span
      >
    </td>
    ${cell('app')} ${cell('phone')} ${cell('none')}
  </tr>`;
}
