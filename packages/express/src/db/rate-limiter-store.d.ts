declare module 'rate-limiter-flexible/lib/RateLimiterRes.js' {
  export { RateLimiterRes as default } from 'rate-limiter-flexible';
}

/** The base class that rate-limiter-flexible documents for stores of one's own; its types leave the methods out. */
declare module 'rate-limiter-flexible/lib/RateLimiterStoreAbstract.js' {
  import {
    RateLimiterStoreAbstract,
    type IRateLimiterStoreOptions,
    type RateLimiterRes,
  } from 'rate-limiter-flexible';

  interface Row {
    points: number;
    expires_at: number | null;
  }

  export default class extends RateLimiterStoreAbstract {
    constructor(options: IRateLimiterStoreOptions);
    _getRateLimiterRes(key: string, changed: number, row: Row): RateLimiterRes;
    _get(key: string): Promise<Row | null>;
    _upsert(key: string, points: number, durationMs: number, renew: boolean): Promise<Row>;
    _delete(key: string): Promise<boolean>;
  }
}
