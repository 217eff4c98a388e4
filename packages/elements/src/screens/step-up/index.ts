import { define } from '../../define.js';
import '../challenge/index.js';
import { MfaStepUp } from './step-up.js';

export { withStepUp } from './with-step-up.js';
export { MfaStepUp };
define('mfa-step-up', MfaStepUp);
