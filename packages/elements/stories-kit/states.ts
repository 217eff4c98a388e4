/** States as the server would answer them, each with what a story does not care about filled in. */
import type {
  Challenge,
  Codes,
  Complete,
  Enrollment,
  PhoneSetup,
  Sending,
  SteppingUp,
  SignedOut,
  Ticket,
  TotpSetup,
} from '@mfa-kit/contract';

const minutes = (count: number): number => Date.now() + count * 60_000;

export const authenticator = { id: 'factor-1', kind: 'totp', name: '', ordinal: 1, isDefault: true } as const;

export const phone = {
  id: 'phone-1',
  kind: 'phone',
  name: '',
  ordinal: 1,
  isDefault: false,
  hint: '56',
} as const;

/** A text that has just left. */
export function sending(over: Partial<Sending> = {}): Sending {
  return {
    factorId: phone.id,
    hint: phone.hint,
    resendAt: Date.now() + 30_000,
    expiresAt: minutes(10),
    sendsLeft: 4,
    delivery: 'open',
    ...over,
  };
}

/** A phone to which a text has just left. */
export function phoneSetup(over: Partial<PhoneSetup> = {}): PhoneSetup {
  return {
    kind: 'phone',
    factorId: phone.id,
    expiresAt: minutes(30),
    triesLeft: 5,
    hint: phone.hint,
    sent: sending(),
    ...over,
  };
}

export function challenge(over: Partial<Challenge> = {}): Challenge {
  return {
    at: 'challenge',
    now: Date.now(),
    actions: ['verify', 'recover', 'cancel'],
    challengeId: 'challenge-1',
    expiresAt: minutes(10),
    triesLeft: 5,
    factors: [authenticator],
    recovery: {},
    ...over,
  };
}

export function ticket(over: Partial<Ticket> = {}): Ticket {
  return {
    at: 'ticket',
    now: Date.now(),
    actions: ['ticket', 'cancel'],
    expiresAt: minutes(10),
    triesLeft: 5,
    ...over,
  };
}

export function enrollment(over: Partial<Enrollment> = {}): Enrollment {
  return {
    at: 'enrollment',
    now: Date.now(),
    actions: ['begin', 'skip', 'cancel'],
    expiresAt: minutes(30),
    password: false,
    kinds: ['totp'],
    requirement: 'optional',
    ...over,
  };
}

export const setup: TotpSetup = {
  kind: 'totp',
  factorId: 'factor-1',
  expiresAt: minutes(30),
  triesLeft: 5,
  issuer: 'Northwind Bank',
  account: 'ada@northwind.example',
  secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
  uri: 'otpauth://totp/Northwind%20Bank:ada%40northwind.example?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Northwind%20Bank',
};

export function codes(over: Partial<Codes> = {}): Codes {
  return {
    at: 'codes',
    now: Date.now(),
    actions: ['codes', 'saved', 'cancel'],
    expiresAt: minutes(30),
    enrolled: ['totp'],
    ...over,
  };
}

export function complete(over: Partial<Complete> = {}): Complete {
  return {
    at: 'complete',
    now: Date.now(),
    actions: [],
    level: 2,
    amr: ['pwd', 'otp'],
    returnTo: '/account',
    enrolled: [],
    ...over,
  };
}

export function signedOut(reason: SignedOut['reason'] = 'nobody'): SignedOut {
  return { at: 'signed-out', now: Date.now(), actions: [], reason };
}

export function steppingUp(over: Partial<SteppingUp> = {}): SteppingUp {
  return {
    at: 'step-up',
    now: Date.now(),
    actions: ['send', 'verify', 'cancel'],
    challengeId: 'step-up-1',
    expiresAt: minutes(10),
    triesLeft: 5,
    factors: [authenticator],
    ...over,
  };
}
