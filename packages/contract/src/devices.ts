/** Browsers that were trusted at sign-in: listed, and revoked one by one or all at once. */
import type { InferOutput } from 'valibot';
import type * as schema from './devices.schema.js';
import { route, type Nothing } from './route.js';

export type { OneDevice } from './devices.schema.js';

export type TrustedBrowser = InferOutput<typeof schema.trustedBrowser>;
export type Devices = InferOutput<typeof schema.devices>;

export const devices = {
  list: route<Nothing, Devices>('GET', '/devices'),
  revoke: route<schema.OneDevice, Devices>('POST', '/devices/revoke'),
  revokeAll: route<Nothing, Devices>('POST', '/devices/revoke-all'),
};
