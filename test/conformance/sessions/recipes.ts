/** Every kind of session there is an adapter for, each in an application as its recipe has it. */
import type { Recipe } from './ground.js';
import { mountCookieSession } from './recipes/cookie-session.js';
import { mountCustom } from './recipes/custom.js';
import { mountExpressSession } from './recipes/express-session.js';
import { mountJwtCookie } from './recipes/jwt-cookie.js';
import { mountJwtHeader } from './recipes/jwt-header.js';
import { mountPassport } from './recipes/passport.js';

const inStore = { isStateless: false, keepsProofWhenRotated: true };
const inBrowser = { isStateless: true, keepsProofWhenRotated: true };

export const recipes: readonly Recipe[] = [
  { name: 'express-session', file: 'express-session.ts', mount: mountExpressSession, ...inStore },
  { name: 'cookie-session', file: 'cookie-session.ts', mount: mountCookieSession, ...inBrowser },
  // Passport's own sign-in looks just like a renewal, so neither keeps a proof.
  { name: 'Passport', file: 'passport.ts', mount: mountPassport, ...inStore, keepsProofWhenRotated: false },
  { name: 'JWT in a header', file: 'jwt-header.ts', mount: mountJwtHeader, ...inBrowser },
  { name: 'JWT in a cookie', file: 'jwt-cookie.ts', mount: mountJwtCookie, ...inBrowser },
  { name: 'custom', file: 'custom.ts', mount: mountCustom, ...inStore },
];
