/** A virtual authenticator app: takes a secret as a person's phone would, shows the code of any moment. */
import { generateSync } from 'otplib';

const PERIOD_S = 30;

export interface Authenticator {
  readonly secret: string;
  /** The code of the time step that is `steps` away from the one at `now` (epoch milliseconds). */
  code(now: number, steps?: number): string;
  /** Six digits that are no code of any step near `now`. */
  wrongCode(now: number): string;
  /** So many of them, all different. */
  wrongCodes(now: number, count: number): string[];
}

export function authenticator(secret: string): Authenticator {
  const code = (now: number, steps = 0) =>
    generateSync({ secret, epoch: Math.floor(now / 1000) + steps * PERIOD_S, period: PERIOD_S });
  const wrongCodes = (now: number, count: number) => {
    const near = new Set([-3, -2, -1, 0, 1, 2, 3].map((steps) => code(now, steps)));
    const candidates = Array.from({ length: count + near.size }, (_, n) => String(n).padStart(6, '0'));
    return candidates.filter((candidate) => !near.has(candidate)).slice(0, count);
  };
  return { secret, code, wrongCodes, wrongCode: (now) => wrongCodes(now, 1)[0]! };
}
