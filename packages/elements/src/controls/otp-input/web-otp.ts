/** The browser's offer to read the code from a text message (WebOTP). Loaded only where a page asks for it. */
import type { MfaField } from '../../mfa-field.js';

interface OtpRequest extends CredentialRequestOptions {
  readonly otp: { readonly transport: readonly ['sms'] };
}

/**
 * Fills in the code of the next text that is bound to this origin. Typing, submitting, leaving the page or the code
 * itself ends the wait; whatever else goes wrong, the person can still type.
 */
export function fillFromText(host: MfaField): void {
  if (!('OTPCredential' in globalThis)) return;
  const { input } = host;
  const waiting = new AbortController();
  const { signal } = waiting;
  const stop = () => waiting.abort();
  host.addController({ hostDisconnected: stop });
  if (!host.isConnected) return;
  input.addEventListener('input', stop, { signal });
  input.form?.addEventListener('submit', stop, { signal });
  const request: OtpRequest = { otp: { transport: ['sms'] }, signal };
  navigator.credentials.get(request).then(
    (credential) => {
      const { code } = (credential ?? {}) as { code?: string };
      if (!code || signal.aborted) return;
      // As autofill does it.
      input.value = code;
      input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    },
    () => undefined,
  );
}
