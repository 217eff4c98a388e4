/** For servers and generators: the schemas behind the routes, and how each can fail. A page never imports this. */
export * from './failures.js';
export * from './flow.schema.js';
export * from './recovery.schema.js';
export * from './states.schema.js';
