/** Reads the environment of `npm run demo`. What is wrong in it stops the start, in one sentence: nothing is guessed. */
import type { TwilioOptions } from '@mfa-kit/express';
import type { DemoOptions, Requirement } from './start.js';

/** Something for the person at the terminal to put right. */
export class SettingError extends Error {
  override readonly name = 'SettingError';
}

type Environment = Readonly<Record<string, string | undefined>>;

export function readSettings(environment: Environment): DemoOptions {
  const { PORT, DEMO_DATA, DEMO_PEOPLE, MFA_REQUIREMENT } = environment;
  const twilio = readTwilio(environment);
  return {
    port: readPort(PORT),
    ...(MFA_REQUIREMENT && { requirement: readRequirement(MFA_REQUIREMENT) }),
    ...(DEMO_PEOPLE && { crowd: readCrowd(DEMO_PEOPLE) }),
    ...(DEMO_DATA && { dataDir: DEMO_DATA }),
    ...(twilio && { twilio }),
  };
}

const requirements: readonly string[] = ['optional', 'required', 'off'] satisfies Requirement[];

function readRequirement(text: string): Requirement {
  if (!requirements.includes(text))
    throw new SettingError(`MFA_REQUIREMENT is ${text}; it can be ${requirements.join(', ')}`);
  return text as Requirement;
}

const MOST_PEOPLE = 1_000_000;

function readCrowd(text: string): number {
  const crowd = Number(text);
  if (!Number.isInteger(crowd) || crowd < 0 || crowd > MOST_PEOPLE)
    throw new SettingError(`DEMO_PEOPLE is ${text}; it has to be a whole number, ${MOST_PEOPLE} at most`);
  return crowd;
}

function readPort(text = '4000'): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new SettingError(`PORT is ${text}; it has to be a port number`);
  return port;
}

/** Real texts, where Twilio's variables are set; the outbox where none is. */
function readTwilio(environment: Environment): TwilioOptions | undefined {
  const given = Object.entries(environment).filter(([name, value]) => value && /^(DEMO_)?TWILIO_/.test(name));
  if (given.length === 0) return undefined;
  const {
    TWILIO_ACCOUNT_SID: accountSid,
    TWILIO_AUTH_TOKEN: authToken,
    TWILIO_API_KEY: key,
    TWILIO_API_SECRET: secret,
    TWILIO_FROM: from,
    TWILIO_MESSAGING_SERVICE_SID: messagingServiceSid,
    DEMO_TWILIO_URL: apiUrl,
  } = Object.fromEntries(given);
  const missing = [
    !accountSid && 'TWILIO_ACCOUNT_SID',
    !authToken && !key && !secret && 'TWILIO_AUTH_TOKEN (or TWILIO_API_KEY and TWILIO_API_SECRET)',
    key && !secret && 'TWILIO_API_SECRET',
    secret && !key && 'TWILIO_API_KEY',
    !from && !messagingServiceSid && 'TWILIO_FROM (or TWILIO_MESSAGING_SERVICE_SID)',
  ].filter(Boolean);
  if (!accountSid || missing.length > 0)
    throw new SettingError(
      `Of Twilio's settings ${given.map(([name]) => name).join(', ')} ${given.length > 1 ? 'are' : 'is'} set, ` +
        `and missing: ${missing.join(', ')}. Set all for real texts, or none for the phone beside the page.`,
    );
  return {
    accountSid,
    ...(authToken && { authToken }),
    ...(key && secret && { apiKey: { sid: key, secret } }),
    ...(from && { from }),
    ...(messagingServiceSid && { messagingServiceSid }),
    ...(apiUrl && { apiUrl: readUrl(apiUrl) }),
  };
}

function readUrl(text: string): string {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol))
    throw new SettingError(
      `DEMO_TWILIO_URL is ${text}; it has to be an address such as http://127.0.0.1:4010`,
    );
  return url.href.replace(/\/$/, '');
}
