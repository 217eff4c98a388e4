/** What the page is open on, as far as it decides how an app gets the secret: `touch` screens hold the app themselves. */
export type Device = 'desk' | 'mac' | 'touch';

export function deviceAtHand(): Device {
  if (matchMedia('(hover: none) and (pointer: coarse)').matches) return 'touch';
  // The one desktop system that hands otpauth links to an app of its own.
  return /Mac/.test(navigator.userAgent) ? 'mac' : 'desk';
}
