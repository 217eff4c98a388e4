/** The audit as a file: what is listed, from the newest to the oldest. */
import { audit, type AuditEntry, type Client, type ListAudit, type MfaError } from '@mfa-kit/contract';
import type { ReactiveControllerHost } from 'lit';
import { browserWords } from '../../browser-words.js';
import { ListExport } from '../../list-export.js';
import { msg } from '../../locales/message.js';
import { auditWords } from './words.js';

/** The most that a page may hold. */
const PAGE = 200;

export interface ExportAudit {
  readonly client: () => Client;
  readonly wanted: () => Omit<ListAudit, 'before' | 'limit'>;
  readonly failure: (error: MfaError) => string;
}

export function exportAudit(
  host: ReactiveControllerHost,
  { client, wanted, failure }: ExportAudit,
): ListExport {
  // As it was when the export began, whatever is chosen meanwhile.
  let asked: Omit<ListAudit, 'before' | 'limit'> = {};
  return new ListExport(host, {
    failure,
    header,
    fileName: () => `audit-${new Date().toISOString().slice(0, 10)}.csv`,
    async page(before, signal) {
      if (before === undefined) asked = wanted();
      const input = { ...asked, limit: PAGE, ...(before !== undefined && { before }) };
      const { entries, more } = await client().call(audit.list, input, signal);
      const next = more ? entries.at(-1)?.id : undefined;
      return { rows: entries.map(cells), next };
    },
  });
}

const header = (): readonly string[] => [
  msg('Id', { id: 'admin.csv.id' }),
  msg('Time (UTC)', { id: 'audit.csv.time' }),
  msg('Type', { id: 'audit.csv.type' }),
  msg('What', { id: 'audit.col.what' }),
  msg('Outcome', { id: 'audit.csv.outcome' }),
  msg('Id of who did it', { id: 'audit.actor.id' }),
  msg('Who', { id: 'audit.actor' }),
  msg('Id of the person', { id: 'policy.explain.person' }),
  msg('To whom', { id: 'audit.person' }),
  msg('Company', { id: 'admin.people.tenant' }),
  msg('Reason', { id: 'audit.csv.reason' }),
  msg('Method', { id: 'audit.csv.method' }),
  msg('Changes', { id: 'audit.csv.changes' }),
  msg('Address', { id: 'audit.csv.address' }),
  msg('Browser', { id: 'audit.csv.browser' }),
  msg('Sealed', { id: 'audit.csv.sealed' }),
];

function cells(entry: AuditEntry): readonly string[] {
  const { id, at, type, outcome, actor, person, tenant, reason, factor, changes, address } = entry;
  const { browser, system } = entry;
  const by = actor ?? person;
  const changed = (changes ?? []).map(
    ({ what, before, after }) => `${what}: ${before ?? ''} → ${after ?? ''}`,
  );
  return [
    id,
    new Date(at).toISOString(),
    type,
    auditWords[type](),
    outcome,
    by?.userId ?? '',
    by?.name ?? '',
    person?.userId ?? '',
    person?.name ?? '',
    tenant ?? '',
    reason ?? '',
    factor ? `${factor.kind} ${factor.name || factor.ordinal}${factor.hint ? ` ··${factor.hint}` : ''}` : '',
    changed.join('; '),
    address ?? '',
    browser || system ? browserWords({ browser, system }) : '',
    entry.isSealed ? 'yes' : 'no',
  ];
}
