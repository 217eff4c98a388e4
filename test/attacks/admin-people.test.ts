/** The console's people: whom an administrator reaches, and what is shown of them. */
import { admin } from '@mfa-kit/contract';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertPerson, atConsole, companies, meet } from '../kit/administering.js';
import { assertRefused } from '../kit/expect.js';

describe('one person', () => {
  it('REQ-70 is nobody to an administrator of another company, whether known or not', async (test) => {
    const host = await companies(test);
    await meet(host, 'anna', 'bert', 'carl');
    const { browser } = await atConsole(host, 'nora');
    assert.equal(assertPerson(await browser.call(admin.person, { userId: 'anna' })).tenant, 'northwind');
    for (const userId of ['bert', 'carl', 'nobody'])
      assertRefused(await browser.call(admin.person, { userId }), 'not_found');
  });
});
