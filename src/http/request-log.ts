import type { FastifyInstance } from 'fastify';
import { logSentences } from './log.ts';

/** One line per answer: verb, route pattern (never the address), status, time, and (from `request.log`) the id that problems name. */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', (request, reply, done) => {
    const { method, routeOptions } = request;
    const ms = Math.round(reply.elapsedTime * 10) / 10;
    request.log.info({ method, route: routeOptions.url, status: reply.statusCode, ms }, logSentences.request);
    done();
  });
}
