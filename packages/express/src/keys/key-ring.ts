/** The key ring: one root secret per generation, a key per purpose from it, and a key id in everything written with it. */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** What a key is for. Each has its own key, so that no output of one can stand in for another's. */
type Purpose =
  | 'totp-enc'
  | 'phone-enc'
  | 'notice-enc'
  | 'otp-mac'
  | 'recovery-mac'
  | 'ticket-mac'
  | 'device-tag'
  | 'cursor-enc'
  | 'audit-entry'
  | 'audit-seal';

export interface KeyRing {
  /** Ids of all keys that can still read, the newest first. */
  readonly kids: readonly string[];
  /** AES-256-GCM under the newest key, bound to its owner: a row copied to another owner does not open. */
  seal(purpose: Purpose, owner: string, plain: string): string;
  /** @throws Error when the key is gone, the text was altered, or it belongs to another owner */
  open(purpose: Purpose, owner: string, sealed: string): string;
  /** HMAC-SHA-256 under the key of that id (the newest unless named), base64url. */
  mac(purpose: Purpose, input: string, kid?: string): string;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** @param secrets 32 bytes or more each, the newest first */
export function keyRing(secrets: readonly Uint8Array[]): KeyRing {
  const roots = new Map(secrets.map((secret) => [derive(secret, 'kid').toString('hex').slice(0, 8), secret]));
  const [newest] = roots.keys();
  if (newest === undefined) throw new TypeError('secrets: at least one is needed');
  const derived = new Map<string, Buffer>();

  function key(kid: string, purpose: Purpose): Buffer {
    const root = roots.get(kid);
    if (!root) throw new Error(`no key ${kid} in the ring`);
    const id = `${kid} ${purpose}`;
    const known = derived.get(id) ?? derive(root, purpose);
    derived.set(id, known);
    return known;
  }

  return {
    kids: [...roots.keys()],

    seal(purpose, owner, plain) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key(newest, purpose), nonce);
      cipher.setAAD(Buffer.from(`${owner}|${newest}`));
      const sealed = Buffer.concat([
        nonce,
        cipher.update(plain, 'utf8'),
        cipher.final(),
        cipher.getAuthTag(),
      ]);
      return `${newest}.${sealed.toString('base64url')}`;
    },

    open(purpose, owner, text) {
      const [kid = '', body = ''] = text.split('.');
      const sealed = Buffer.from(body, 'base64url');
      // Without a length the cipher takes a tag of four bytes, and so a text cut short could be guessed.
      const decipher = createDecipheriv('aes-256-gcm', key(kid, purpose), sealed.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAAD(Buffer.from(`${owner}|${kid}`));
      decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
      return (
        decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
      );
    },

    mac: (purpose, input, kid = newest) =>
      createHmac('sha256', key(kid, purpose)).update(input).digest('base64url'),
  };
}

function derive(root: Uint8Array, label: string): Buffer {
  return Buffer.from(hkdfSync('sha256', root, '', `mfa-kit ${label}`, 32));
}
