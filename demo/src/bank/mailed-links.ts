/** Links the bank mails: each good for one purpose, once, for a quarter of an hour. Only a digest of the token is kept. */
import { createHash, randomBytes } from 'node:crypto';
import type { Customer } from './customers.js';
import type { BankDatabase } from './database.js';
import type { Mailbox } from './mailbox.js';

export type LinkPurpose = 'sign-in' | 'reset';

const subjects: Record<LinkPurpose, string> = {
  'sign-in': 'Your sign-in link',
  reset: 'Choose a new password',
};
const paths: Record<LinkPurpose, string> = { 'sign-in': '/magic-link', reset: '/reset' };
const LINK_MS = 15 * 60 * 1000;

export type MailedLinks = ReturnType<typeof openMailedLinks>;

export interface PostRoom {
  readonly db: BankDatabase;
  readonly mailbox: Mailbox;
  readonly publicUrl: string;
  readonly now: () => number;
}

export function openMailedLinks({ db, mailbox, publicUrl, now }: PostRoom) {
  const save = db.prepare<[string, LinkPurpose, string, number]>(
    'insert into mailed_link (token_hash, purpose, customer_id, expires_at) values (?, ?, ?, ?)',
  );
  const take = db.prepare<[string, LinkPurpose, number], { customerId: string }>(
    `delete from mailed_link where token_hash = ? and purpose = ? and expires_at > ?
     returning customer_id as customerId`,
  );

  return {
    mail(purpose: LinkPurpose, { id, email }: Customer): void {
      const token = randomBytes(24).toString('base64url');
      save.run(hashToken(token), purpose, id, now() + LINK_MS);
      mailbox.send(now(), email, subjects[purpose], `${publicUrl}${paths[purpose]}/${token}`);
    },

    /** Whose link this is; nobody's once it was used or is too old. */
    take(purpose: LinkPurpose, token: string): string | undefined {
      return take.get(hashToken(token), purpose, now())?.customerId;
    },
  };
}

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
