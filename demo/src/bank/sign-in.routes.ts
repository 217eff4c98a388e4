/** The bank's own doors. Each line that used to sign somebody in now asks the kit instead. */
import { Router } from 'express';
import * as v from 'valibot';
import { asUser, type Mfa } from '../mfa.js';
import { application, homes } from './applications.js';
import type { Customers } from './customers.js';
import type { Ledger } from './ledger.js';
import { welcome } from './welcome.js';

export const email = v.pipe(v.string(), v.trim(), v.toLowerCase(), v.email(), v.maxLength(254));
const password = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
/** Short enough to type on a phone, since a second factor stands behind it (NIST 800-63B asks eight then). */
export const newPassword = v.pipe(v.string(), v.minLength(8), v.maxLength(200));

const signInForm = v.object({ email, password, application, to: v.optional(v.string()) });
/** What looks like another name is that name: no letters of another width, and nothing that is not seen. */
const name = v.pipe(
  v.string(),
  v.transform((typed) => typed.normalize('NFKC').replace(/ +/g, ' ')),
  v.trim(),
  v.minLength(1),
  v.maxLength(80),
  v.regex(/^[^\p{C}\p{Zl}\p{Zp}]*$/u),
);
/** Two forms of one application: policy may ask more of those who come by one of them. */
const registerForms = {
  personal: v.object({ name, email, password: newPassword, company: v.optional(v.undefined()) }),
  business: v.object({ name, email, password: newPassword, company: name }),
};

export interface Doors {
  readonly mfa: Mfa;
  readonly customers: Customers;
  readonly ledger: Ledger;
  readonly now: () => number;
}

export function signInRoutes({ mfa, customers, ledger, now }: Doors): Router {
  const router = Router();

  router.post('/login', async (request, response) => {
    const form = v.safeParse(signInForm, request.body);
    const customer = form.success && (await customers.signIn(form.output.email, form.output.password));
    if (!customer) return void response.status(401).json({ error: 'refused' });
    const { application, to } = form.output;
    const next = await mfa.signIn(request, response, asUser(customer), {
      application,
      form: 'sign-in',
      source: 'local',
      returnTo: to ?? homes[application],
    });
    response.json(next);
  });

  for (const door of ['personal', 'business'] as const)
    router.post(`/register/${door}`, async (request, response) => {
      const form = v.safeParse(registerForms[door], request.body);
      if (!form.success)
        return void response.status(400).json({ error: 'form', fields: fieldsOf(form.issues) });
      const { company } = form.output;
      // Whoever types the name of a company that is here already is not let into it.
      if (company && customers.banksHere(company))
        return void response.status(409).json({ error: 'company', fields: ['company'] });
      const customer = await customers.register(form.output);
      if (!customer) return void response.status(409).json({ error: 'taken' });
      welcome(ledger, customer, now());
      const next = await mfa.signIn(request, response, asUser(customer), {
        application: 'web',
        form: door,
        source: 'local',
        registering: true,
        returnTo: '/account',
      });
      response.json(next);
    });

  router.post('/sign-out', async (request, response) => {
    await mfa.signOut(request, response);
    response.json({});
  });

  return router;
}

/** The names of the fields that a form was refused for. */
export function fieldsOf(issues: readonly v.BaseIssue<unknown>[]): string[] {
  return [...new Set(issues.map((issue) => v.getDotPath(issue) ?? ''))];
}
