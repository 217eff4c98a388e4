/** Two applications share the bank's sessions, and each is entered by its own door: what one asks, the other does not waive. */
import type { Request, RequestHandler } from 'express';
import * as v from 'valibot';

/** Which of the two a sign-in is for. */
export const application = v.optional(v.picklist(['web', 'cards']), 'web');
/** Where each begins. */
export const homes = { web: '/account', cards: '/cards' } as const;

/** Behind `mfa.protect()`, which knows by which door a session came. A mailed link and what else names none leads to the bank. */
export function enteredBy(door: keyof typeof homes): RequestHandler {
  const signIn = door === 'web' ? '/sign-in' : '/cards/sign-in';
  return (request, response, next) => {
    if (doorOf(request) === door) next();
    else if (request.accepts(['json', 'html']) === 'json') response.status(401).json({ code: 'signed_out' });
    else response.redirect(`${signIn}?to=${encodeURIComponent(request.originalUrl)}`);
  };
}

function doorOf({ mfa }: Request): keyof typeof homes {
  return mfa?.context.application === 'cards' ? 'cards' : 'web';
}
