import { define } from '../../define.js';
import '../../controls/copy-button/index.js';
import { MfaAdminPerson } from './admin-person.js';

export { MfaAdminPerson };
define('mfa-admin-person', MfaAdminPerson);
