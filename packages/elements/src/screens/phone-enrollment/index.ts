import { define } from '../../define.js';
import '../../controls/otp-input/index.js';
import '../../controls/phone-input/index.js';
import '../../controls/resend-button/index.js';
import { MfaPhoneEnrollment } from './phone-enrollment.js';

export { MfaPhoneEnrollment };
define('mfa-phone-enrollment', MfaPhoneEnrollment);
