import { define } from '../../define.js';
import { MfaAdminPolicy } from './admin-policy.js';

export { MfaAdminPolicy };
define('mfa-admin-policy', MfaAdminPolicy);
