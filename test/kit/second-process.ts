/** Another server process on the same database file, with a clock that this one sets. */
import type { SmtpOptions, TwilioOptions } from '@mfa-kit/express';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Browser } from './browser.js';
import { PASSWORD, type Host } from './host.js';

export interface SecondProcess {
  readonly origin: string;
  browser(): Browser;
  signedIn(userId: string): Promise<Browser>;
  /** Sets its clock to the host's. */
  catchUp(): Promise<void>;
  /** No goodbye: as a power cut would end it. */
  kill(): Promise<void>;
}

/** What the child is started with. */
export interface Start {
  /** Who sends its texts; nobody unless given. */
  readonly twilio?: TwilioOptions;
  /** Where its mails go; nobody is mailed unless given. */
  readonly smtp?: SmtpOptions;
  readonly folder: string;
  readonly now: number;
  readonly secrets: readonly string[];
}

export async function secondProcess(
  host: Pick<Host, 'folder' | 'clock' | 'secrets'>,
  { twilio, smtp }: Pick<Start, 'twilio' | 'smtp'> = {},
): Promise<SecondProcess> {
  const { folder, secrets } = host;
  const start: Start = {
    folder,
    now: host.clock.now(),
    secrets,
    ...(twilio && { twilio }),
    ...(smtp && { smtp }),
  };
  const child = fork(
    fileURLToPath(new URL('second-process.child.ts', import.meta.url)),
    [JSON.stringify(start)],
    { execArgv: ['--import', 'tsx'] },
  );
  const origin = await heard(child);
  const browser = () => new Browser(origin);
  return {
    origin,
    browser,
    async signedIn(userId) {
      const fresh = browser();
      await fresh.post('/login', { userId, password: PASSWORD });
      return fresh;
    },
    async catchUp() {
      child.send(host.clock.now());
      await heard(child);
    },
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

async function heard(child: ChildProcess): Promise<string> {
  const gone = once(child, 'exit').then(() => Promise.reject(new Error('the second process ended')));
  gone.catch(() => undefined);
  const [message] = (await Promise.race([once(child, 'message'), gone])) as [string];
  return message;
}
