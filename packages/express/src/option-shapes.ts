/** What kind of thing each option has to be: who writes no TypeScript learns of a slip at the start, too. */
import type { MfaOptions } from './options.js';

/** Whether a value will do, and what is wanted. */
type Shape = readonly [fits: (value: never) => boolean, wanted: string];

const text: Shape = [(value: unknown) => typeof value === 'string', 'a string'];
const texts = (wanted: string): Shape => [
  (value: unknown) => Array.isArray(value) && value.every((one) => typeof one === 'string'),
  wanted,
];
const callable = (wanted: string): Shape => [(value: unknown) => typeof value === 'function', wanted];
const page: Shape = [
  (value: unknown) => /^(\/|https?:\/\/)/.test(String(value)),
  'a path such as /second-step, or a URL',
];
/** An object with these functions. */
const having = (names: readonly string[], wanted: string): Shape => [
  (value: Record<string, unknown> | null) => names.every((name) => typeof value?.[name] === 'function'),
  wanted,
];
const isTransport = (value: { readonly name?: unknown; readonly send?: unknown } | null) =>
  typeof value?.name === 'string' && typeof value.send === 'function';

const shapes: Readonly<Record<keyof MfaOptions, Shape>> = {
  issuer: text,
  publicUrl: text,
  origins: texts("a list of origins, e.g. ['https://app.example']"),
  secrets: [Array.isArray, 'a list, the newest first'],
  database: callable("give one, e.g. sqlite('mfa.db')"),
  sessions: having(
    ['read', 'establish', 'attach', 'end'],
    'give an adapter, e.g. expressSession({ userId, establish })',
  ),
  users: [(value: unknown) => typeof value === 'object', 'an object with find(id)'],
  sms: [
    (value: unknown) => Array.isArray(value) && value.every(isTransport),
    'a list of transports, e.g. [twilio({ … })] or [{ name, send }]',
  ],
  countries: texts("a list of ISO codes, e.g. ['GB']"),
  basePath: text,
  mail: having(['send'], 'give a transport, e.g. smtp({ host, from })'),
  policy: [
    (value: unknown) => typeof value === 'function' || Array.isArray(value),
    "a list of rules, e.g. [{ id: 'all', requirement: 'required' }], or a function that answers a verdict",
  ],
  admin: callable('a function from a user to what they administer'),
  onDisowned: callable('a function'),
  onOldCodes: callable('a function'),
  challengePage: page,
  defaultPage: page,
  settingsPage: text,
  passwordAgain: [(value: unknown) => typeof value === 'boolean', 'true or false'],
  cookieSuffix: text,
  figures: [(value: unknown) => typeof value === 'object', 'an object, e.g. { tries: 5 }'],
  logger: having(['info', 'warn', 'error'], 'an object with info, warn and error'),
  now: callable('a function'),
};

/** The options that there are not, and those of another kind than wanted. What is missing is not told of here. */
export function misshapen(options: object): string[] {
  return Object.entries(options).flatMap(([name, value]) => {
    if (!Object.hasOwn(shapes, name)) return [`${name}: there is no such option`];
    const [fits, wanted] = shapes[name as keyof MfaOptions] as readonly [(value: unknown) => boolean, string];
    return value === undefined || fits(value) ? [] : [`${name}: ${wanted}`];
  });
}
