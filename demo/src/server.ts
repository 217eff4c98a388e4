/** `npm run demo`: reads the environment, opens the bank, closes it on a signal. */
import { startDemo, type Requirement } from './start.js';

const requirements: readonly string[] = ['optional', 'required', 'off'] satisfies Requirement[];

function readRequirement(text = 'optional'): Requirement {
  if (!requirements.includes(text))
    throw new Error(`MFA_REQUIREMENT is ${text}; it can be ${requirements.join(', ')}`);
  return text as Requirement;
}

function readPort(text = '4000'): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Error(`PORT is ${text}; it has to be a port number`);
  return port;
}

try {
  const { PORT, DEMO_DATA, MFA_REQUIREMENT } = process.env;
  const bank = await startDemo({
    port: readPort(PORT),
    ...(DEMO_DATA && { dataDir: DEMO_DATA }),
    requirement: readRequirement(MFA_REQUIREMENT),
  });
  console.log(`Northwind Bank is open at ${bank.url}`);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void bank.close().then(() => process.exit(0)));
  }
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException;
  console.error(code === 'EADDRINUSE' ? `${message}. Choose another: PORT=4001 npm run demo` : error);
  process.exit(1);
}
