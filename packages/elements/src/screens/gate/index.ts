import { define } from '../../define.js';
import '../challenge/index.js';
import { MfaGate } from './gate.js';

export { MfaGate };
define('mfa-gate', MfaGate);
