/** The bypass audit: walks in by every door that the host declares, and fails where one opens past the second factor. */
import type { Problem } from '@mfa-kit/contract';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Visitor } from './visitor.js';

/** Signs in a user who has a factor, by one door, as far as it goes without the factor. */
export type SignInPath = (visitor: Visitor) => Promise<unknown>;

export interface AuditOptions {
  /** The application, or the address where it is open. */
  readonly app: RequestListener | string | URL;
  /** The origin that its pages have, if it is not that address: `publicUrl`. */
  readonly origin?: string;
  /** What only a signed-in user may see: a GET behind `mfa.protect()`. */
  readonly guarded: string;
  /** Every way in: password, magic link, password reset, social login, remember-me, an API token. */
  readonly paths: Readonly<Record<string, SignInPath>>;
}

/**
 * Signs in by every declared path as somebody who has a factor, and asks for the guarded page each time. Only
 * `mfa_required` is right: let in is a way past, and signed out means that the path did not sign in at all.
 * @throws Error that names every path that failed, and how
 */
export async function auditSignInPaths({ app, origin, guarded, paths }: AuditOptions): Promise<void> {
  const names = Object.keys(paths);
  if (names.length === 0) throw new TypeError('paths: declare at least one way of signing in');
  const open = await openApp(app);
  try {
    await refuseOpenPage(new Visitor(open.base, origin), guarded);
    const found: string[] = [];
    for (const name of names) {
      const fault = await walk(new Visitor(open.base, origin), paths[name]!, guarded);
      if (fault) found.push(`${name}: ${fault}`);
    }
    if (found.length > 0)
      throw new Error(
        `${found.length} of ${names.length} sign-in paths failed the audit:\n  ${found.join('\n  ')}`,
      );
  } finally {
    await open.close();
  }
}

/** What everybody may see would pass for guarded once somebody is signed in. */
async function refuseOpenPage(stranger: Visitor, guarded: string): Promise<void> {
  const { status } = await stranger.fetch(guarded);
  if (status !== 401)
    throw new Error(`guarded: ${guarded} answered ${status} to a stranger; mfa.protect() answers 401`);
}

async function walk(visitor: Visitor, path: SignInPath, guarded: string): Promise<string | undefined> {
  try {
    await path(visitor);
  } catch (cause) {
    return `it could not be walked (${cause instanceof Error ? cause.message : String(cause)})`;
  }
  const response = await visitor.fetch(guarded);
  if (response.status < 400)
    return `let in without the second factor (${guarded} answered ${response.status})`;
  const { code } = (await response.json().catch(() => ({}))) as Partial<Problem>;
  if (code === 'mfa_required') return undefined;
  if (code === 'signed_out') return 'nobody was signed in by it, so it proves nothing';
  if (code === 'enrollment_required') return 'its user has no factor, so it proves nothing: enrol one first';
  return `${guarded} answered ${response.status} ${code ?? 'without a problem of the kit'}`;
}

async function openApp(app: AuditOptions['app']): Promise<{ base: URL; close: () => Promise<void> }> {
  if (typeof app !== 'function') return { base: new URL(app), close: () => Promise.resolve() };
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    base: new URL(`http://127.0.0.1:${port}`),
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}
