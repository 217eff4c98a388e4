/** A person's own factors: list, add, replace, rename, make default, remove. Every change asks for a fresh proof first. */
import type { InferOutput } from 'valibot';
import type * as schema from './factors.schema.js';
import type { ConfirmFactor } from './flow.schema.js';
import { route, type Nothing } from './route.js';

export type { AddFactor, OneFactor, RenameFactor } from './factors.schema.js';

/** A factor as its owner sees it. */
export type FactorView = InferOutput<typeof schema.factorView>;
/** All of a person's factors, and what may be done with them. */
export type Factors = InferOutput<typeof schema.factors>;

export const factors = {
  list: route<Nothing, Factors>('GET', '/factors'),
  /** Begins another factor, or one that takes the place of an old one. The old one works until the new one is proved. */
  add: route<schema.AddFactor, Factors>('POST', '/factors/add'),
  /** Texts the code of a phone that is being added once more. */
  send: route<schema.OneFactor, Factors>('POST', '/factors/send'),
  /** Confirms what was begun, by a code of it; an old one that it replaces goes in the same moment. */
  confirm: route<ConfirmFactor, Factors>('POST', '/factors/confirm'),
  /** Leaves what was begun; nothing changes. */
  abandon: route<schema.OneFactor, Factors>('POST', '/factors/abandon'),
  rename: route<schema.RenameFactor, Factors>('POST', '/factors/rename'),
  /** From now on it is asked for first. */
  makeDefault: route<schema.OneFactor, Factors>('POST', '/factors/default'),
  /** Removes a factor. The last one takes a proof for the purpose `turn_off`. */
  remove: route<schema.OneFactor, Factors>('POST', '/factors/remove'),
};
