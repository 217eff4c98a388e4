/** What administrators set for one person: read with each judgement, changed under the person's lock. */
import type { Context, Transaction } from '../context.js';
import type { UserPolicyTable } from '../db/schema.js';
import type { Mark, OwnSetting } from './own.js';
import { findOwn, saveOwn } from './own.store.js';

export async function ownSetting(
  ctx: Context,
  userId: string,
  transaction?: Transaction,
): Promise<OwnSetting | undefined> {
  const row = await findOwn(transaction ?? ctx.db, userId);
  return row && readOwn(row);
}

type OwnRow = Pick<UserPolicyTable, 'requirement' | 'exempt_until' | 'extended_until' | 'marks'>;

export function readOwn(row: OwnRow): OwnSetting {
  return {
    ...(row.requirement !== null && { requirement: row.requirement }),
    ...(row.exempt_until !== null && { exemptUntil: row.exempt_until }),
    ...(row.extended_until !== null && { extendedUntil: row.extended_until }),
    marks: JSON.parse(row.marks) as OwnSetting['marks'],
  };
}

/** One setting, and whose it is; without a value it goes, and so does the mark. */
export type OwnChange =
  | { readonly what: 'required'; readonly value: 'optional' | 'required' | null; readonly mark: Mark }
  | { readonly what: 'exempt' | 'extended'; readonly value: number | null; readonly mark: Mark };

const columns = { required: 'requirement', exempt: 'exempt_until', extended: 'extended_until' } as const;

/** Nobody is let off any more: an exemption and more time are over. What is asked of the person stays. */
export async function endLeave(transaction: Transaction, userId: string): Promise<void> {
  const row = await findOwn(transaction, userId);
  if (!row) return;
  const { exempt: _exempt, extended: _extended, ...marks } = JSON.parse(row.marks) as OwnSetting['marks'];
  await saveOwn(transaction, userId, {
    ...{ exempt_until: null, extended_until: null },
    marks: JSON.stringify(marks),
  });
}

/** What else was set for the person stays as it is. What the setting was before comes back. */
export async function changeOwn(
  transaction: Transaction,
  userId: string,
  { what, value, mark }: OwnChange,
): Promise<string | number | null> {
  const row = await findOwn(transaction, userId);
  const { [what]: _before, ...others } = row ? (JSON.parse(row.marks) as Record<string, unknown>) : {};
  const marks = JSON.stringify({ ...others, ...(value !== null && { [what]: mark }) });
  await saveOwn(transaction, userId, { [columns[what]]: value, marks });
  return row?.[columns[what]] ?? null;
}
