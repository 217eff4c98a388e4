/** What the routes of signing in take. */
import * as v from 'valibot';

/** What the kit names its records by. */
export const id = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/));

/** Exactly six ASCII digits once spaces and hyphens are gone: one request tests one code. */
export const digits = v.pipe(
  v.string(),
  v.maxLength(64),
  v.transform((typed) => typed.replace(/[\s-]/g, '')),
  v.regex(/^[0-9]{6}$/),
);

/** A recovery code or a ticket as typed: case, spaces and hyphens do not matter. */
export const savedCode = v.pipe(v.string(), v.minLength(1), v.maxLength(64));

export const nothing = v.strictObject({});
export const verifyCode = v.strictObject({
  challengeId: v.optional(id),
  factorId: id,
  code: digits,
  trust: v.optional(
    v.pipe(v.boolean(), v.description('Trust this browser for the days that the state offered.')),
  ),
});
export const recoverWithCode = v.strictObject({ challengeId: v.optional(id), code: savedCode });
export const redeemTicket = v.strictObject({ ticket: savedCode });
export const givePassword = v.strictObject({
  password: v.pipe(v.string(), v.minLength(1), v.maxLength(1024)),
});
export const sendCode = v.strictObject({ challengeId: v.optional(id), factorId: id });
const phone = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(40),
  v.description('International, in any spelling.'),
);
export const beginKind = v.variant('kind', [
  v.strictObject({ kind: v.literal('totp') }),
  v.strictObject({
    kind: v.literal('phone'),
    phone: v.optional(v.pipe(phone, v.description('Absent: the number that an administrator preset.'))),
  }),
]);
export const confirmFactor = v.strictObject({ factorId: id, code: digits });

export type VerifyCode = v.InferOutput<typeof verifyCode>;
export type SendCode = v.InferOutput<typeof sendCode>;
export type RecoverWithCode = v.InferOutput<typeof recoverWithCode>;
export type RedeemTicket = v.InferOutput<typeof redeemTicket>;
export type GivePassword = v.InferOutput<typeof givePassword>;
export type BeginKind = v.InferOutput<typeof beginKind>;
export type ConfirmFactor = v.InferOutput<typeof confirmFactor>;
