/** Who is signed in and how, and their password: the same in both applications. */
import { Router } from 'express';
import * as v from 'valibot';
import type { Mfa } from '../mfa.js';
import type { Customers } from './customers.js';
import { shown, signedIn } from './signed-in.js';
import { fieldsOf, newPassword } from './sign-in.routes.js';

const passwordForm = v.object({ current: v.string(), password: newPassword });

export function selfRoutes(mfa: Mfa, customers: Customers): Router {
  const router = Router();

  router.get('/security', (request, response) => {
    response.json({ customer: shown(signedIn(request, customers)), mfa: request.mfa });
  });

  // A new password ends every session there is, this one too: whoever knew the old one is out.
  router.post('/password', async (request, response) => {
    const customer = signedIn(request, customers);
    const form = v.safeParse(passwordForm, request.body);
    if (!form.success)
      return void response.status(400).json({ error: 'form', fields: fieldsOf(form.issues) });
    if (!(await customers.checkPassword(customer.id, form.output.current))) {
      return void response.status(403).json({ error: 'refused', fields: ['current'] });
    }
    await customers.changePassword(customer.id, form.output.password);
    await mfa.revoke(customer.id);
    await mfa.signOut(request, response);
    response.json({});
  });

  return router;
}
