/** Forgetting a user: every row of theirs goes; what happened stays, without saying to whom. */
import { record } from '../audit/audit.service.js';
import { forgetPerson } from '../audit/forgetting.service.js';
import type { Context } from '../context.js';
import { dropRowsOf } from './erase.store.js';

/** In one transaction. The audit says that somebody was forgotten and in how many entries, not who. */
export async function eraseUser(ctx: Context, userId: string): Promise<void> {
  await ctx.db.transaction().execute(async (transaction) => {
    await dropRowsOf(transaction, userId);
    const entries = await forgetPerson(ctx, transaction, userId);
    await record(
      ctx,
      { type: 'erased', changes: [{ what: 'entries', after: String(entries) }] },
      transaction,
    );
  });
}
