/** The browser's offer to read the code from a text message (WebOTP). Loaded only where a page asks for it. */

interface OtpRequest extends CredentialRequestOptions {
  readonly otp: { readonly transport: readonly ['sms'] };
}

/** The code of the next text bound to this origin; nothing if the person or the browser refuses, or it was aborted. */
export async function codeFromText(signal: AbortSignal): Promise<string> {
  const request: OtpRequest = { otp: { transport: ['sms'] }, signal };
  try {
    const credential = (await navigator.credentials.get(request)) as { code?: string } | null;
    return signal.aborted ? '' : (credential?.code ?? '');
  } catch {
    // Whatever went wrong, the person can still type.
    return '';
  }
}
