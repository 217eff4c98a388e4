import { define } from '../../define.js';
import { MfaAdminOverview } from './admin-overview.js';

export { MfaAdminOverview };
define('mfa-admin-overview', MfaAdminOverview);
