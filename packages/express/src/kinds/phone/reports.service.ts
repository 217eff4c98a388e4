/** What a provider reports of a text: it reaches the waiting screen, and never proves anything. */
import type { Context } from '../../context.js';
import { readCallback, type Callback } from '../../sms/reports.js';
import { saveReport } from './phone.store.js';

/** Reports come twice, late and out of order: a final word stands. */
export async function takeReport(ctx: Context, messageId: string, callback: Callback): Promise<void> {
  const report = await readCallback(ctx.options.sms, callback);
  if (!report) return;
  await saveReport(ctx.db, messageId, callback.provider, {
    status: report.status,
    provider_id: report.id,
    reason: report.reason ?? null,
    provider_code: report.providerCode ?? null,
    updated_at: ctx.now(),
  });
}
