/** Everything, registered. A page that wants less imports `@mfa-kit/elements/define/…`; classes alone are in `…/elements/…`. */
export * from './controls/text-input/index.js';
export * from './define.js';
export * from './events.js';
export { MfaElement } from './mfa-element.js';
export { MfaScreen } from './mfa-screen.js';
