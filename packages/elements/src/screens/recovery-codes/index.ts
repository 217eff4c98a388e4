import { define } from '../../define.js';
import '../../controls/check-box/index.js';
import '../../controls/code-list/index.js';
import '../../controls/text-input/index.js';
import { MfaRecoveryCodes } from './recovery-codes.js';

export { MfaRecoveryCodes };
define('mfa-recovery-codes', MfaRecoveryCodes);
