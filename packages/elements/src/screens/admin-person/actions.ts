/** What an administrator can do about one person: what each means, in words, and what is sent. */
import { admin, type Person, type Route, type Ticketed } from '@mfa-kit/contract';
import { msg, str } from '../../locales/message.js';

export type ActionName =
  | 'require'
  | 'rules'
  | 'exempt'
  | 'endExempt'
  | 'extend'
  | 'endExtend'
  | 'preset'
  | 'endPreset'
  | 'unlock'
  | 'ticket'
  | 'reset';

/** What is asked for besides the reason. */
export type FieldName = 'reason' | 'until' | 'phone' | 'name';

/** What was typed, as it is sent. */
export interface Typed {
  readonly userId: string;
  readonly reason: string;
  /** Epoch milliseconds. */
  readonly until: number;
  readonly phone: string;
  readonly isChangeable: boolean;
  readonly name: string;
}

type Send = <Input, Output>(route: Route<Input, Output>, input: Input) => Promise<Output | undefined>;

export interface Action {
  readonly label: () => string;
  readonly ask: (name: string) => string;
  readonly meaning: () => string;
  readonly go: () => string;
  /** Something is lost by it. */
  readonly isHarsh?: boolean;
  readonly field?: Exclude<FieldName, 'reason'>;
  readonly done: () => string;
  readonly send: (send: Send, typed: Typed) => Promise<Person | Ticketed | undefined>;
}

export const actions: Record<ActionName, Action> = {
  require: {
    label: () => msg('Require it', { id: 'admin.require' }),
    ask: (name) => msg(str`Require a second step of ${name}?`, { id: 'admin.require.ask' }),
    meaning: () =>
      msg('Whatever the rules say of others. Without one, they have to set it up when they next sign in.', {
        id: 'admin.require.meaning',
      }),
    go: () => msg('Require it', { id: 'admin.require' }),
    done: () => msg('A second step is required of this person now.', { id: 'admin.require.done' }),
    send: (send, { userId, reason }) => send(admin.require, { userId, requirement: 'required', reason }),
  },
  rules: {
    label: () => msg('Back to the rules', { id: 'admin.rules' }),
    ask: (name) => msg(str`Leave it to the rules for ${name}?`, { id: 'admin.rules.ask' }),
    meaning: () =>
      msg('What was set for this person alone ends. What they have set up stays.', {
        id: 'admin.rules.meaning',
      }),
    go: () => msg('Back to the rules', { id: 'admin.rules' }),
    done: () => msg('The rules decide again.', { id: 'admin.rules.done' }),
    send: (send, { userId, reason }) => send(admin.require, { userId, requirement: null, reason }),
  },
  exempt: {
    label: () => msg('Exempt for a while', { id: 'admin.exempt' }),
    ask: (name) => msg(str`Exempt ${name} for a while?`, { id: 'admin.exempt.ask' }),
    meaning: () =>
      msg('Until then their password alone lets them in, unless a locked rule forbids it.', {
        id: 'admin.exempt.meaning',
      }),
    go: () => msg('Exempt', { id: 'admin.exempt.go' }),
    isHarsh: true,
    field: 'until',
    done: () => msg('This person is exempt until then.', { id: 'admin.exempt.done' }),
    send: (send, { userId, until, reason }) => send(admin.exempt, { userId, until, reason }),
  },
  endExempt: {
    label: () => msg('End the exemption', { id: 'admin.exempt.end' }),
    ask: (name) => msg(str`End the exemption of ${name}?`, { id: 'admin.exempt.end.ask' }),
    meaning: () =>
      msg('The rules decide again, from the next request on.', { id: 'admin.exempt.end.meaning' }),
    go: () => msg('End the exemption', { id: 'admin.exempt.end' }),
    done: () => msg('The exemption is over.', { id: 'admin.exempt.end.done' }),
    send: (send, { userId, reason }) => send(admin.exempt, { userId, until: null, reason }),
  },
  extend: {
    label: () => msg('Give more time', { id: 'admin.extend' }),
    ask: (name) => msg(str`Give ${name} more time?`, { id: 'admin.extend.ask' }),
    meaning: () =>
      msg('Until then they can put off setting it up; after that it is required.', {
        id: 'admin.extend.meaning',
      }),
    go: () => msg('Give more time', { id: 'admin.extend' }),
    field: 'until',
    done: () => msg('This person has time until then.', { id: 'admin.extend.done' }),
    send: (send, { userId, until, reason }) => send(admin.extend, { userId, until, reason }),
  },
  endExtend: {
    label: () => msg('End it now', { id: 'admin.extend.end' }),
    ask: (name) => msg(str`End the extra time of ${name}?`, { id: 'admin.extend.end.ask' }),
    meaning: () =>
      msg('The rules decide again, from the next request on.', { id: 'admin.exempt.end.meaning' }),
    go: () => msg('End it now', { id: 'admin.extend.end' }),
    done: () => msg('The extra time is over.', { id: 'admin.extend.end.done' }),
    send: (send, { userId, reason }) => send(admin.extend, { userId, until: null, reason }),
  },
  preset: {
    label: () => msg('Set a number', { id: 'admin.preset' }),
    ask: (name) => msg(str`Set a phone number for ${name}`, { id: 'admin.preset.ask' }),
    meaning: () =>
      msg('It gets a code when they next sign in, and counts once they have typed that code.', {
        id: 'admin.preset.meaning',
      }),
    go: () => msg('Set this number', { id: 'admin.preset.go' }),
    field: 'phone',
    done: () => msg('The number is set. They prove it when they next sign in.', { id: 'admin.preset.done' }),
    send: (send, { userId, phone, isChangeable, reason }) =>
      send(admin.preset, { userId, phone, isChangeable, reason }),
  },
  endPreset: {
    label: () => msg('Take it back', { id: 'admin.preset.end' }),
    ask: (name) => msg(str`Take back the number set for ${name}?`, { id: 'admin.preset.end.ask' }),
    meaning: () =>
      msg('They give a number of their own, where texts are allowed.', { id: 'admin.preset.end.meaning' }),
    go: () => msg('Take it back', { id: 'admin.preset.end' }),
    done: () => msg('No number is set any more.', { id: 'admin.preset.end.done' }),
    send: (send, { userId, reason }) =>
      send(admin.preset, { userId, phone: null, isChangeable: false, reason }),
  },
  unlock: {
    label: () => msg('Unlock', { id: 'admin.unlock' }),
    ask: (name) => msg(str`Unlock ${name}?`, { id: 'admin.unlock.ask' }),
    meaning: () =>
      msg('Wrong codes are forgotten. Ask first whether they were theirs.', { id: 'admin.unlock.meaning' }),
    go: () => msg('Unlock', { id: 'admin.unlock' }),
    done: () => msg('Unlocked: they can try again at once.', { id: 'admin.unlock.done' }),
    send: (send, { userId, reason }) => send(admin.unlock, { userId, reason }),
  },
  ticket: {
    label: () => msg('Issue a code', { id: 'admin.ticket' }),
    ask: (name) => msg(str`Issue a set-up code for ${name}?`, { id: 'admin.ticket.ask' }),
    meaning: () =>
      msg('It lets them set up a second step, once. Any code issued before stops working.', {
        id: 'admin.ticket.meaning',
      }),
    go: () => msg('Issue a code', { id: 'admin.ticket' }),
    done: () => '',
    send: (send, { userId, reason }) => send(admin.ticket, { userId, reason }),
  },
  reset: {
    label: () => msg('Reset', { id: 'admin.reset' }),
    ask: (name) => msg(str`Reset the second step of ${name}?`, { id: 'admin.reset.ask' }),
    meaning: () =>
      msg(
        'Their methods, recovery codes, trusted browsers and sessions end at once, and we tell them. You get a set-up code for them: without it they can’t set up a new one.',
        { id: 'admin.reset.meaning' },
      ),
    go: () => msg('Reset', { id: 'admin.reset' }),
    isHarsh: true,
    field: 'name',
    done: () => '',
    send: (send, { userId, name, reason }) => send(admin.reset, { userId, name, reason }),
  },
};
