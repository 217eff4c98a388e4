/** Authenticator apps. */
import type { TotpSetup } from '@mfa-kit/contract';
import type { Context } from '../../context.js';
import type { User } from '../../options.js';
import { begunFactor } from '../begun.js';
import { dropSetups, saveFactor } from '../factor.store.js';
import type { Factor, FactorKind, Occasion } from '../kind.js';
import { keyUri, matchingStep, newSecret } from './time-step.js';
import { acceptStep, activate } from './totp.store.js';

export const totp: FactorKind = {
  kind: 'totp',
  amr: 'otp',

  async begin(ctx, occasion) {
    const { user, pendingId } = occasion;
    const secret = newSecret();
    const factor = newFactor(ctx, occasion, secret);
    await ctx.db.transaction().execute(async (transaction) => {
      await dropSetups(transaction, pendingId);
      await saveFactor(transaction, factor);
    });
    const setup = describe(ctx, user, factor);
    return { ...setup, secret, uri: keyUri(setup.issuer, setup.account, secret) };
  },

  describe: (ctx, user, factor) => Promise.resolve(describe(ctx, user, factor)),

  async confirm(ctx, factor, code) {
    const step = stepOf(ctx, factor, code);
    return step === undefined
      ? undefined
      : (transaction) => activate(transaction, factor.id, step, ctx.now());
  },

  /** RFC 6238 section 5.2: a code of the current step or one beside it, each step once. */
  async verify(ctx, factor, code) {
    const step = stepOf(ctx, factor, code);
    return step === undefined
      ? undefined
      : (transaction) => acceptStep(transaction, factor.id, step, ctx.now());
  },
};

function newFactor(ctx: Context, occasion: Occasion, secret: string): Factor {
  const seal = (factorId: string) => ctx.keys.seal('totp-enc', ownerOf(occasion.user.id, factorId), secret);
  return begunFactor(ctx, occasion, { kind: 'totp', seal, hint: null });
}

function describe(ctx: Context, user: User, factor: Factor): TotpSetup {
  return {
    kind: 'totp',
    factorId: factor.id,
    expiresAt: factor.expires_at ?? 0,
    triesLeft: ctx.options.figures.tries - factor.tries,
    issuer: ctx.options.issuer,
    account: user.name,
  };
}

function stepOf(ctx: Context, factor: Factor, code: string): number | undefined {
  const secret = ctx.keys.open('totp-enc', ownerOf(factor.user_id, factor.id), factor.secret);
  return matchingStep(secret, code, ctx.now(), ctx.options.figures.totpWindow);
}

/** What the sealed secret is bound to: moved to another row, it does not open. */
function ownerOf(userId: string, factorId: string): string {
  return `${userId}|${factorId}`;
}
