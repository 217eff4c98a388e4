/** What a demo shows and no bank would: passwords, somebody's phone, everybody's mail. Reached from this machine only. */
import { Router } from 'express';
import type { BankDatabase } from '../bank/database.js';
import type { Requirement } from '../mfa.js';
import type { Texts } from '../texts.js';
import { people, spareNumber, type Person } from './people.js';
import { openProps, type Belongings } from './props.js';

export interface Mail {
  readonly id: number;
  readonly sentAt: number;
  readonly recipient: string;
  readonly subject: string;
  readonly link: string;
}

/** What the pages ask for before they draw themselves. */
export interface Stage {
  readonly stageId: string;
  readonly requirement: Requirement;
  readonly people: readonly Omit<Person, 'app' | 'phone'>[];
  readonly belongings: Belongings;
  /** A number for whoever has none to give; nothing where texts go to real phones. */
  readonly phoneNumber?: string;
}

export function stageRoutes(db: BankDatabase, requirement: Requirement, { areReal }: Texts): Router {
  const router = Router();
  const props = openProps(db);
  const mails = db.prepare<[], Mail>(
    'select id, sent_at as sentAt, recipient, subject, link from mail order by id desc limit 10',
  );

  router.get('/', (_request, response) => {
    response.json({
      stageId: props.get('stageId'),
      requirement,
      people: people.map(({ name, email, password, about }) => ({ name, email, password, about })),
      belongings: props.get('belongings'),
      ...(!areReal && { phoneNumber: spareNumber }),
    });
  });

  router.get('/mail', (_request, response) => {
    response.json({ mails: mails.all() });
  });

  return router;
}
