import { define } from '../../define.js';
import { MfaPhoneInput } from './phone-input.js';

export { MfaPhoneInput };
define('mfa-phone-input', MfaPhoneInput);
