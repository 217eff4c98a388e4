/** Moving money, behind `mfa.protect()`, and by a factor that was proved a moment ago. */
import { Router } from 'express';
import * as v from 'valibot';
import type { Mfa } from '../mfa.js';
import type { Counter } from './account.routes.js';
import { fieldsOf } from './sign-in.routes.js';
import { signedIn } from './signed-in.js';

const transferForm = v.object({
  from: v.string(),
  /** An account of one's own by its id, or another customer by address. */
  to: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(254)),
  amount: v.pipe(
    v.string(),
    v.trim(),
    v.regex(/^\d{1,6}(\.\d{1,2})?$/),
    v.transform((pounds) => Math.round(Number(pounds) * 100)),
    v.minValue(1),
  ),
  reference: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(60)), ''),
});
export function transferRoutes({ mfa, customers, ledger }: Counter & { readonly mfa: Mfa }): Router {
  const router = Router();

  router.post('/transfer', mfa.require({ maxAge: 300 }), (request, response) => {
    const customer = signedIn(request, customers);
    const form = v.safeParse(transferForm, request.body);
    if (!form.success)
      return void response.status(400).json({ error: 'form', fields: fieldsOf(form.issues) });
    const { amount, reference } = form.output;
    const from = ledger.find(form.output.from, customer.id);
    const own = ledger.find(form.output.to, customer.id);
    const payee = own ? customer : customers.findByEmail(form.output.to.toLowerCase());
    const to = own ?? (payee && ledger.accountsOf(payee.id)[0]);
    if (!from) return void response.status(400).json({ error: 'form', fields: ['from'] });
    if (!to || !payee || to.id === from.id) {
      return void response.status(400).json({ error: 'payee', fields: ['to'] });
    }
    const words = reference ? ` · ${reference}` : '';
    const moved = ledger.move({
      from,
      to,
      amountPence: amount,
      outgoing: `To ${own ? to.name : payee.name}${words}`,
      incoming: `From ${own ? from.name : customer.name}${words}`,
    });
    if (!moved) return void response.status(409).json({ error: 'funds', fields: ['amount'] });
    response.json({
      to: own ? to.name : payee.name,
      amountPence: amount,
      accounts: ledger.accountsOf(customer.id),
    });
  });

  return router;
}
