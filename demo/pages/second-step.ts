/** All that a site needs of the kit in the browser: the element in the page, and this import. */
import './shell/language.js';
import '@mfa-kit/elements/define/gate';
import { dressPage } from './shell/shell.js';

dressPage();
