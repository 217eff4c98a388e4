/** The doors of an application that hands out tokens by itself. */
import type { Request, Response } from 'express';
import { decodeJwt, SignJWT } from 'jose';
import type { KeyObject } from 'node:crypto';
import { CART, type Application } from './ground.js';

export interface TokenDoors {
  readonly algorithm: string;
  readonly key: KeyObject | Uint8Array;
  readonly audience?: string;
  tokenOf(request: Request): string | undefined;
  /** Gives the browser its token; returns what the page gets. */
  hand(response: Response, token: string): object;
}

export function tokenDoors({
  algorithm,
  key,
  audience = 'https://bank.example/api',
  tokenOf,
  hand,
}: TokenDoors): Omit<Application, 'mfa'> {
  const claimsOf = (request: Request) => decodeJwt(tokenOf(request) ?? '');
  const give = async (response: Response, claims: Record<string, unknown>) =>
    hand(
      response,
      await new SignJWT(claims)
        .setProtectedHeader({ alg: algorithm })
        .setIssuer('https://bank.example')
        .setAudience(audience)
        .setIssuedAt()
        .setExpirationTime('1h')
        .sign(key),
    );
  return {
    signInElsewhere: (_request, response, user) => give(response, { sub: user.id, cart: CART }),
    signOutElsewhere: async (_request, response) => hand(response, ''),
    cart: (request) => claimsOf(request)['cart'],
    rotate: (request, response) => give(response, { ...claimsOf(request), rotated: Math.random() }),
    plant: (request, response, proofId) => give(response, { ...claimsOf(request), mfa_proof: proofId }),
  };
}
