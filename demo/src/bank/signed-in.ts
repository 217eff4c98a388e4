/** Whose request this is, behind `mfa.protect()`. */
import type { Request } from 'express';
import { asUser } from '../mfa.js';
import { administratorOf } from './companies.js';
import type { Customer, Customers } from './customers.js';

/** The guard has let the request pass, so its session names a customer. */
export function signedIn(request: Request, customers: Customers): Customer {
  const customer = customers.find(request.session.customerId ?? '');
  if (!customer) throw new Error('The session names nobody');
  return customer;
}

/** Whose page it is, for its head. */
export interface Shown {
  readonly name: string;
  readonly email: string;
  readonly company: string | null;
  readonly isAdministrator: boolean;
}

export function shown(customer: Customer): Shown {
  const { name, email, company } = customer;
  return { name, email, company, isAdministrator: administratorOf(asUser(customer)) !== undefined };
}
