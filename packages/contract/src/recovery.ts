/** Recovery codes: made, shown once, and in force only when the person says they are saved. */
import type { InferOutput } from 'valibot';
import type { ConfirmCodes, recoverySet, recoveryStatus } from './recovery.schema.js';
import { route, type Nothing } from './route.js';
import type { State } from './states.js';

export type { ConfirmCodes };
/** A fresh set, shown once. `codes` are display strings in groups of four. */
export type RecoverySet = InferOutput<typeof recoverySet>;

/** How many are left, for the settings; never the codes. */
export type RecoveryStatus = InferOutput<typeof recoveryStatus>;

export const recovery = {
  /** What is left of the set in force. Inside a session. */
  status: route<Nothing, RecoveryStatus>('GET', '/recovery'),
  /**
   * Makes a set; an unconfirmed one before it is void, the one in force works on. Inside a session it takes a proof for
   * the purpose `new_codes`.
   */
  begin: route<Nothing, RecoverySet>('POST', '/recovery/begin'),
  /** The person has saved them: from now on they work, and those before do not. */
  confirm: route<ConfirmCodes, State>('POST', '/recovery/confirm'),
};
