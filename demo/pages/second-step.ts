/** All that a site needs of the kit in the browser: the element in the page, and this import; and a title that follows. */
import './shell/language.js';
import '@mfa-kit/elements/define/gate';
import { dressPage } from './shell/shell.js';

dressPage();
document.querySelector('mfa-gate')?.addEventListener('mfa-heading', ({ title }) => {
  document.title = `${title} · Northwind Bank`;
});
