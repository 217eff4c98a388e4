/** Recovery codes: made, shown once, and in force only when the person says they are saved. */
import type { InferOutput } from 'valibot';
import type { ConfirmCodes, recoverySet } from './recovery.schema.js';
import { route, type Nothing } from './route.js';
import type { State } from './states.js';

export type { ConfirmCodes };
/** A fresh set, shown once. `codes` are display strings in groups of four. */
export type RecoverySet = InferOutput<typeof recoverySet>;

export const recovery = {
  /** Makes a set; an unconfirmed one before it is void. */
  begin: route<Nothing, RecoverySet>('POST', '/recovery/begin'),
  /** The person has saved them: from now on they work. */
  confirm: route<ConfirmCodes, State>('POST', '/recovery/confirm'),
};
