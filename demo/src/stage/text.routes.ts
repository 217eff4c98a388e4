/** The texts that left through the outbox, for the phone beside the page and for whoever tries the bank from a script. */
import { Router } from 'express';
import type { Texts } from '../texts.js';

/** A text as the phone shows it. */
export type Text = Texts['messages'][number];

export function textRoutes({ messages }: Texts): Router {
  const router = Router();

  /** The oldest first. `?to=%2B447700900123` gives those to one number, in E.164. */
  router.get('/messages', (request, response) => {
    const { to } = request.query;
    response.json({ messages: to === undefined ? messages : messages.filter((text) => text.to === to) });
  });

  return router;
}
