import { define } from '../../define.js';
import { MfaTrustedBrowsers } from './trusted-browsers.js';

export { MfaTrustedBrowsers };
define('mfa-trusted-browsers', MfaTrustedBrowsers);
