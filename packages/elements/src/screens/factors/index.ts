import '../../controls/text-input/index.js';
import { define } from '../../define.js';
import { MfaFactors } from './factors.js';

export { MfaFactors };
define('mfa-factors', MfaFactors);
