/** On narrow screens the phone is a sheet that a button brings up; on wide ones it lies beside the page and the button is gone. */

export function listenToToggle(): void {
  document.getElementById('phone-toggle')?.addEventListener('click', () => {
    turnSheet(!document.body.classList.contains('phone-up'));
  });
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') turnSheet(false);
  });
}

/** Whether there is a phone that nobody can see. */
export function isSheetDown(): boolean {
  return matchMedia('(max-width: 69.99rem)').matches && !document.body.classList.contains('phone-up');
}

export function turnSheet(up: boolean): void {
  document.body.classList.toggle('phone-up', up);
  document.getElementById('phone-toggle')?.setAttribute('aria-expanded', String(up));
}
