/** What a signed-in customer sees and does: everything here stands behind `mfa.protect()`. */
import { Router } from 'express';
import * as v from 'valibot';
import type { Mfa } from '../mfa.js';
import type { Customers } from './customers.js';
import type { Ledger } from './ledger.js';
import { signedIn } from './signed-in.js';
import { fieldsOf, newPassword } from './sign-in.routes.js';

const passwordForm = v.object({ current: v.string(), password: newPassword });

export interface Counter {
  readonly mfa: Mfa;
  readonly customers: Customers;
  readonly ledger: Ledger;
}

export function accountRoutes({ mfa, customers, ledger }: Counter): Router {
  const router = Router();

  router.get('/account', (request, response) => {
    const customer = signedIn(request, customers);
    response.json({
      customer: { name: customer.name, email: customer.email },
      accounts: ledger.accountsOf(customer.id),
      entries: ledger.latest(customer.id),
    });
  });

  router.get('/security', (request, response) => {
    const { name, email } = signedIn(request, customers);
    response.json({ customer: { name, email }, mfa: request.mfa });
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
