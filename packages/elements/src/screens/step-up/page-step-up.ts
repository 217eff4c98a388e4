/** The one dialog of the page: its own `<mfa-step-up>`, or one that is made when somebody asks. */
import type { Client, Kind, Purpose } from '@mfa-kit/contract';

/** What has to be proved, as `step_up_required` says it. */
export interface Wanted {
  readonly purpose?: Purpose | undefined;
  /** The kinds of factor that will do; all unless said. */
  readonly methods?: readonly Kind[] | undefined;
}

/** Whether it was proved. The dialog and what it shows are loaded by the first who asks. */
export async function askStepUp(wanted: Wanted, client?: Client): Promise<boolean> {
  await import('./index.js');
  const dialog =
    document.querySelector('mfa-step-up') ?? document.body.appendChild(document.createElement('mfa-step-up'));
  return dialog.open(wanted, client);
}
