import { errors, MfaError, type FailureCode } from '@mfa-kit/contract';
import { expect } from '@open-wc/testing';
import { clockTime, plural } from './locale.js';
import { failureWords } from './words.js';

const codes = [...Object.keys(errors), 'offline'] as FailureCode[];

describe('words', () => {
  it('says every failure in a line', () => {
    for (const code of codes)
      for (const details of [{}, { triesLeft: 4 }, { retryAfter: 90 }]) {
        const words = failureWords(new MfaError(code, details), Date.now());
        expect(words.length, code).to.be.within(10, 80);
        expect(words, code).to.match(/[.?]$/);
        expect(words, code).to.not.match(/undefined|_/);
      }
  });

  it('counts the tries', () => {
    const wrong = (triesLeft: number) => failureWords(new MfaError('code_wrong', { triesLeft }), 0);
    expect(wrong(1)).to.match(/One try left\.$/);
    expect(wrong(3)).to.match(/3 tries left\.$/);
  });

  it('gives the time to wait until, not the seconds', () => {
    const since = new Date(2026, 10, 21, 14, 30).getTime();
    const words = failureWords(new MfaError('factor_locked', { retryAfter: 900 }), since);
    expect(words).to.match(/2:45\sPM/);
  });

  it('rounds a time up, so that it is not too early, and adds the day when it is not today', () => {
    expect(clockTime(new Date(2026, 10, 21, 14, 30, 1).getTime())).to.match(/Nov 21, 2026.*2:31\sPM/);
    expect(clockTime(Date.now())).to.not.match(/20\d\d/);
  });

  it('takes the sentence of the plural category, or the general one', () => {
    const forms = { one: () => 'one', other: () => 'other' };
    expect([0, 1, 2].map((count) => plural(count, forms))).to.deep.equal(['other', 'one', 'other']);
    expect(plural(1, { other: () => 'other' })).to.equal('other');
  });
});
