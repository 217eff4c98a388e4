/** The accounts on the phone. It stands in for a person's own device, so it keeps them where the page can: a real site never would. */

import { generate } from 'otplib';

export interface Key {
  readonly issuer: string;
  readonly account: string;
  /** Base32. */
  readonly secret: string;
}

const SLOT = 'northwind-demo-phone';

interface Kept {
  /** Which set of data the bank had then. Its secrets mean nothing to another. */
  readonly stageId: string;
  readonly keys: readonly Key[];
}

/** Opens the phone's memory; a bank that was reset finds it with nothing but what it comes with. */
export function openKeys(stageId: string, given: readonly Key[]) {
  const kept = readKept();
  let keys = kept?.stageId === stageId ? kept.keys : given;
  save();

  function save(): void {
    localStorage.setItem(SLOT, JSON.stringify({ stageId, keys } satisfies Kept));
  }

  return {
    all: (): readonly Key[] => keys,
    /** A second secret for the same account replaces the first, as apps offer to. */
    add(key: Key): void {
      keys = [key, ...keys.filter((other) => !isSameAccount(other, key))];
      save();
    },
    remove(key: Key): void {
      keys = keys.filter((other) => other !== key);
      save();
    },
  };
}

function isSameAccount(one: Key, other: Key): boolean {
  return one.issuer === other.issuer && one.account === other.account;
}

function readKept(): Kept | undefined {
  try {
    return JSON.parse(localStorage.getItem(SLOT) ?? '') as Kept;
  } catch {
    return undefined;
  }
}

/** Reads an `otpauth://totp/…` URI (the key URI format that authenticator apps share). */
export function readKeyUri(text: string): Key | undefined {
  const uri = URL.parse(text);
  if (
    uri?.protocol !== 'otpauth:' ||
    !/^\/*totp\//.test(uri.host ? `${uri.host}${uri.pathname}` : uri.pathname)
  ) {
    return undefined;
  }
  const label = decodeURIComponent(uri.pathname.split('/').at(-1) ?? '');
  const colon = label.indexOf(':');
  const secret = readSecret(uri.searchParams.get('secret') ?? '');
  if (!secret) return undefined;
  return {
    issuer: uri.searchParams.get('issuer') ?? (colon < 0 ? '' : label.slice(0, colon)),
    account: label.slice(colon + 1).trim(),
    secret,
  };
}

/** A key with a digit too few or too many reads like one, but makes no codes. */
export async function makesCodes({ secret }: Key): Promise<boolean> {
  return generate({ secret }).then(
    () => true,
    () => false,
  );
}

/** A key as it was typed: groups, lower case and hyphens do not matter. */
export function readSecret(typed: string): string | undefined {
  const secret = typed.replace(/[\s-]/g, '').toUpperCase();
  return /^[A-Z2-7]{16,}=*$/.test(secret) ? secret.replace(/=+$/, '') : undefined;
}
