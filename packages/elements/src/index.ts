/** Everything, registered. A page that wants less imports `@mfa-kit/elements/define/…`; classes alone are in `…/elements/…`. */
export * from './controls/check-box/index.js';
export * from './controls/code-list/index.js';
export * from './controls/copy-button/index.js';
export * from './controls/otp-input/index.js';
export * from './controls/phone-input/index.js';
export * from './controls/qr-code/index.js';
export * from './controls/text-input/index.js';
export * from './define.js';
export * from './events.js';
export { MfaElement } from './mfa-element.js';
export { MfaScreen } from './mfa-screen.js';
export * from './screens/challenge/index.js';
export * from './screens/enrollment/index.js';
export * from './screens/gate/index.js';
export * from './screens/qr-enrollment/index.js';
export * from './screens/recovery-codes/index.js';
export * from './screens/ticket/index.js';
