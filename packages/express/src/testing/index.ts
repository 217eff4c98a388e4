/** For the host's own tests. Nothing of it belongs in a running application. */
export { auditSignInPaths, type AuditOptions, type SignInPath } from './audit-sign-in-paths.js';
export { Visitor } from './visitor.js';
