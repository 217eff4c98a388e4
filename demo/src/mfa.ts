/** The whole of what the bank had to say to get a second factor. */
import { join } from 'node:path';
import {
  createMfa,
  expressSession,
  sqlite,
  type MailTransport,
  type SmsTransport,
  type User,
  type Verdict,
} from '@mfa-kit/express';
import { administratorOf } from './bank/companies.js';
import type { Customer, Customers } from './bank/customers.js';
import { openDirectory } from './bank/directory.js';
import type { BankDatabase } from './bank/database.js';
import { startRules } from './policy.js';
import type {} from 'express-session';

declare module 'express-session' {
  interface SessionData {
    customerId?: string;
  }
}

export type Requirement = 'optional' | 'required' | 'off';
export type Mfa = ReturnType<typeof openMfa>;

export interface MfaSettings {
  readonly publicUrl: string;
  readonly dataDir: string;
  readonly secret: string;
  readonly db: BankDatabase;
  readonly customers: Customers;
  /** Decides in place of the rules that the console keeps. */
  readonly policy?: (() => Verdict) | undefined;
  /** Carry texts, in the order to try them. */
  readonly sms: readonly SmsTransport[];
  /** Carries what people are told of their second step. */
  readonly mail: MailTransport;
  readonly now: () => number;
}

export function openMfa({ publicUrl, dataDir, secret, db, customers, ...settings }: MfaSettings) {
  const { policy, sms, mail, now } = settings;
  const directory = openDirectory(db, asUser);
  return createMfa({
    issuer: 'Northwind Bank',
    publicUrl,
    secrets: [secret],
    database: sqlite(join(dataDir, 'mfa.db')),
    sessions: expressSession({
      userId: (request) => request.session.customerId,
      establish: (request, user) => {
        request.session.customerId = user.id;
      },
    }),
    users: {
      find: (id) => asUser(customers.find(id)),
      verifyPassword: (user, password) => customers.checkPassword(user.id, password),
      search: directory.search,
    },
    policy: policy ?? startRules,
    admin: administratorOf,
    sms,
    mail,
    challengePage: '/second-step',
    defaultPage: '/account',
    settingsPage: '/security',
    // Two banks on two ports of this machine share a cookie jar.
    cookieSuffix: new URL(publicUrl).port,
    // What goes wrong is seen in the terminal; what goes well is not.
    logger: {
      info() {},
      warn: (details, message) => console.warn(message, details),
      error: (details, message) => console.error(message, details),
    },
    now,
  });
}

/** What the kit is to know of a customer: authenticator apps list the account by its address. */
export function asUser(customer: Customer): User;
export function asUser(customer: Customer | undefined): User | undefined;
export function asUser(customer: Customer | undefined): User | undefined {
  if (!customer) return undefined;
  const { id, email, name, company, role, source } = customer;
  return {
    ...{ id, name: email, email, displayName: name },
    ...(company && { tenant: company }),
    ...(role && { roles: [role] }),
    hasPassword: source === 'local',
  };
}
