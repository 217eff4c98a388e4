import { msg } from '../../locales/message.js';
import type { Place } from './places.js';

interface PlaceWords {
  readonly heading: () => string;
  readonly lead: () => string;
  /** On the button that goes on. */
  readonly go: () => string;
}

const goOn = () => msg('Continue', { id: 'continue' });

/** Heading, lead and button of the wizard's own places; `setup` and `codes` are screens that bring theirs. */
export const placeWords: Record<Exclude<Place, 'setup' | 'codes'>, PlaceWords> = {
  intro: {
    heading: () => msg('Add a second step', { id: 'enroll.intro' }),
    lead: () =>
      msg('A one-time code keeps others out, even if they know your password.', {
        id: 'enroll.intro.lead',
      }),
    go: () => msg('Set it up', { id: 'enroll.intro.go' }),
  },
  password: {
    heading: () => msg('Confirm that it’s you', { id: 'enroll.password' }),
    lead: () => msg('Before anything changes, type your password once more.', { id: 'enroll.password.lead' }),
    go: goOn,
  },
  method: {
    heading: () => msg('Choose a method', { id: 'enroll.method' }),
    lead: () => msg('You can add another one later.', { id: 'enroll.method.lead' }),
    go: goOn,
  },
  done: {
    heading: () => msg('You’re all set', { id: 'enroll.done' }),
    lead: () => msg('A second step now protects your account.', { id: 'enroll.done.lead' }),
    go: goOn,
  },
  covered: {
    heading: () => msg('You’re protected already', { id: 'enroll.covered' }),
    lead: () => msg('A second step is set up for your account.', { id: 'enroll.covered.lead' }),
    go: goOn,
  },
};
