/** What the tests use of cookie-session; its published types and those of express-session exclude each other. */
declare module 'cookie-session' {
  import type { RequestHandler } from 'express';

  interface Options {
    readonly keys?: readonly string[];
    readonly sameSite?: 'lax';
    readonly signed?: boolean;
  }

  export default function cookieSession(options: Options): RequestHandler;
}
