/** A phone number for somebody without a factor: they prove it when they next sign in. */
import { MfaError, type Person, type PresetPhone } from '@mfa-kit/contract';
import { record } from '../audit/audit.service.js';
import type { Context } from '../context.js';
import type { Caller } from '../http/caller.js';
import { activeFactors } from '../kinds/factors.service.js';
import { lastTwo, readNumber } from '../kinds/phone/number.js';
import { countriesNow } from '../texting/texting.service.js';
import { dropPreset, presetOf, setPreset } from '../presets/presets.service.js';
import { actsFor, freshAdminSession } from './administrator.js';
import { changePerson, deedOf, personBelow } from './change.js';
import { showPerson } from './person.service.js';

/** @throws MfaError `factor_exists`, `factor_not_allowed` where nobody sends texts, and what is wrong with the number */
export async function preset(ctx: Context, caller: Caller, input: PresetPhone): Promise<Person> {
  const session = await freshAdminSession(ctx, caller);
  const { user } = await personBelow(ctx, session, input.userId);
  const { phone, isChangeable, reason } = input;
  if (phone !== null && !ctx.options.kinds.includes('phone')) throw new MfaError('factor_not_allowed');
  const number = phone === null ? undefined : (await readNumber(phone, await countriesNow(ctx))).e164;
  const { userId } = session.proof;
  const mark = { by: actsFor(ctx, session.admin), userId, reason, at: ctx.now() };
  await changePerson(ctx, session, user, async (transaction) => {
    const before = await presetOf(ctx, user.id, transaction);
    if (number === undefined) await dropPreset(transaction, user.id);
    else {
      const factors = await activeFactors(ctx, user.id, transaction);
      if (factors.length > 0) throw new MfaError('factor_exists');
      await setPreset(ctx, transaction, user.id, { number, isChangeable, mark });
    }
    const after = number === undefined ? undefined : { hint: lastTwo(number), isChangeable };
    const changes = changesOf(before, after);
    await record(ctx, { type: 'preset_set', ...deedOf(session, user), reason, changes }, transaction);
  });
  return showPerson(ctx, session, user.id);
}

interface Shown {
  readonly hint: string;
  readonly isChangeable: boolean;
}

/** Two digits of each number, and whether another would do. */
function changesOf(before: Shown | undefined, after: Shown | undefined) {
  const change = (what: keyof Shown) => ({
    what: what === 'hint' ? 'preset' : what,
    ...(before && { before: String(before[what]) }),
    ...(after && { after: String(after[what]) }),
  });
  return [change('hint'), change('isChangeable')];
}
