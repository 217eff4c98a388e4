/** `@mfa-kit/express/jwt`: sessions that are tokens, for hosts that have `jose`. */
export { jwtSession, type JwtSessionOptions, type TokenResult } from './sessions/jwt.js';
export type { TokenKey } from './sessions/token-keys.js';
