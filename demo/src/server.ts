/** `npm run demo`: reads the environment, opens the bank, closes it on a signal. */
import { readSettings, SettingError } from './settings.js';
import { startDemo } from './start.js';

try {
  const settings = readSettings(process.env);
  const bank = await startDemo(settings);
  console.log(`Northwind Bank is open at ${bank.url}`);
  if (settings.twilio) console.log('Texts go out through Twilio, to real phones.');
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void bank.close().then(() => process.exit(0)));
  }
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') console.error(`${message}. Choose another: PORT=4001 npm run demo`);
  else console.error(error instanceof SettingError ? message : error);
  process.exit(1);
}
