/** Every option of `createMfa` with its default, and the checks that refuse a bad one at start. */
import type { Kind } from '@mfa-kit/contract';
import type { OpenDatabase } from './db/sqlite.js';
import { readFigures, type Figures } from './figures.js';
import { isLoopback } from './http/loopback.js';
import { factorKinds } from './kinds/kinds.js';
import type { MailTransport } from './mail/transport.js';
import { misshapen } from './option-shapes.js';
import { refuseFaulty } from './policy/bounds.js';
import type { PolicyContext, Verdict } from './policy/policy.js';
import type { Rule } from './policy/rules.js';
import type { SmsTransport } from './sms/transport.js';
import type { SessionAdapter } from './sessions/adapter.js';

/** A user as the host knows them. Ids are unique over all tenants. */
export interface User {
  readonly id: string;
  /** What authenticator apps and recovery files call the account: a mail address or a login name. */
  readonly name: string;
  /** What administrators call the person, where that is not the account's name. */
  readonly displayName?: string;
  readonly email?: string;
  readonly locale?: string;
  readonly tenant?: string;
  readonly roles?: readonly string[];
  /** `false` for people who sign in without one; they authenticate again with the host instead. */
  readonly hasPassword?: boolean;
}

/** What somebody may administer. */
export interface Administrator {
  /** Whose people and rules: those of all companies, or of these. */
  readonly tenants: 'all' | readonly string[];
  /** Nobody resets somebody of a higher rank, or changes a locked rule that they have set. */
  readonly rank: number;
  /** May read the audit. */
  readonly auditor?: boolean;
  /** What people are told who has set a rule: “Harbour Resellers”. The issuer unless set. */
  readonly actsFor?: string;
}

/** A page of the application's people; `next` leads to the one after. */
export interface UserPage {
  readonly users: readonly User[];
  readonly next?: string;
}

/** What an administrator's list asks the application for. */
export interface UserSearch {
  /** How a name, an account or an id begins; absent for everybody. */
  readonly text?: string;
  readonly tenants: 'all' | readonly string[];
  readonly role?: string;
  /** What the page before said. */
  readonly after?: string;
  readonly limit: number;
}

/** A pino-shaped logger. Nothing secret is ever handed to it. */
export interface Logger {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

/** The application's own answer to who must. */
type Policy = (user: User, context: PolicyContext) => Verdict | Promise<Verdict>;

export interface MfaOptions {
  /** The service's name in authenticator apps and on recovery sheets. No colon. */
  readonly issuer: string;
  /** Where people open the application. Links, cookies and the origin check come from it, never from a request. */
  readonly publicUrl: string;
  /** Further exact origins of the same site whose pages may embed the elements. */
  readonly origins?: readonly string[];
  /** base64url, 32 bytes or more each; the newest first, old ones still read. */
  readonly secrets: readonly string[];
  /** Where the kit keeps what is its own: `sqlite(file)`. */
  readonly database: OpenDatabase;
  /** How the application keeps sessions: one of the adapters. */
  readonly sessions: SessionAdapter;
  /** The application's people: `find(id)`, and `verifyPassword(user, password)` where they have passwords. */
  readonly users: {
    find(id: string): User | undefined | Promise<User | undefined>;
    verifyPassword?(user: User, password: string): boolean | Promise<boolean>;
    /** Everybody the application knows, a page at a time. Without it the console lists those whom the kit has met. */
    search?(wanted: UserSearch): UserPage | Promise<UserPage>;
  };
  /** Who sends texts, in the order to try them. None: phones are not offered. */
  readonly sms?: readonly SmsTransport[];
  /** ISO codes of the countries that may be texted. None are, unless listed; on loopback all are. */
  readonly countries?: readonly string[];
  /** Where the router is mounted, for the address that providers report to. */
  readonly basePath?: string;
  /** Who sends mails about what happens to an account, e.g. `smtp({ … })`. None: nobody is told, which start-up warns of. */
  readonly mail?: MailTransport;
  /**
   * Who has to have a second factor, may have one, or is not asked. A list of rules is what the database starts with, and
   * the console decides from then on; a function, `(user, context) => verdict`, decides itself, and the console shows it.
   * Unless set there are no rules yet: optional for all.
   */
  readonly policy?: Policy | readonly Rule[];
  /** Who may administer: nobody unless set. */
  readonly admin?: (user: User) => Administrator | undefined;
  /** Somebody says of an event in their activity that it was not them. Their sessions are over by then; look into it. */
  readonly onDisowned?: (disowned: { userId: string; eventId: string }) => void | Promise<void>;
  /** Somebody signed in whose recovery codes are older than `figures.oldCodesDays`: ask whether they still have them. */
  readonly onOldCodes?: (codes: { userId: string; madeAt: number; left: number }) => void | Promise<void>;
  /** The page that holds `<mfa-gate>`. */
  readonly challengePage?: string;
  /** Where people land when no return path was kept. */
  readonly defaultPage?: string;
  /** The page that holds the security settings; mails lead there. The default page unless set. */
  readonly settingsPage?: string;
  /** Ask for the password before enrolling even right after signing in. */
  readonly passwordAgain?: boolean;
  /** Tells apart the cookies of two applications on one host, since ports share cookies. */
  readonly cookieSuffix?: string;
  /** Lives, tries and limits, each within its bounds. */
  readonly figures?: Partial<Figures>;
  /** Pino-shaped. Silent unless set. */
  readonly logger?: Logger;
  /** The clock, in epoch milliseconds, so that tests can move it. */
  readonly now?: () => number;
}

/** Secrets that stand in examples, and words typed over and over; whoever starts with one has no secret. */
const samples = /^(change-?me.*|secret.*|example.*|test.*|(.{1,32}?)\2+.{0,31})$/i;
const LEAST_SECRET_BYTES = 32;

/** Options with every default in place. */
export interface Settled extends Omit<MfaOptions, 'figures' | 'secrets' | 'countries' | 'policy'> {
  readonly sms: readonly SmsTransport[];
  readonly countries: readonly string[] | 'all';
  readonly basePath: string;
  readonly secrets: readonly Uint8Array[];
  readonly origins: readonly string[];
  readonly publicOrigin: string;
  readonly loopback: boolean;
  /** Absent where rules in the database decide. */
  readonly policy: Policy | undefined;
  /** The rules that the database starts with. */
  readonly firstRules: readonly Rule[];
  readonly challengePage: string;
  readonly defaultPage: string;
  readonly settingsPage: string;
  readonly passwordAgain: boolean;
  readonly cookieSuffix: string;
  readonly figures: Figures;
  readonly logger: Logger;
  readonly now: () => number;
  readonly kinds: readonly Kind[];
}

/** @throws TypeError that names every wrong option and its fix, all at once */
export function settle(options: MfaOptions): Settled {
  const faults = misshapen(options);
  // What is of another kind cannot be judged further.
  if (faults.length > 0) refuse(faults);
  const publicUrl = readUrl(options.publicUrl, 'publicUrl', faults);
  const origins = (options.origins ?? []).map((origin, i) => readOrigin(origin, `origins[${i}]`, faults));
  const secrets = (options.secrets ?? []).map((secret, i) => readSecret(secret, `secrets[${i}]`, faults));

  if (!options.issuer?.trim()) faults.push('issuer: the name of your service is missing');
  if (options.issuer?.includes(':'))
    faults.push('issuer: authenticator apps cut it at a colon; leave the colon out');
  if (secrets.length === 0) faults.push('secrets: give at least one, e.g. from `openssl rand -base64 32`');
  if (!options.database) faults.push("database: give one, e.g. sqlite('mfa.db')");
  if (!options.sessions) faults.push('sessions: give an adapter, e.g. expressSession({ userId, establish })');
  if (!options.users?.find) faults.push('users.find: a function from a user id to the user is missing');
  if (!/^[\w-]*$/.test(options.cookieSuffix ?? ''))
    faults.push('cookieSuffix: letters, digits, _ and - only');
  const sms = options.sms ?? [];
  for (const { name, loopbackOnly } of [...sms, ...(options.mail ? [options.mail] : [])])
    if (loopbackOnly && !isLoopback(publicUrl))
      faults.push(`${name}: a development aid, which starts on a loopback publicUrl only`);
  if (!/^\/(?![/\\])[^\s\\]*$/.test(options.settingsPage ?? '/'))
    faults.push('settingsPage: a path such as /security, on publicUrl');
  if (new Set(sms.map(({ name }) => name)).size < sms.length) faults.push('sms: two transports share a name');
  for (const { name } of sms)
    if (!/^[\w-]+$/.test(name)) faults.push('sms: a name is a step of a path: letters, digits, _ and - only');
  for (const country of options.countries ?? [])
    if (!/^[A-Z]{2}$/.test(country)) faults.push(`countries: ${country} is no ISO code such as GB`);
  if (!/^(\/[\w.~-]+)*$/.test(options.basePath ?? ''))
    faults.push('basePath: a path such as /mfa, without a slash at the end');
  if (typeof options.policy === 'object') readRules(options.policy, faults);
  const figures = readFigures(options.figures ?? {}, faults);
  if (faults.length > 0) refuse(faults);

  return {
    ...options,
    secrets,
    origins,
    publicOrigin: publicUrl.origin,
    loopback: isLoopback(publicUrl),
    policy: typeof options.policy === 'function' ? options.policy : undefined,
    firstRules: typeof options.policy === 'object' ? options.policy : [],
    sms,
    countries: options.countries ?? (isLoopback(publicUrl) ? 'all' : []),
    basePath: options.basePath ?? '/mfa',
    challengePage: options.challengePage ?? '/second-step',
    defaultPage: options.defaultPage ?? '/',
    settingsPage: options.settingsPage ?? options.defaultPage ?? '/',
    passwordAgain: options.passwordAgain ?? false,
    cookieSuffix: options.cookieSuffix ?? '',
    figures,
    logger: options.logger ?? { info() {}, warn() {}, error() {} },
    now: options.now ?? Date.now,
    kinds: factorKinds.map(({ kind }) => kind).filter((kind) => kind !== 'phone' || sms.length > 0),
  };
}

function refuse(faults: readonly string[]): never {
  throw new TypeError(`mfa-kit cannot start:\n  ${faults.join('\n  ')}`);
}

function readUrl(text: string, name: string, faults: string[]): URL {
  const url = URL.parse(text);
  if (!url) faults.push(`${name}: not a URL`);
  else if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url)))
    faults.push(`${name}: must be https, or http on a loopback address while developing`);
  return url ?? new URL('http://localhost');
}

function readOrigin(text: string, name: string, faults: string[]): string {
  const url = readUrl(text, name, faults);
  // The URL parser takes an asterisk for a letter of the name.
  if (url.origin !== text || text.includes('*'))
    faults.push(`${name}: must be one exact origin such as https://app.example, no wildcard, no path`);
  return url.origin;
}

/** One person is set by administrators, whom the database knows by name. */
function readRules(rules: readonly Rule[], faults: string[]): void {
  try {
    refuseFaulty(rules, { forOnePerson: false });
  } catch (fault) {
    faults.push(`policy: ${(fault as TypeError).message}`);
  }
}

function readSecret(text: string, name: string, faults: string[]): Uint8Array {
  const bytes = Buffer.from(text ?? '', 'base64url');
  if (!text) faults.push(`${name}: missing; is the environment variable set?`);
  else if (bytes.length < LEAST_SECRET_BYTES)
    faults.push(`${name}: shorter than ${LEAST_SECRET_BYTES} bytes in base64url`);
  else if (samples.test(text) || new Set(bytes).size < 8)
    faults.push(`${name}: this is a sample, not a secret`);
  return bytes;
}
