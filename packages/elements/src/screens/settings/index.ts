import { define } from '../../define.js';
import '../activity/index.js';
import '../factors/index.js';
import '../recovery-status/index.js';
import '../trusted-browsers/index.js';
import { MfaSettings } from './settings.js';

export { MfaSettings };
define('mfa-settings', MfaSettings);
