/** A forgotten password: a new one by a mailed link. It signs the person in, as far as the second step and no further. */
import { Router } from 'express';
import * as v from 'valibot';
import { asUser, type Mfa } from '../mfa.js';
import type { Customers } from './customers.js';
import type { MailedLinks } from './mailed-links.js';
import { email, newPassword } from './sign-in.routes.js';

const askForm = v.object({ email });
const resetForm = v.object({ token: v.pipe(v.string(), v.maxLength(64)), password: newPassword });

export interface ResetDoor {
  readonly mfa: Mfa;
  readonly customers: Customers;
  readonly links: MailedLinks;
}

export function resetRoutes({ mfa, customers, links }: ResetDoor): Router {
  const router = Router();

  router.post('/reset/ask', (request, response) => {
    const form = v.safeParse(askForm, request.body);
    if (!form.success) return void response.status(400).json({ error: 'form', fields: ['email'] });
    const customer = customers.findByEmail(form.output.email);
    if (customer?.source === 'local') links.mail('reset', customer);
    response.json({});
  });

  router.post('/reset', async (request, response) => {
    const form = v.safeParse(resetForm, request.body);
    if (!form.success) return void response.status(400).json({ error: 'form', fields: ['password'] });
    const customer = customers.find(links.take('reset', form.output.token) ?? '');
    if (!customer) return void response.status(410).json({ error: 'over' });
    await customers.changePassword(customer.id, form.output.password);
    // Whoever knew the old one is out everywhere; the factors stay.
    await mfa.revoke(customer.id);
    const next = await mfa.signIn(request, response, asUser(customer), {
      application: 'web',
      form: 'reset',
      source: 'local',
    });
    response.json(next);
  });

  return router;
}
