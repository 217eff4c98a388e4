/** What removing a factor would mean: the settings say it beforehand, the change holds to it. */
import type { FactorView } from '@mfa-kit/contract';
import type { Factor } from '../kinds/kind.js';
import type { Judgement } from '../policy/policy.service.js';

export function removalOf(
  factor: Pick<Factor, 'id' | 'kind'>,
  factors: readonly Pick<Factor, 'id' | 'kind'>[],
  { requirement, kinds }: Pick<Judgement, 'requirement' | 'kinds'>,
): FactorView['removal'] {
  const others = factors.filter(({ id }) => id !== factor.id);
  const isAllowed = ({ kind }: { kind: string }) => kinds.some((allowed) => allowed === kind);
  if (requirement === 'required') {
    // One that policy does not allow meets no demand, so it may go unless it is all there is.
    const isNeeded = others.length === 0 || (isAllowed(factor) && !others.some(isAllowed));
    return isNeeded ? 'refused' : 'free';
  }
  return others.length === 0 ? 'turns_off' : 'free';
}
