/** The list itself: a table, and where there is no room for columns a card for each person. */
import type { PersonRow } from '@mfa-kit/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { requirementWords } from '../../admin-words.js';
import { day } from '../../locales/dates.js';
import { msg } from '../../locales/message.js';
import { coverageWords, figure, renderMarks } from '../../people-words.js';

export interface Rows {
  readonly people: readonly PersonRow[];
  readonly busy: boolean;
  readonly onThisClock: (instant: number) => number;
  readonly onOpen: (person: PersonRow) => void;
}

/** Roles are written out: a table whose rows are drawn as blocks would be none to those who listen. */
export function renderTable(rows: Rows): TemplateResult {
  const titles = columns().map(
    ([name, kind = '']) => html`<th class=${kind} role="columnheader" scope="col">${name}</th>`,
  );
  return html`<table
    class="table cards people"
    role="table"
    aria-labelledby="heading"
    aria-busy=${rows.busy ? 'true' : nothing}
  >
    <thead>
      <tr role="row">
        ${titles}
      </tr>
    </thead>
    <tbody>
      ${rows.people.map((person) => renderRow(person, rows))}
    </tbody>
  </table>`;
}

const columns = (): readonly (readonly [name: string, kind?: string])[] => [
  [msg('Name', { id: 'admin.people.name' })],
  [msg('Company', { id: 'admin.people.tenant' })],
  [msg('Second step', { id: 'admin.people.coverage' })],
  [msg('Codes left', { id: 'admin.people.codesLeft' }), 'figure'],
  [msg('Requirement', { id: 'admin.people.requirement' })],
  [msg('Last seen', { id: 'admin.people.seen' })],
  [msg('Marks', { id: 'admin.people.marks' })],
];

function renderRow(person: PersonRow, { onThisClock, onOpen }: Rows): TemplateResult {
  const [, company, coverage, codes, requirement, seen, marks] = columns().map(([name]) => name);
  const { userId, name, account, tenant, lastSeen, codesLeft } = person;
  // Nothing at all around it: an empty cell is not drawn where rows are cards.
  const left = codesLeft === undefined ? nothing : figure(codesLeft);
  return html`<tr role="row" data-id=${userId}>
    <th role="rowheader" scope="row">
      <button class="link who" type="button" @click=${() => onOpen(person)}><bdi>${name}</bdi></button>
      ${account && account !== name ? html`<span class="account"><bdi dir="ltr">${account}</bdi></span>` : nothing}
    </th>
    <td role="cell" data-label=${company!}>${tenant ? html`<bdi>${tenant}</bdi>` : nothing}</td>
    <td role="cell" data-label=${coverage!}>
      <span class="coverage ${person.coverage}">${coverageWords[person.coverage]()}</span>
    </td>
    <td class="figure" role="cell" data-label=${codes!}>${left}</td>
    <td role="cell" data-label=${requirement!}>${requirementWords[person.requirement]()}</td>
    <td role="cell" data-label=${seen!}>
      ${lastSeen === undefined ? msg('Never', { id: 'admin.people.never' }) : day(onThisClock(lastSeen))}
    </td>
    <td role="cell" data-label=${marks!}>${person.marks.length ? renderMarks(person.marks) : nothing}</td>
  </tr>`;
}
