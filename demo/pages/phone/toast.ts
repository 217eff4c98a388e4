/** One line at the foot of the phone's screen, read out and gone after a while. */
const TOAST_MS = 4000;

let fading: ReturnType<typeof setTimeout> | undefined;

export function toast(words: string): void {
  const line = document.getElementById('phone-toast');
  clearTimeout(fading);
  line?.replaceChildren(words);
  fading = setTimeout(() => line?.replaceChildren(), TOAST_MS);
}
