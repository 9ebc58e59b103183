import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { NoBody } from '../access/route-plugin.ts';
import { Problem } from '../contract/problem.ts';
import { refuse } from '../contract/refusal.ts';
import { fieldMessages } from '../contract/nl/problems.ts';
import { refuseUnacceptable } from './acceptable-text.ts';
import { queryProblem } from './field-problem.ts';
import { isUnsafe } from './own-origin.ts';
import { problemType } from './problems.ts';
import { Refused } from './refused.ts';

const NoQuery = z.strictObject({});

const problem = (description: string) => ({ description, content: { [problemType]: { schema: Problem } } });
const refusals = {
  '4xx': problem('Geweigerd: `code` zegt waarom, `detail` zegt het in het Nederlands.'),
  '5xx': problem('Aanzet of de databank kan nu niet antwoorden.'),
};

/** What holds for every route of the API: refusals in one shape, and no body or query that nobody asked for. */
export function completeRoutes(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    const { response, ...schema } = route.schema ?? {};
    const withBody = [route.method].flat().some(isUnsafe);
    route.schema = {
      querystring: NoQuery,
      ...(withBody ? { body: NoBody } : {}),
      ...schema,
      response: { ...(typeof response === 'object' ? response : {}), ...refusals },
    };
  });
  app.addHook('preValidation', (request, _reply, done) => {
    const refusal =
      refuseRepeated(request.query) ??
      refuseUnacceptable(request.query, 'query') ??
      refuseUnacceptable(request.body, 'body');
    done(refusal && new Refused(refusal));
  });
}

/** `?stage=a&stage=b`: which one counts is a guess, so neither does. */
function refuseRepeated(query: unknown) {
  const repeated = Object.entries(query ?? {}).filter(([, value]) => Array.isArray(value));
  const errors = repeated.map(([name]) => queryProblem([name], fieldMessages.twice));
  return errors.length === 0 ? undefined : refuse('invalidInput', { errors });
}
