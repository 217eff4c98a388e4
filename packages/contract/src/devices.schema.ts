/** What the routes of trusted browsers take and answer. */
import * as v from 'valibot';
import { id } from './flow.schema.js';
import { count, instant } from './states.schema.js';

/** “Chrome” and “macOS”, as far as the browser told. */
export const browserLabel = { browser: v.optional(v.string()), system: v.optional(v.string()) };

export const trustedBrowser = v.strictObject({
  id: v.string(),
  ...browserLabel,
  firstSeen: instant,
  lastSeen: instant,
  expiresAt: instant,
  isThis: v.boolean(),
});

export const devices = v.strictObject({
  now: instant,
  days: v.pipe(
    count,
    v.description('For how many days policy lets a browser be trusted; 0 when it does not.'),
  ),
  browsers: v.array(trustedBrowser),
});

export const oneDevice = v.strictObject({ deviceId: id });

export type OneDevice = v.InferOutput<typeof oneDevice>;
