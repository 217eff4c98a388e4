import { define } from '../../define.js';
import { MfaCopyButton } from './copy-button.js';

export { MfaCopyButton };
define('mfa-copy-button', MfaCopyButton);
