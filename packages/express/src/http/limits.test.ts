import type { Request } from 'express';
import fc from 'fast-check';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addressOf } from './limits.js';

/** A request from that address, behind as many proxies as the host says it trusts. */
function from(
  ip: string | undefined,
  { trustProxy, socket = ip }: { trustProxy?: boolean | number; socket?: string | undefined } = {},
): string {
  const app = { get: (name: string) => (name === 'trust proxy' ? trustProxy : undefined) };
  return addressOf({ app, ip, socket: { remoteAddress: socket } } as unknown as Request);
}

describe('the address that limits count', () => {
  it('is an IPv4 address as it stands', () => {
    assert.equal(from('203.0.113.7'), '203.0.113.7');
  });

  it('is the IPv4 address inside a mapped one, however that is written', () => {
    for (const mapped of [
      '::ffff:203.0.113.7',
      '::FFFF:203.0.113.7',
      '::ffff:cb00:7107',
      '0:0:0:0:0:ffff:203.0.113.7',
    ])
      assert.equal(from(mapped), '203.0.113.7', mapped);
  });

  it('is the first 64 bits of an IPv6 address: one customer has all of them', () => {
    for (const neighbour of ['2001:db8:1:2::', '2001:db8:1:2::1', '2001:db8:1:2:ffff:ffff:ffff:ffff'])
      assert.equal(from(neighbour), '2001:db8:1:2::/64', neighbour);
    assert.notEqual(from('2001:db8:1:3::1'), from('2001:db8:1:2::1'));
  });

  it('is the same for every spelling of an IPv6 address', () => {
    const spellings = [
      '2001:db8:0:2:0:0:0:1',
      '2001:0db8:0000:0002:0000:0000:0000:0001',
      '2001:DB8:0:2::1',
      '2001:db8::2:0:0:0:1',
      '2001:db8::2:0:0:0.0.0.1',
      '2001:db8:0:2::1%eth0',
    ];
    assert.deepEqual([...new Set(spellings.map((ip) => from(ip)))], ['2001:db8:0:2::/64']);
  });

  it('knows loopback and the shortest address', () => {
    assert.equal(from('::1'), '::/64');
    assert.equal(from('::'), '::/64');
    assert.equal(from('fe80::1%lo'), 'fe80::/64');
  });

  it('depends on the upper half of an IPv6 address alone', () => {
    const group = fc.integer({ min: 0, max: 0xffff });
    const half = fc.array(group, { minLength: 4, maxLength: 4 });
    const spell = (groups: number[], pad: number) =>
      groups.map((value) => value.toString(16).padStart(pad, '0')).join(':');
    const canonical = (address: string) => new URL(`http://[${address}]`).hostname;
    fc.assert(
      fc.property(half, half, half, fc.constantFrom(1, 4), (upper, lower, other, pad) => {
        fc.pre(upper.some((value) => value !== 0)); // below it lie the mapped IPv4 addresses
        const address = from(spell([...upper, ...lower], 1));
        assert.equal(canonical(address.replace(/\/64$/, '')), canonical(spell([...upper, 0, 0, 0, 0], 1)));
        assert.equal(from(spell([...upper, ...other], pad)), address);
      }),
    );
  });

  it('is what Express makes of a trusted hop, and the socket’s when the host would trust anybody', () => {
    assert.equal(from('203.0.113.7', { trustProxy: 1, socket: '10.0.0.1' }), '203.0.113.7');
    assert.equal(from('203.0.113.7', { trustProxy: true, socket: '10.0.0.1' }), '10.0.0.1');
  });

  it('is something even when the socket is gone or says nonsense', () => {
    assert.equal(from(undefined), '');
    assert.equal(from('unix'), 'unix');
  });
});
