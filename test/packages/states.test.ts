/** Every state of every element has a story, under one name: the table of elements and states. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, it } from 'node:test';

const root = join(import.meta.dirname, '../../packages/elements/src');

/** Which story shows a state. A state that is not in a line cannot happen to the element. */
const states: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'check-box': {
    ...{ empty: 'Empty', focus: 'Focused', complete: 'Ticked', wrong: 'Wrong', disabled: 'Disabled' },
  },
  'code-list': { empty: 'Empty', complete: 'TenCodes', success: 'Copied', wrong: 'Refused' },
  'copy-button': { empty: 'WithSource', focus: 'Focused', success: 'Copied', wrong: 'Refused' },
  'otp-input': {
    ...{ empty: 'Empty', focus: 'Focused', partial: 'Partial', complete: 'Complete', wrong: 'Wrong' },
    ...{ disabled: 'Disabled', readOnly: 'ReadOnly', rightToLeft: 'RightToLeft' },
  },
  'phone-input': {
    ...{ empty: 'Empty', focus: 'Focused', partial: 'TooShort', complete: 'Typed', wrong: 'Refused' },
    ...{ disabled: 'Disabled', readOnly: 'ReadOnly', rightToLeft: 'RightToLeft' },
  },
  'qr-code': { empty: 'Empty', complete: 'SetUpLink', wrong: 'CannotBeDrawn' },
  'resend-button': {
    ...{ empty: 'Ready', focus: 'Focused', pending: 'Waiting', success: 'Sent', locked: 'NoneLeft' },
    ...{ disabled: 'Disabled' },
  },
  'text-input': {
    ...{ empty: 'Text', focus: 'Focused', complete: 'Code', wrong: 'Wrong' },
    ...{ disabled: 'Disabled', readOnly: 'ReadOnly' },
  },
  challenge: {
    ...{ empty: 'Authenticator', wrong: 'Wrong', pending: 'Slow', locked: 'Locked', expired: 'Expired' },
    ...{ offline: 'Offline', providerDown: 'PhoneDown', notLoaded: 'NotLoaded', rightToLeft: 'RightToLeft' },
  },
  enrollment: {
    ...{ empty: 'Optional', locked: 'PasswordLocked', expired: 'GrantOver', offline: 'Offline' },
    ...{ wrong: 'WrongPassword', pending: 'Slow' },
    ...{ providerDown: 'TextsDown', success: 'Done', signedOut: 'SignedOut' },
  },
  gate: {
    ...{ empty: 'Challenge', loading: 'Loading', notLoaded: 'NotLoaded', expired: 'Expired' },
    ...{ signedOut: 'SignedOut', success: 'FewCodesLeft' },
  },
  'phone-enrollment': {
    ...{ empty: 'Number', wrong: 'NumberKnown', pending: 'Verifying', locked: 'Limited' },
    ...{
      expired: 'CodeExpired',
      offline: 'Offline',
      providerDown: 'ProviderDown',
      rightToLeft: 'RightToLeft',
    },
  },
  'qr-enrollment': {
    ...{ empty: 'Open', wrong: 'Wrong', pending: 'Verifying', loading: 'Beginning' },
    ...{ expired: 'Expired', offline: 'Offline', signedOut: 'TooLate' },
  },
  'recovery-codes': {
    ...{ complete: 'Shown', loading: 'Making', notLoaded: 'NotMade', offline: 'NotConfirmed' },
    ...{ expired: 'TooLate', wrong: 'Mistyped', pending: 'Confirming' },
  },
  'step-up': {
    ...{ empty: 'Authenticator', wrong: 'Wrong', pending: 'Slow', locked: 'Locked', loading: 'Opening' },
    ...{
      offline: 'Offline',
      notLoaded: 'NotOpened',
      expired: 'Expired',
      signedOut: 'SignedOut',
      rightToLeft: 'RightToLeft',
    },
  },
  ticket: { empty: 'Asked', wrong: 'Mistyped', pending: 'Slow', offline: 'Offline', expired: 'Over' },
  activity: {
    empty: 'None',
    complete: 'Several',
    loading: 'Loading',
    notLoaded: 'NotLoaded',
    offline: 'OlderOffline',
  },
  factors: {
    ...{ empty: 'None', complete: 'Several', pending: 'Slow', wrong: 'Refused', loading: 'Loading' },
    ...{ notLoaded: 'NotLoaded', signedOut: 'SignedOut', rightToLeft: 'RightToLeft' },
  },
  'recovery-status': {
    ...{ empty: 'None', complete: 'Plenty', loading: 'Loading', notLoaded: 'NotLoaded', wrong: 'NotMade' },
    pending: 'Slow',
  },
  settings: { empty: 'Off', complete: 'All', loading: 'Loading', rightToLeft: 'RightToLeft' },
  'trusted-browsers': {
    ...{ empty: 'None', complete: 'Several', pending: 'Slow', offline: 'Offline', loading: 'Loading' },
    notLoaded: 'NotLoaded',
  },
  admin: { complete: 'Everything', loading: 'Loading', notLoaded: 'NotLoaded', signedOut: 'SignedOut' },
  'admin-audit': {
    empty: 'None',
    complete: 'Several',
    pending: 'ExportHangs',
    loading: 'Loading',
    notLoaded: 'NotLoaded',
  },
  'admin-overview': { empty: 'Nobody', complete: 'Three', loading: 'Loading', notLoaded: 'NotLoaded' },
  'admin-people': {
    empty: 'Nobody',
    complete: 'Three',
    offline: 'MoreOffline',
    loading: 'Loading',
    notLoaded: 'NotLoaded',
  },
  'admin-person': {
    ...{ empty: 'Nothing', complete: 'Covered', locked: 'Decided', loading: 'Loading' },
    notLoaded: 'NotLoaded',
  },
  'admin-policy': {
    empty: 'None',
    complete: 'Several',
    wrong: 'TooWeak',
    loading: 'Loading',
    notLoaded: 'NotLoaded',
  },
  'admin-texting': {
    empty: 'None',
    complete: 'Several',
    wrong: 'BadNumber',
    loading: 'Loading',
    notLoaded: 'NotLoaded',
  },
};

/** The stories of an element: their exports, and the names that people read. */
const stories = new Map(
  globSync('{controls,screens}/*/*.stories.ts', { cwd: root }).map((path) => {
    const source = readFileSync(join(root, path), 'utf8');
    const found = [...source.matchAll(/^export const (\w+): Story = \{(?:\s*name: '([^']*)')?/gm)];
    return [
      basename(path, '.stories.ts'),
      new Map(found.map(([, story = '', name]) => [story, name ?? story])),
    ] as const;
  }),
);

describe('the states of the elements', () => {
  it('are told for every element that has stories, and for no other', () => {
    assert.deepEqual(Object.keys(states).toSorted(), [...stories.keys()].toSorted());
  });

  for (const [element, shown] of Object.entries(states))
    it(`have a story each: <mfa-${element}>`, () => {
      for (const [state, story] of Object.entries(shown))
        assert.ok(stories.get(element)?.has(story), `${state} has no story ${story}`);
    });

  it('are called the same wherever they happen', () => {
    const names = new Map<string, string>();
    for (const state of [
      'NotLoaded',
      'Offline',
      'SignedOut',
      'Slow',
      'ReadOnly',
      'RightToLeft',
      'InAForm',
      'OwnInput',
    ])
      for (const [element, told] of stories) {
        const name = told.get(state);
        if (name) assert.equal(name, names.get(state) ?? name, `${state} of <mfa-${element}>`);
        if (name) names.set(state, name);
      }
    assert.equal(names.size, 8);
  });
});
