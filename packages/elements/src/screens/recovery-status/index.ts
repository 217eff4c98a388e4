import { define } from '../../define.js';
import { MfaRecoveryStatus } from './recovery-status.js';

export { MfaRecoveryStatus };
define('mfa-recovery-status', MfaRecoveryStatus);
