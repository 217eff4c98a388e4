/** The forgotten door: signing in by a link makes a session by itself and never heard of a second factor. `mfa.protect()` meets it inside. */
import { createHash, randomBytes } from 'node:crypto';
import { Router } from 'express';
import * as v from 'valibot';
import type { Customers } from './customers.js';
import type { BankDatabase } from './database.js';
import { email } from './sign-in.routes.js';

const linkForm = v.object({ email });
const LINK_MS = 15 * 60 * 1000;

export interface LinkDoor {
  readonly customers: Customers;
  readonly db: BankDatabase;
  readonly publicUrl: string;
  readonly now: () => number;
}

export function magicLinkRoutes({ customers, db, publicUrl, now }: LinkDoor): Router {
  const router = Router();
  const saveLink = db.prepare<[string, string, number]>(
    'insert into sign_in_link (token_hash, customer_id, expires_at) values (?, ?, ?)',
  );
  const takeLink = db.prepare<[string, number], { customerId: string }>(
    'delete from sign_in_link where token_hash = ? and expires_at > ? returning customer_id as customerId',
  );
  const sendMail = db.prepare<[number, string, string, string]>(
    'insert into mail (sent_at, recipient, subject, link) values (?, ?, ?, ?)',
  );

  // Known or not, the answer is the same; only a known address gets the mail.
  router.post('/magic-link', (request, response) => {
    const form = v.safeParse(linkForm, request.body);
    if (!form.success) return void response.status(400).json({ error: 'form', fields: ['email'] });
    const customer = customers.findByEmail(form.output.email);
    if (customer) {
      const token = randomBytes(24).toString('base64url');
      saveLink.run(hashToken(token), customer.id, now() + LINK_MS);
      sendMail.run(now(), customer.email, 'Your sign-in link', `${publicUrl}/magic-link/${token}`);
    }
    response.json({});
  });

  router.get('/magic-link/:token', (request, response, next) => {
    const link = takeLink.get(hashToken(request.params.token), now());
    if (!link) return void response.redirect('/sign-in?link=over');
    request.session.regenerate((error: unknown) => {
      if (error) return next(error);
      request.session.customerId = link.customerId;
      response.redirect('/account');
    });
  });

  return router;
}

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
