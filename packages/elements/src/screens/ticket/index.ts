import '../../controls/text-input/index.js';
import { define } from '../../define.js';
import { MfaTicket } from './ticket.js';

export { MfaTicket };
define('mfa-ticket', MfaTicket);
