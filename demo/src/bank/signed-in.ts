/** Whose request this is, behind `mfa.protect()`. */
import type { Request } from 'express';
import type { Customer, Customers } from './customers.js';

/** The guard has let the request pass, so its session names a customer. */
export function signedIn(request: Request, customers: Customers): Customer {
  const customer = customers.find(request.session.customerId ?? '');
  if (!customer) throw new Error('The session names nobody');
  return customer;
}
