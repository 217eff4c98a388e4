/** Proving a factor again inside a session, before something that matters. The session goes on whatever comes of it. */
import type { InferOutput } from 'valibot';
import { route } from './route.js';
import type * as schema from './step-up.schema.js';

export type { BeginStepUp, SendStepUp, StepUpChallenge, VerifyStepUp } from './step-up.schema.js';

/** One action that asks for a proof of its own. */
export type Purpose = InferOutput<typeof schema.purpose>;
/** A step-up that waits for its code. */
export type SteppingUp = InferOutput<typeof schema.asking>;
/** Where a step-up stands: asked for, proved, or over. */
export type StepUp = InferOutput<typeof schema.stepUp>;

export const stepUp = {
  /** Asks for a proof: a general one, or one for a purpose. */
  begin: route<schema.BeginStepUp, StepUp>('POST', '/step-up/begin'),
  /** Where it stands, while a text is on its way. */
  state: route<schema.StepUpChallenge, StepUp>('POST', '/step-up/state'),
  /** Texts a code to a factor. */
  send: route<schema.SendStepUp, StepUp>('POST', '/step-up/send'),
  /** Proves a factor by its code. */
  verify: route<schema.VerifyStepUp, StepUp>('POST', '/step-up/verify'),
  /** Not now. */
  cancel: route<schema.StepUpChallenge, StepUp>('POST', '/step-up/cancel'),
};
