import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { errors, MfaError } from './errors.js';

describe('the catalogue', () => {
  it('has a status and one line for each code, and names in lower snake', () => {
    for (const [code, [status, title]] of Object.entries(errors)) {
      assert.match(code, /^[a-z]+(_[a-z]+)*$/);
      assert.ok(status >= 400 && status <= 503, code);
      assert.match(title, /^[A-Z].*\.$/, code);
    }
  });
});

describe('an error', () => {
  it('carries its code and what helps, and keeps its cause apart', () => {
    const cause = new Error('the disk is full');
    const failure = new MfaError('factor_locked', { cause, retryAfter: 900 });
    assert.equal(failure.message, 'factor_locked');
    assert.equal(failure.retryAfter, 900);
    assert.equal(failure.cause, cause);
    assert.ok(!Object.keys(failure).includes('cause'));
    assert.ok(!JSON.stringify(failure).includes('disk'));
  });
});
