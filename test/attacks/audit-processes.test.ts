/** REQ-73: several processes write one audit; one of them at a time seals it, and the chain never forks. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { hostDuring } from '../kit/host.js';
import { answer, enrol } from '../kit/people.js';
import { secondProcess } from '../kit/second-process.js';
import { sql, value } from '../kit/tables.js';

describe('the audit of several processes', () => {
  it('REQ-73 is one chain, sealed within a second, whoever seals it', async (test) => {
    const host = await hostDuring(test);
    const others = await Promise.all([secondProcess(host), secondProcess(host)]);
    test.after(() => Promise.all(others.map((one) => one.kill())));
    const { app } = await enrol(host);
    for (const other of others) await other.catchUp();
    const wrong = app.wrongCode(host.clock.now());
    for (let round = 0; round < 6; round++) {
      const browsers = await Promise.all([host.signedIn(), ...others.map((other) => other.signedIn('ada'))]);
      await Promise.all(browsers.map((browser) => answer(browser, wrong)));
      await pause(200);
    }
    await pause(1_200);
    const rows = sql(host.file, 'select seq, seal from event order by seq');
    assert(rows.length >= 8, `${rows.length} entries`);
    assert.deepEqual(
      rows.map(({ seq }) => seq),
      rows.map((_row, at) => at + 1),
    );
    assert.equal(new Set(rows.map(({ seal }) => seal)).size, rows.length);
    const end = value(host.file, 'select seal from audit_head');
    assert.equal(end, rows.at(-1)?.['seal']);
  });

  it('REQ-73 goes on where a process died with the lease', async (test) => {
    const host = await hostDuring(test);
    await enrol(host);
    await pause(1_000);
    sql(host.file, `update audit_head set holder = 'gone', lease_until = ?`, host.clock.now() + 10_000);
    await host.signedIn();
    await host.mfa.erase('mallory');
    await pause(1_000);
    assert.equal(value(host.file, 'select count(*) from event where seq is null'), 1);
    host.clock.advance({ seconds: 10 });
    await pause(1_000);
    assert.equal(value(host.file, 'select count(*) from event where seq is null'), 0);
  });
});
