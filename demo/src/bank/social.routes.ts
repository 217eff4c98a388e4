/** Signing in with another company's account. The other company is a page of this demo that takes everybody's word. */
import { Router } from 'express';
import * as v from 'valibot';
import { asUser, type Mfa } from '../mfa.js';
import { application, homes } from './applications.js';
import type { Customers } from './customers.js';
import { email } from './sign-in.routes.js';

const socialForm = v.object({ email, application });

export function socialRoutes(mfa: Mfa, customers: Customers): Router {
  const router = Router();

  // Where a real bank checks the token that the other company sent back.
  router.post('/social', async (request, response) => {
    const form = v.safeParse(socialForm, request.body);
    const customer = form.success && customers.findByEmail(form.output.email);
    if (!customer) return void response.status(401).json({ error: 'refused' });
    const next = await mfa.signIn(request, response, asUser(customer), {
      application: form.output.application,
      form: 'sign-in',
      source: 'gale',
      returnTo: homes[form.output.application],
    });
    response.json(next);
  });

  return router;
}
