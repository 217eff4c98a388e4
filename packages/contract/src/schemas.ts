/** For servers and generators: the schemas behind the routes, and how each can fail. A page never imports this. */
export * from './activity.schema.js';
export * from './admin.schema.js';
export * from './audit.schema.js';
export * from './devices.schema.js';
export * from './factors.schema.js';
export * from './failures.js';
export * from './flow.schema.js';
export * from './policy.schema.js';
export * from './recovery.schema.js';
export * from './states.schema.js';
export * from './step-up.schema.js';
export * from './texting.schema.js';
