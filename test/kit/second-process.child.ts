/** The other process of `second-process.ts`: says where it listens, then does as the messages say. */
import { smtp, twilio } from '@mfa-kit/express';
import { movableClock } from './clock.js';
import { startHost } from './host.js';
import type { Start } from './second-process.js';

const { folder, now, secrets, twilio: account, smtp: server } = JSON.parse(process.argv[2] ?? '') as Start;
const clock = movableClock(now);
const host = await startHost({
  folder,
  secrets,
  clock,
  sms: account ? [twilio(account)] : [],
  ...(server && { mail: smtp(server) }),
});

process.on('message', (instant: number) => {
  clock.advance({ seconds: (instant - clock.now()) / 1000 });
  process.send?.('caught up');
});
process.on('disconnect', () => process.exit());
process.send?.(host.origin);
