import { define } from '../../define.js';
import '../../controls/copy-button/index.js';
import '../../controls/otp-input/index.js';
import '../../controls/qr-code/index.js';
import { MfaQrEnrollment } from './qr-enrollment.js';

export { MfaQrEnrollment };
define('mfa-qr-enrollment', MfaQrEnrollment);
