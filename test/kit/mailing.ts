/** Hosts that mail through a real server, and what tests wait for there. */
import { flow, type Challenge } from '@mfa-kit/contract';
import { smtp } from '@mfa-kit/express';
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { Answer } from './browser.js';
import { assertRefused, stateOf } from './expect.js';
import { hostDuring, type Host, type HostOptions } from './host.js';
import { mailServer, type Mail } from './mail-server.js';
import { answer } from './people.js';
import { value } from './tables.js';

/** A host that mails through a real server. */
export async function mailing(test: TestContext, given: HostOptions = {}) {
  const server = await mailServer(test);
  const host = await hostDuring(test, { mail: smtp(server.options), settingsPage: '/security', ...given });
  return { server, host };
}

export const open = ({ file }: Host) => value(file, `select count(*) from notice where status = 'open'`);

export async function until(isSo: () => boolean): Promise<void> {
  for (let i = 0; i < 1_000 && !isSo(); i++) await pause(10);
  assert(isSo());
}

/** Once nothing is waiting to be sent; what has not been sent by then never is. */
export const settled = (host: Host) => until(() => open(host) === 0);

export const postponed = (host: Host, words: RegExp) =>
  until(() => host.log.some((line) => line.includes('tried again') && words.test(line)));

export const subjects = (mails: readonly Mail[]) => mails.map(({ subject }) => subject);

export async function guessWrong(
  host: Host,
  app: { wrongCode(now: number): string },
  times: number,
): Promise<void> {
  for (let i = 0; i < times; i++) {
    const answered = await answer(await host.signedIn(), app.wrongCode(host.clock.now()));
    assertRefused(answered, 'code_wrong');
  }
}

export async function recoverWith(host: Host, code: string | undefined): Promise<Answer> {
  const browser = await host.signedIn();
  const { challengeId } = (await stateOf(browser)) as Challenge;
  return browser.call(flow.recover, { challengeId, code });
}
