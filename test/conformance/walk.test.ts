/** Random walks over the state table of ARCHITECTURE.md 5: real router, real SQLite, whatever people, hosts and clocks do. */
import { devOutbox, type Verdict } from '@mfa-kit/express';
import fc from 'fast-check';
import { it } from 'node:test';
import { startHost } from '../kit/host.js';
import { steps, take, type Step } from './walk/steps.js';
import { World } from './walk/world.js';

const BROWSERS = 2;
/** `WALK_SEED` repeats the walks of a failing run, `WALK_SECONDS` takes more of them. */
const { WALK_SEED, WALK_SECONDS = '10' } = process.env;

/** Walks that once led where they must not. */
const examples: [isEnrolled: boolean, Step[]][] = [
  // Cancelling a sign-in over an older session said signed-out, and the session went on.
  [
    true,
    [
      { do: 'signIn', at: 0 },
      { do: 'cancel', at: 0 },
    ],
  ],
  // A factor was proved, another kind asked for, and then not any more: complete, without a session.
  [
    true,
    [
      { policy: 'requiredButNone' },
      { do: 'signIn', at: 1 },
      { do: 'goOn', at: 1 },
      { policy: 'required' },
      { do: 'goOn', at: 1 },
    ],
  ],
  // A phone all the way: the wizard, another sign-in, its challenge.
  [
    false,
    [
      { do: 'signIn', at: 0 },
      { do: 'beginPhone', at: 0 },
      { do: 'goOn', at: 0 },
      { do: 'goOn', at: 0 },
      { do: 'goOn', at: 0 },
      { do: 'signIn', at: 1 },
      { do: 'goOn', at: 1 },
      { do: 'verifyText', at: 1 },
    ],
  ],
  // A new sign-in in front of the same browser: the older session goes on until the new one is proved.
  [
    true,
    [
      { do: 'signIn', at: 0 },
      { do: 'swap', at: 0 },
    ],
  ],
  // Somebody new came by another door and skipped: the proof did not count, nor did the skip.
  [
    false,
    [
      { do: 'anotherDoor', at: 0 },
      { do: 'skip', at: 0 },
    ],
  ],
];

it('permits no step that the table does not, wherever people wander', async () => {
  const verdicts = new Map<string, () => Verdict>();
  const outbox = devOutbox();
  const host = await startHost({
    sms: [outbox],
    policy: ({ id }) => verdicts.get(id)?.() ?? { requirement: 'off' },
    figures: { failuresPerAddress: 10_000, textsPerAddressHour: 1_000, textsPerHour: 1_000_000 },
  });
  let walks = 0;
  const walk = fc.asyncProperty(fc.boolean(), steps(BROWSERS), async (isEnrolled, wandering) => {
    walks += 1;
    const id = `walker-${walks}`;
    host.users.set(id, { id, name: `${id}@northwind.example` });
    // Far from each other's numbers: neighbours share a budget.
    const number = `+4474${String(walks % 10_000).padStart(4, '0')}0123`;
    const world = new World({
      ...{ host, userId: id, number, browsers: BROWSERS },
      texts: () => outbox.messages,
    });
    verdicts.set(id, () => world.verdict);
    const wizard = Array<Step>(isEnrolled ? 6 : 0).fill({ do: 'goOn', at: 0 });
    for (const each of [...wizard, ...wandering]) {
      await take(world, each);
      await world.check();
    }
  });
  try {
    await fc.assert(walk, {
      ...(WALK_SEED && { seed: Number(WALK_SEED) }),
      examples,
      numRuns: 10_000,
      interruptAfterTimeLimit: Number(WALK_SECONDS) * 1000,
      markInterruptAsFailure: false,
    });
  } finally {
    await host.close();
  }
});
