/** The transitions of ARCHITECTURE.md 5 as data: from where which action leads where. Whatever is not here is a fault. */
import type { At } from '@mfa-kit/contract';

export type Moves = Partial<Record<At, readonly At[]>>;

/** What an action may lead to when it succeeds. From a state that is not named it may not succeed. */
export const succeeded = {
  verify: { challenge: ['complete', 'codes', 'enrollment'] },
  send: { challenge: ['challenge'], enrollment: ['enrollment'] },
  recover: { challenge: ['complete', 'codes'] },
  ticket: { ticket: ['enrollment'] },
  password: { enrollment: ['enrollment'] },
  enroll: { complete: ['enrollment', 'ticket'], enrollment: ['enrollment'] },
  begin: { enrollment: ['enrollment'] },
  confirm: { enrollment: ['enrollment', 'codes', 'complete'] },
  skip: { enrollment: ['complete'] },
  makeCodes: { codes: ['codes'], complete: ['complete'] },
  saved: { codes: ['complete'], complete: ['complete'] },
  cancel: {
    challenge: ['signed-out'],
    ticket: ['signed-out', 'complete'],
    enrollment: ['signed-out', 'complete'],
    codes: ['signed-out', 'complete'],
    complete: ['complete'],
  },
} as const satisfies Record<string, Moves>;

export type FlowAction = keyof typeof succeeded;

/** What a guess that was wrong may lead to; every other refusal leaves the person where they stood. */
export const wrong: Partial<Record<FlowAction, Moves>> = {
  verify: { challenge: ['challenge', 'signed-out'] },
  recover: { challenge: ['challenge', 'signed-out'] },
  ticket: { ticket: ['ticket', 'signed-out'] },
  password: { enrollment: ['enrollment', 'signed-out'] },
  confirm: { enrollment: ['enrollment'] },
};

/** Where the host's sign-in leads, whatever was before in that browser. */
export const signedIn: readonly At[] = ['complete', 'challenge', 'enrollment', 'ticket'];

/** Where a browser stands after its host session was opened by a door that forgot the kit. */
export const byAnotherDoor: readonly At[] = ['complete', 'challenge', 'enrollment', 'ticket', 'codes'];
