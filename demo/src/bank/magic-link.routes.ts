/** The forgotten door: signing in by a link makes a session by itself and never heard of a second factor. `mfa.protect()` meets it inside. */
import { Router } from 'express';
import * as v from 'valibot';
import type { Customers } from './customers.js';
import type { MailedLinks } from './mailed-links.js';
import { email } from './sign-in.routes.js';

const linkForm = v.object({ email });

export function magicLinkRoutes(customers: Customers, links: MailedLinks): Router {
  const router = Router();

  // Known or not, the answer is the same; only a known address gets the mail, and nobody goes round Gale by it.
  router.post('/magic-link', (request, response) => {
    const form = v.safeParse(linkForm, request.body);
    if (!form.success) return void response.status(400).json({ error: 'form', fields: ['email'] });
    const customer = customers.findByEmail(form.output.email);
    if (customer?.source === 'local') links.mail('sign-in', customer);
    response.json({});
  });

  router.get('/magic-link/:token', (request, response, next) => {
    const customerId = links.take('sign-in', request.params.token);
    if (!customerId) return void response.redirect('/sign-in?link=over');
    request.session.regenerate((error: unknown) => {
      if (error) return next(error);
      request.session.customerId = customerId;
      response.redirect('/account');
    });
  });

  return router;
}
