/** What a signed-in customer sees and does: everything here stands behind `mfa.protect()`. */
import { Router } from 'express';
import type { Customers } from './customers.js';
import type { Ledger } from './ledger.js';
import { shown, signedIn } from './signed-in.js';

export interface Counter {
  readonly customers: Customers;
  readonly ledger: Ledger;
}

export function accountRoutes({ customers, ledger }: Counter): Router {
  const router = Router();

  router.get('/account', (request, response) => {
    const customer = signedIn(request, customers);
    response.json({
      customer: shown(customer),
      accounts: ledger.accountsOf(customer.id),
      entries: ledger.latest(customer.id),
    });
  });

  return router;
}
