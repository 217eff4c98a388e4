/** The kinds there are. A new one is a folder and a line; the order is the one to suggest them in. */
import type { Kind } from '@mfa-kit/contract';
import type { FactorKind } from './kind.js';
import { phone } from './phone/phone.service.js';
import { totp } from './totp/totp.service.js';

export const factorKinds: readonly FactorKind[] = [totp, phone];

export function kindOf(name: string): FactorKind {
  const found = factorKinds.find(({ kind }) => kind === (name as Kind));
  if (!found) throw new Error(`no such kind of factor: ${name}`);
  return found;
}
