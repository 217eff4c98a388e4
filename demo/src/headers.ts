/** What the browser is told about every answer, and which requests are not answered at all. */
import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** No inline style or script, nothing from elsewhere; lit's template policy is the only way to markup from a string. */
const strictPolicy = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  requireTrustedTypesFor: ["'script'"],
  trustedTypes: ['lit-html'],
};

export const strictHeaders: RequestHandler = helmet({
  contentSecurityPolicy: { useDefaults: false, directives: strictPolicy },
  referrerPolicy: { policy: 'no-referrer' },
  // The bank answers plain http on this machine alone; the header would mean nothing there.
  strictTransportSecurity: false,
});

/** The pages of other frameworks that Storybook shows in frames are as strict as the bank's. */
export const hostPageHeaders: RequestHandler = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { ...strictPolicy, frameAncestors: ["'self'"] },
  },
  xFrameOptions: { action: 'sameorigin' },
  referrerPolicy: { policy: 'no-referrer' },
  strictTransportSecurity: false,
});

/** Storybook's own pages are full of inline scripts and styles. It is a workbench built from our own files, and takes no input from anybody. */
export const storybookHeaders: RequestHandler = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'", "'unsafe-inline'", "'unsafe-eval'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'", 'data:'],
      frameAncestors: ["'self'"],
      objectSrc: ["'none'"],
    },
  },
  xFrameOptions: { action: 'sameorigin' },
  referrerPolicy: { policy: 'no-referrer' },
  strictTransportSecurity: false,
});

const here = new Set(['localhost', '127.0.0.1']);

/** A name that merely resolves to this machine is refused (DNS rebinding); a person who typed 127.0.0.1 is led to the one public name. */
export function onlyHere(publicUrl: string): RequestHandler {
  return (request, response, next) => {
    if (!here.has(request.hostname)) {
      response.status(421).type('text').send(`This bank answers at ${publicUrl} only.\n`);
    } else if (request.hostname !== 'localhost' && request.get('sec-fetch-mode') === 'navigate') {
      response.redirect(307, publicUrl + request.originalUrl);
    } else {
      next();
    }
  };
}

/** A form on another site can send neither JSON nor this fetch metadata; whatever changes something here needs both. */
export const fromOurPages: RequestHandler = (request, response, next) => {
  const site = request.get('sec-fetch-site') ?? 'same-origin';
  if (request.method === 'GET' || request.method === 'HEAD') next();
  else if (site !== 'same-origin') response.status(403).json({ error: 'elsewhere' });
  else if (!request.is('application/json')) response.status(415).json({ error: 'json_only' });
  else next();
};

export const notStored: RequestHandler = (_request, response, next) => {
  response.set('cache-control', 'no-store');
  next();
};

/** What a visitor chose in the demo's bar stands for what their browser asks for: the kit texts and mails in that language. */
export const inChosenLanguage: RequestHandler = (request, _response, next) => {
  const chosen = /(?:^|; )demo-language=([A-Za-z-]{2,8})(?:;|$)/.exec(request.headers.cookie ?? '')?.[1];
  if (chosen) request.headers['accept-language'] = chosen;
  next();
};
