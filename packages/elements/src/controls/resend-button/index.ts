import { define } from '../../define.js';
import { MfaResendButton } from './resend-button.js';

export { MfaResendButton };
define('mfa-resend-button', MfaResendButton);
