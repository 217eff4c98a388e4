import { define } from '../../define.js';
import { MfaCheckBox } from './check-box.js';

export { MfaCheckBox };
define('mfa-check-box', MfaCheckBox);
