/** People as a file: the list that is asked for, from its first page to its last. */
import { admin, type Client, type ListPeople, type MfaError, type PersonRow } from '@mfa-kit/contract';
import type { ReactiveControllerHost } from 'lit';
import { listed, kindWords, requirementWords } from './admin-words.js';
import { ListExport } from './list-export.js';
import { msg } from './locales/message.js';
import { coverageWords, markWords } from './people-words.js';

/** The most that a page may hold. */
const PAGE = 200;

export interface ExportPeople {
  readonly client: () => Client;
  readonly wanted: () => Omit<ListPeople, 'after' | 'limit'>;
  readonly failure: (error: MfaError) => string;
}

export function exportPeople(
  host: ReactiveControllerHost,
  { client, wanted, failure }: ExportPeople,
): ListExport {
  // As it was when the export began, whatever is chosen meanwhile.
  let asked: Omit<ListPeople, 'after' | 'limit'> = {};
  return new ListExport(host, {
    failure,
    header,
    fileName: () => `people-${new Date().toISOString().slice(0, 10)}.csv`,
    async page(after, signal) {
      if (after === undefined) asked = wanted();
      const input = { ...asked, limit: PAGE, ...(after !== undefined && { after }) };
      const { people, next } = await client().call(admin.people, input, signal);
      return { rows: people.map(cells), next };
    },
  });
}

const header = (): readonly string[] => [
  msg('Id', { id: 'admin.csv.id' }),
  msg('Name', { id: 'admin.people.name' }),
  msg('Account', { id: 'admin.people.account' }),
  msg('Company', { id: 'admin.people.tenant' }),
  msg('Roles', { id: 'admin.people.roles' }),
  msg('Second step', { id: 'admin.people.coverage' }),
  msg('Methods', { id: 'admin.people.kinds' }),
  msg('Requirement', { id: 'admin.people.requirement' }),
  msg('Recovery codes left', { id: 'admin.people.codes' }),
  msg('Last seen', { id: 'admin.people.seen' }),
  msg('Marks', { id: 'admin.people.marks' }),
];

function cells(person: PersonRow): readonly string[] {
  return [
    person.userId,
    person.name,
    person.account,
    person.tenant ?? '',
    listed(person.roles),
    coverageWords[person.coverage](),
    listed(person.kinds.map((kind) => kindWords[kind]())),
    requirementWords[person.requirement](),
    person.codesLeft === undefined ? '' : String(person.codesLeft),
    person.lastSeen === undefined ? '' : new Date(person.lastSeen).toISOString(),
    listed(person.marks.map((mark) => markWords[mark]())),
  ];
}
