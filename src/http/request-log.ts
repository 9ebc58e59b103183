import type { FastifyInstance } from 'fastify';
import { logSentences } from './log.ts';

/** One answer as it may be counted: the pattern of the route, never the address. */
export interface Answered {
  method: string;
  /** `/api/v1/cases/:id`; `none` where no route fits. */
  route: string;
  status: number;
  ms: number;
}

export type OnAnswer = (answered: Answered) => void;

/** One line per answer: verb, route pattern (never the address), status, time, and (from `request.log`) the id that problems name. */
export function logRequests(app: FastifyInstance, onAnswer?: OnAnswer): void {
  app.addHook('onResponse', (request, reply, done) => {
    const { method, routeOptions } = request;
    const ms = Math.round(reply.elapsedTime * 10) / 10;
    request.log.info({ method, route: routeOptions.url, status: reply.statusCode, ms }, logSentences.request);
    onAnswer?.({ method, route: routeOptions.url ?? 'none', status: reply.statusCode, ms });
    done();
  });
}
