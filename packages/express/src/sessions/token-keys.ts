/** The keys that tokens are signed with: one algorithm each, refused at start when the two do not belong together. */
import { createPrivateKey, createPublicKey, createSecretKey, type KeyObject } from 'node:crypto';

export type TokenKey =
  | {
      readonly algorithm: 'HS256';
      /** base64url, 32 bytes or more. */
      readonly secret: string;
    }
  | {
      readonly algorithm: 'RS256' | 'PS256' | 'ES256' | 'EdDSA';
      /** As PEM, or as Node read it. */
      readonly privateKey: string | KeyObject;
    };

export interface SigningKey {
  readonly algorithm: TokenKey['algorithm'];
  readonly sign: KeyObject;
  readonly verify: KeyObject;
}

const LEAST_SECRET_BYTES = 32;
const LEAST_RSA_BITS = 2048;

/** What a private key of each algorithm must look like. */
const fits: Record<Exclude<TokenKey['algorithm'], 'HS256'>, (key: KeyObject) => boolean> = {
  RS256: isRsa,
  PS256: isRsa,
  ES256: (key) => key.asymmetricKeyDetails?.namedCurve === 'prime256v1',
  EdDSA: (key) => key.asymmetricKeyType === 'ed25519',
};

/** @throws TypeError when a secret is no secret, or a key is of another kind than its algorithm */
export function readKey(key: TokenKey, name: string): SigningKey {
  if (key.algorithm === 'HS256') return readSecret(key.secret, name);
  if (!Object.hasOwn(fits, key.algorithm))
    throw new TypeError(`${name}: the algorithm is one of HS256, ${Object.keys(fits).join(', ')}`);
  const sign = readPrivateKey(key.privateKey, name);
  if (!fits[key.algorithm](sign)) throw new TypeError(`${name}: this is no key for ${key.algorithm}`);
  return { algorithm: key.algorithm, sign, verify: createPublicKey(sign) };
}

function readSecret(text: string, name: string): SigningKey {
  // A public key in PEM is text as well, and everybody has it.
  if (!/^[\w-]+$/.test(text ?? '')) throw new TypeError(`${name}: the secret must be base64url`);
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.length < LEAST_SECRET_BYTES)
    throw new TypeError(`${name}: shorter than ${LEAST_SECRET_BYTES} bytes in base64url`);
  const secret = createSecretKey(bytes);
  return { algorithm: 'HS256', sign: secret, verify: secret };
}

function readPrivateKey(key: string | KeyObject, name: string): KeyObject {
  try {
    return typeof key === 'string' ? createPrivateKey(key) : key;
  } catch (cause) {
    throw new TypeError(`${name}: not a private key in PEM`, { cause });
  }
}

function isRsa(key: KeyObject): boolean {
  return key.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= LEAST_RSA_BITS;
}
