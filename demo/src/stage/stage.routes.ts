/** What a demo shows and no bank would: passwords, somebody's phone, everybody's mail. Reached from this machine only. */
import { Router } from 'express';
import type { BankDatabase } from '../bank/database.js';
import type { Mail, Mailbox } from '../bank/mailbox.js';
import type { Requirement } from '../mfa.js';
import type { Texts } from '../texts.js';
import { people, spareNumber, type Person } from './people.js';
import { openProps, type App, type Belongings } from './props.js';

export type { Mail };

const MOST_MAILS = 20;

/** What the pages ask for before they draw themselves. */
export interface Stage {
  readonly stageId: string;
  /** What the bank asks of everybody, where that was said at the start; else the console decides. */
  readonly requirement?: Requirement | undefined;
  readonly people: readonly Omit<Person, 'app' | 'phone'>[];
  readonly belongings: Belongings;
  readonly apps: readonly App[];
  /** A number for whoever has none to give; nothing where texts go to real phones. */
  readonly phoneNumber?: string;
}

export interface StageSet {
  readonly db: BankDatabase;
  readonly mailbox: Mailbox;
  readonly requirement?: Requirement | undefined;
  readonly texts: Texts;
}

export function stageRoutes({ db, mailbox, requirement, texts: { areReal } }: StageSet): Router {
  const router = Router();
  const props = openProps(db);

  router.get('/', (_request, response) => {
    response.json({
      stageId: props.get('stageId'),
      requirement,
      people: people.map(({ app: _app, phone: _phone, ...person }) => person),
      belongings: props.get('belongings'),
      apps: props.get('apps') ?? [],
      ...(!areReal && { phoneNumber: spareNumber }),
    });
  });

  router.get('/mail', (_request, response) => {
    response.json({ mails: mailbox.newest(MOST_MAILS) });
  });

  return router;
}
