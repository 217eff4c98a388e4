/** What a browser may import: types, routes, the error class and the client. Schemas are in `@mfa-kit/contract/schemas`. */
export * from './activity.js';
export * from './admin.js';
export * from './audit.js';
export * from './client.js';
export * from './devices.js';
export * from './errors.js';
export * from './factors.js';
export * from './flow.js';
export * from './policy.js';
export * from './recovery.js';
export * from './route.js';
export type * from './states.js';
export * from './step-up.js';
export * from './texting.js';
