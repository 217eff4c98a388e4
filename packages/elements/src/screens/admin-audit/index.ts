import '../../controls/copy-button/index.js';
import { define } from '../../define.js';
import { MfaAdminAudit } from './admin-audit.js';

export { MfaAdminAudit };
define('mfa-admin-audit', MfaAdminAudit);
