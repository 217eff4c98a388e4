/** Where a person stands between password and session (ARCHITECTURE 5), and which steps lead where. */
import type { InferOutput } from 'valibot';
import type * as schema from './states.schema.js';

/** A kind of factor. */
export type Kind = InferOutput<typeof schema.kind>;
/** How wide a rule reaches. */
export type ScopeName = InferOutput<typeof schema.scopeName>;
/** Why something is asked of the person who reads it. */
export type WhyAsked = InferOutput<typeof schema.whyAsked>;
/** What a state may allow. */
export type Action = InferOutput<typeof schema.action>;
/** A factor that can be proved, as the challenge lists it. */
export type FactorChoice = InferOutput<typeof schema.factorChoice>;
/** A text on its way, or arrived. */
export type Sending = InferOutput<typeof schema.sending>;
/** A phone being set up. */
export type PhoneSetup = InferOutput<typeof schema.phoneSetup>;
/** An authenticator being set up. `secret` and `uri` come once. */
export type TotpSetup = InferOutput<typeof schema.totpSetup>;

export type SignedOut = InferOutput<typeof schema.signedOut>;
export type Ticket = InferOutput<typeof schema.ticket>;
export type Challenge = InferOutput<typeof schema.challenge>;
export type Enrollment = InferOutput<typeof schema.enrollment>;
export type Codes = InferOutput<typeof schema.codes>;
export type Complete = InferOutput<typeof schema.complete>;

/** Every flow route answers one of these; screens render it and decide nothing. */
export type State = InferOutput<typeof schema.state>;
export type At = State['at'];
