import '../../controls/phone-input/index.js';
import { define } from '../../define.js';
import { MfaAdminTexting } from './admin-texting.js';

export { MfaAdminTexting };
define('mfa-admin-texting', MfaAdminTexting);
