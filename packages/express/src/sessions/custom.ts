/** Sessions of any other make: the host brings the five functions. */
import type { SessionAdapter } from './adapter.js';

/** Checks the shape once, at start, instead of failing at somebody's sign-in. */
export function customSessions(adapter: SessionAdapter): SessionAdapter {
  const missing = (['read', 'establish', 'attach', 'end'] as const).filter(
    (name) => typeof adapter[name] !== 'function',
  );
  if (missing.length > 0) throw new TypeError(`sessions: the adapter lacks ${missing.join(', ')}`);
  return adapter;
}
