import { define } from '../../define.js';
import { MfaTextInput } from './text-input.js';

export { MfaTextInput };
define('mfa-text-input', MfaTextInput);
