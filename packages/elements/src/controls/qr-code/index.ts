import { define } from '../../define.js';
import { MfaQrCode } from './qr-code.js';

export { MfaQrCode };
define('mfa-qr-code', MfaQrCode);
