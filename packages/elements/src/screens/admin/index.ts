import { define } from '../../define.js';
import { MfaAdmin } from './admin.js';

export { MfaAdmin };
define('mfa-admin', MfaAdmin);
