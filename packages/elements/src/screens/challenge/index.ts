import '../../controls/otp-input/index.js';
import { define } from '../../define.js';
import { MfaChallenge } from './challenge.js';

export { MfaChallenge };
define('mfa-challenge', MfaChallenge);
