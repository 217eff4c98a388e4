/** What a proof is asked for, and how asking can end. */
import type { Purpose } from '@mfa-kit/contract';
import { msg } from '../../locales/message.js';

const purposes: Record<Purpose, () => string> = {
  turn_off: () => msg('Confirm it’s you to turn off the second step', { id: 'stepUp.turnOff' }),
  new_codes: () => msg('Confirm it’s you to get new recovery codes', { id: 'stepUp.newCodes' }),
  admin_reset: () => msg('Confirm it’s you to reset somebody’s second step', { id: 'stepUp.reset' }),
  loosen_policy: () => msg('Confirm it’s you to make a rule less strict', { id: 'stepUp.loosen' }),
};

export function titleOf(purpose: Purpose | undefined): string {
  return purpose && purpose in purposes
    ? purposes[purpose]()
    : msg('Confirm it’s you', { id: 'stepUp.title' });
}

interface Ending {
  readonly heading: () => string;
  readonly lead: () => string;
}

export const overWords: Record<'tries' | 'expired', Ending> = {
  tries: {
    heading: () => msg('Too many wrong codes', { id: 'stepUp.tries.title' }),
    lead: () =>
      msg('Nothing was changed, and you’re still signed in. Wait a while before you try again.', {
        id: 'stepUp.tries.lead',
      }),
  },
  expired: {
    heading: () => msg('That took too long', { id: 'stepUp.expired.title' }),
    lead: () => msg('Nothing was changed. You can start again.', { id: 'stepUp.expired.lead' }),
  },
};
