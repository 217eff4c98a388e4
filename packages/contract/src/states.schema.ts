/** The states as they cross the wire. The server answers them, OpenAPI is printed from them, tests hold every answer against them. */
import * as v from 'valibot';

export const instant = v.pipe(
  v.number(),
  v.integer(),
  v.description('Epoch milliseconds of the server’s clock.'),
);
export const count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const kind = v.picklist(['totp', 'phone']);

/** How wide a rule reaches. */
export const scopeName = v.picklist([
  'everywhere',
  'tenant',
  'application',
  'form',
  'source',
  'role',
  'user',
]);

/** Why something is asked of the person who reads it. */
export const whyAsked = v.strictObject({
  scope: scopeName,
  isLocked: v.boolean(),
  by: v.optional(v.pipe(v.string(), v.description('Who set it, as the operator calls them.'))),
});

export const action = v.picklist([
  'verify',
  'send',
  'recover',
  'ticket',
  'password',
  'enroll',
  'begin',
  'confirm',
  'skip',
  'codes',
  'saved',
  'cancel',
]);

const common = {
  actions: v.pipe(v.array(action), v.description('What may be done next; a screen offers nothing else.')),
  now: v.pipe(
    instant,
    v.description('The server’s clock when it answered: countdowns run against this one.'),
  ),
};

/** A text that was sent: the screen mirrors these instants, it decides nothing. */
export const sending = v.strictObject({
  factorId: v.string(),
  hint: v.pipe(v.string(), v.description('The last two digits of the number.')),
  resendAt: v.optional(
    v.pipe(instant, v.description('When another text may be asked for; absent when none may.')),
  ),
  expiresAt: v.pipe(instant, v.description('Until when the newest code works.')),
  sendsLeft: count,
  delivery: v.pipe(
    v.picklist(['open', 'delivered', 'failed']),
    v.description('While it is open, ask again each second.'),
  ),
  failure: v.optional(
    v.picklist(['phone_invalid', 'phone_unsupported', 'country_blocked', 'sms_unavailable', 'send_limited']),
  ),
});

/** Which of its kind it is, in the order they were added: an unnamed one is called “Authenticator 2”. */
export const ordinal = v.pipe(v.number(), v.integer(), v.minValue(1));

export const factorChoice = v.strictObject({
  id: v.string(),
  kind,
  ordinal,
  name: v.pipe(v.string(), v.description('What the person calls it; empty until they name it.')),
  isDefault: v.boolean(),
  hint: v.optional(v.pipe(v.string(), v.description('The last two digits of a phone’s number.'))),
  lockedUntil: v.optional(instant),
});

export const totpSetup = v.strictObject({
  kind: v.literal('totp'),
  factorId: v.string(),
  expiresAt: instant,
  triesLeft: count,
  issuer: v.string(),
  account: v.string(),
  secret: v.optional(
    v.pipe(
      v.string(),
      v.description('Base32. Only in the answer that made it; after a reload one begins again.'),
    ),
  ),
  uri: v.optional(
    v.pipe(v.string(), v.description('The otpauth key URI of that secret. Only in the same answer.')),
  ),
});

export const phoneSetup = v.strictObject({
  kind: v.literal('phone'),
  factorId: v.string(),
  expiresAt: instant,
  triesLeft: count,
  hint: v.pipe(v.string(), v.description('The last two digits of the number.')),
  sent: v.optional(sending),
});

export const setup = v.variant('kind', [totpSetup, phoneSetup]);

export const signedOut = v.strictObject({
  at: v.literal('signed-out'),
  ...common,
  reason: v.picklist(['nobody', 'expired', 'tries', 'cancelled']),
});

export const ticket = v.strictObject({
  at: v.literal('ticket'),
  ...common,
  expiresAt: v.optional(instant),
  triesLeft: count,
});

export const challenge = v.strictObject({
  at: v.literal('challenge'),
  ...common,
  challengeId: v.optional(
    v.pipe(
      v.string(),
      v.description('Sent back with each code. Absent until the first request makes the record.'),
    ),
  ),
  expiresAt: v.optional(instant),
  triesLeft: count,
  factors: v.pipe(v.array(factorChoice), v.description('The default one first.')),
  sent: v.optional(v.pipe(sending, v.description('The text that this login sent last.'))),
  recovery: v.optional(v.strictObject({ lockedUntil: v.optional(instant) })),
  trustDays: v.optional(
    v.pipe(
      count,
      v.minValue(1),
      v.description('This browser may be trusted for so many days; absent when it may not.'),
    ),
  ),
});

export const enrollment = v.strictObject({
  at: v.literal('enrollment'),
  ...common,
  expiresAt: v.optional(instant),
  password: v.pipe(
    v.boolean(),
    v.description('The password has to be given again before a factor is begun.'),
  ),
  passwordLockedUntil: v.optional(instant),
  kinds: v.pipe(v.array(kind), v.description('What policy allows, the one to suggest first.')),
  countries: v.optional(
    v.pipe(v.array(v.string()), v.description('ISO codes that may be texted; absent when all may.')),
  ),
  requirement: v.picklist(['optional', 'required']),
  skipsLeft: v.optional(count),
  skipUntil: v.optional(instant),
  why: v.optional(
    v.pipe(whyAsked, v.description('Which rule counts; absent where the application decides.')),
  ),
  preset: v.optional(
    v.pipe(
      v.strictObject({ hint: v.string(), isChangeable: v.boolean() }),
      v.description('A number that an administrator gave: its last two digits, and whether another will do.'),
    ),
  ),
  setup: v.optional(setup),
});

export const codes = v.strictObject({
  at: v.literal('codes'),
  ...common,
  expiresAt: v.optional(instant),
  enrolled: v.array(kind),
});

export const complete = v.strictObject({
  at: v.literal('complete'),
  ...common,
  level: v.pipe(v.picklist([1, 2]), v.description('2 after a factor was proved, 1 otherwise.')),
  amr: v.pipe(
    v.array(v.string()),
    v.description('How it was proved (RFC 8176, and the private `recovery`).'),
  ),
  returnTo: v.pipe(v.string(), v.description('A path of the application’s own origin.')),
  enrolled: v.pipe(
    v.array(kind),
    v.description('The kinds enrolled on the way here, for the success screen.'),
  ),
  repairUntil: v.optional(
    v.pipe(instant, v.description('Came in by a recovery code: until then methods may be repaired.')),
  ),
  recoveryLeft: v.optional(count),
  result: v.optional(
    v.pipe(
      v.unknown(),
      v.description('What came with the session: what the application’s `establish` returned, a token say.'),
    ),
  ),
});

export const state = v.variant('at', [signedOut, ticket, challenge, enrollment, codes, complete]);
