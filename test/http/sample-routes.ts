import { z } from 'zod';
import { mayInCase } from '../../src/access/in-case.ts';
import type { Relation } from '../../src/access/policy.ts';
import { commandOf } from '../../src/access/request-command.ts';
import { refused, type RoutePlugin } from '../../src/access/route-plugin.ts';
import { isRefusal, refuse, type Refusal } from '../../src/contract/refusal.ts';

export const Sample = z.strictObject({
  name: z.string().min(2).max(20),
  remark: z.string().max(300_000).nullable().optional(),
  age: z.int().min(6).max(25),
  on: z.iso.date(),
  kind: z.enum(['soft', 'hard']),
  tags: z.array(z.string()).min(1).max(3),
  urgent: z.boolean(),
  person: z.strictObject({ email: z.email() }),
  free: z.record(z.string(), z.unknown()).default({}),
});

/** What a handler says no with, to be set by a test. */
export const scripted: { refusal: Refusal; error: unknown; relation: Relation } = {
  refusal: refuse('notAllowedNow'),
  error: new Error('nothing scripted'),
  relation: { slots: [], akkoord: 'there', withheld: [] },
};

const Answer = z.object({ got: z.unknown() });

/** Routes that exist to be asked the wrong things. */
export const sampleRoutes: RoutePlugin = (app) => {
  app.post(
    '/sample',
    { config: { policy: 'caseStart' }, schema: { body: Sample, response: { 201: Answer, ...refused } } },
    (request, reply) => {
      const command = commandOf(request);
      if (isRefusal(command)) return command;
      reply.code(201);
      return { got: request.body };
    },
  );
  const Query = z.strictObject({
    limit: z.coerce.number().int().min(1).max(9).default(5),
    q: z.string().max(100).optional(),
  });
  app.get(
    '/sample',
    { config: { policy: 'caseList' }, schema: { querystring: Query, response: { 200: Answer, ...refused } } },
    (request) => ({ got: request.query }),
  );
  app.get(
    '/sample/:id',
    {
      config: { policy: 'caseRead' },
      schema: { params: z.object({ id: z.uuid() }), response: { 200: Answer, ...refused } },
    },
    (request) => (mayInCase(request, scripted.relation) ? { got: request.params.id } : refuse('notFound')),
  );
  app.get(
    '/sample/:id/undecided',
    {
      config: { policy: 'caseRead' },
      schema: { params: z.object({ id: z.uuid() }), response: { 200: Answer, ...refused } },
    },
    () => ({ got: 'a secret' }),
  );
  app.post(
    '/refuse',
    { config: { policy: 'session' }, schema: { response: { 200: Answer, ...refused } } },
    () => scripted.refusal,
  );
  app.post(
    '/throw',
    { config: { policy: 'session' }, schema: { response: { 200: Answer, ...refused } } },
    (): Promise<{ got: unknown }> => Promise.reject(scripted.error),
  );
};
