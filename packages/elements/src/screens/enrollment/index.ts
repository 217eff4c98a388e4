import { define } from '../../define.js';
import '../../controls/text-input/index.js';
import '../phone-enrollment/index.js';
import '../qr-enrollment/index.js';
import '../recovery-codes/index.js';
import { MfaEnrollment } from './enrollment.js';

export { MfaEnrollment };
define('mfa-enrollment', MfaEnrollment);
