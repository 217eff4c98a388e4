import { define } from '../../define.js';
import '../admin-person/index.js';
import { MfaAdminPeople } from './admin-people.js';

export { MfaAdminPeople };
define('mfa-admin-people', MfaAdminPeople);
