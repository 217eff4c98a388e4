import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dispatch } from './dispatch.js';
import { SmsFailure, type SmsTransport } from './transport.js';

const message = { to: '+447700900123', body: '123456', at: 0, validSeconds: 300 };
const handOver = (...transports: readonly SmsTransport[]) => dispatch(transports, message, () => '');

describe('a text', () => {
  it('was sent by a transport that names no id, and by no other after it', async () => {
    const sent: string[] = [];
    const quiet = (name: string): SmsTransport => ({
      name,
      send: ({ to }) => {
        sent.push(`${name} ${to}`);
        return Promise.resolve(undefined);
      },
    });
    assert.deepEqual(await handOver(quiet('ours'), quiet('spare')), { transport: 'ours', providerId: null });
    assert.deepEqual(sent, ['ours +447700900123']);
  });

  it('goes by the next where one fails, unless the failure is that of the number', async () => {
    const failing = (reason: 'number' | 'unreachable'): SmsTransport => ({
      name: reason,
      send: () => Promise.reject(new SmsFailure(reason)),
    });
    const spare: SmsTransport = { name: 'spare', send: () => Promise.resolve({ id: '1' }) };
    assert.deepEqual(await handOver(failing('unreachable'), spare), { transport: 'spare', providerId: '1' });
    await assert.rejects(handOver(failing('number'), spare), { reason: 'number', transport: 'number' });
  });
});
