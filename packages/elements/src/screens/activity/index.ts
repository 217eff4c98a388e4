import { define } from '../../define.js';
import { MfaActivity } from './activity.js';

export { MfaActivity };
define('mfa-activity', MfaActivity);
