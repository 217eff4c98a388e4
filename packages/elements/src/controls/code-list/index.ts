import { define } from '../../define.js';
import '../copy-button/index.js';
import { MfaCodeList } from './code-list.js';

export { MfaCodeList };
define('mfa-code-list', MfaCodeList);
