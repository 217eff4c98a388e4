import { define } from '../../define.js';
import { MfaOtpInput } from './otp-input.js';

export { MfaOtpInput };
define('mfa-otp-input', MfaOtpInput);
