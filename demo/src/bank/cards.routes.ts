/** The other application: somebody's card, for whoever came in by its own door. */
import { Router } from 'express';
import type { Customers } from './customers.js';
import type { Ledger } from './ledger.js';
import { shown, signedIn } from './signed-in.js';

export function cardRoutes(customers: Customers, ledger: Ledger): Router {
  const router = Router();

  router.get('/', (request, response) => {
    const customer = signedIn(request, customers);
    const [everyday] = ledger.accountsOf(customer.id);
    response.json({ customer: shown(customer), card: { number: everyday?.number ?? '' } });
  });

  return router;
}
