/** For servers and generators: the valibot schemas behind the routes. A page never imports this. */
export * from './flow.schema.js';
export * from './recovery.schema.js';
export * from './states.schema.js';
