/** The one route that takes another's body: a provider's status callback. Its signature replaces origin check and cookies. */
import express from 'express';
import { promisify } from 'node:util';
import { refuseUnreadable } from '../../http/body.js';
import type { Mount } from '../../http/endpoint.js';
import { setAnswerHeaders } from '../../http/guard.js';
import { answerProblem } from '../../http/problem.js';
import { statusUrl } from '../../sms/reports.js';
import { takeReport } from './reports.service.js';

const parseForm: (request: express.Request, response: express.Response) => Promise<void> = promisify(
  express.urlencoded({ limit: '16kb', extended: false }),
);

export function phoneRoutes({ router, options, ready }: Mount): void {
  router.post('/sms/:provider/status', (request, response) => {
    setAnswerHeaders(response);
    void report(request, response);
  });

  async function report(request: express.Request, response: express.Response): Promise<void> {
    try {
      // A host's own parser in Express 4 leaves an empty object behind; what was parsed already is not parsed again.
      await parseForm(request, response).catch(refuseUnreadable);
      const { provider = '' } = request.params as { provider?: string };
      const message = typeof request.query.message === 'string' ? request.query.message : '';
      await takeReport(await ready, message, {
        provider,
        url: statusUrl(options, provider, message),
        signature: request.get('X-Twilio-Signature'),
        // Providers sign the fields of a form. A host's own parser may have read something else.
        body: request.is('application/x-www-form-urlencoded') ? request.body : undefined,
      });
      response.status(204).end();
    } catch (failure) {
      answerProblem(response, failure, options.logger);
    }
  }
}
