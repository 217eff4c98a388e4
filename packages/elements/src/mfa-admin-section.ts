import type { MfaError } from '@mfa-kit/contract';
import { admin } from './admin.styles.js';
import { adminFailureWords } from './admin-failures.js';
import type { Part } from './locales/languages.js';
import { MfaSection } from './mfa-section.js';

/** The root of the sections of the console: wider, and with words for what only administrators meet. */
export abstract class MfaAdminSection<Shown extends { readonly now: number }> extends MfaSection<Shown> {
  static override styles = [...MfaSection.styles, admin];
  static override words: Part = 'admin';

  protected override failureWords(error: MfaError, since: number): string {
    return adminFailureWords(error, since);
  }

  /** Reading, too, takes a proof made in this session: whoever cancels it is told what is missing. */
  protected override failed(error: MfaError): void {
    if (this.shown) super.failed(error);
  }
}
