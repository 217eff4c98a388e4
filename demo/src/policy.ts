/** What the bank asks of whom before anybody has changed it: from the first start on, the console decides. */
import type { Rule } from '@mfa-kit/express';

export const startRules: readonly Rule[] = [
  { id: 'everybody', requirement: 'optional', trustDays: 30 },
  // Gale has checked them already. Who has a second step with us all the same is asked for it.
  { id: 'by-gale', for: { source: 'gale' }, requirement: 'off' },
  { id: 'business-form', for: { form: 'business' }, requirement: 'required' },
  { id: 'operators', for: { role: 'operator' }, requirement: 'required', locked: true },
  { id: 'resellers', for: { role: 'reseller' }, requirement: 'required', locked: true },
];
