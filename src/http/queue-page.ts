import type { Queue } from 'bullmq';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ProblemCode } from '../contract/problem.ts';
import { refuse } from '../contract/refusal.ts';
import { isUnsafe } from './own-origin.ts';
import { problemOf, problemType } from './problems.ts';
import { Refused } from './refused.ts';

/** Where the administrator looks into the queues. */
export const queuePagePath = '/wachtrijen';

/**
 * What browsers are told on this page alone: it names its own folder as the base of its addresses. Nothing else is looser
 * than on every other page, and what it would fetch from elsewhere (fonts) stays away.
 */
const policy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'self'",
  "form-action 'self'",
].join('; ');

/** Ids of rows and schedules; a name or a sentence would not pass. */
const idText = /^[\w.:-]{1,80}$/;

/** Of the content of a job only what is an id is shown; there is nothing else in it, and this page does not rely on that. */
const onlyIds = (data: unknown): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(data ?? {}).map(([name, value]) => [
      name,
      typeof value === 'string' && idText.test(value) ? value : '…',
    ]),
  );

/** What failed tells its cause on the page of failed work, as a code; the message of an error may hold anything. */
const untold: ReadonlySet<string> = new Set(['failedReason', 'stacktrace', 'returnValue', 'returnvalue']);

function withoutMessages(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutMessages);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([name]) => !untold.has(name));
  return Object.fromEntries(entries.map(([name, inner]) => [name, withoutMessages(inner)]));
}

const codes: Partial<Record<number, ProblemCode>> = {
  400: 'invalidInput',
  401: 'notSignedIn',
  403: 'foreignOrigin',
  404: 'notFound',
  405: 'methodNotAllowed',
  415: 'unsupportedMediaType',
  429: 'tooManyRequests',
};

/** A refusal of this page looks like every other, whoever made it. */
function asProblem(reply: FastifyReply): Buffer {
  const problem = problemOf(refuse(codes[reply.statusCode] ?? 'internal'), reply.request.id);
  reply.code(problem.status).header('content-type', problemType).removeHeader('content-length');
  return Buffer.from(JSON.stringify(problem));
}

/** Bull Board over these queues, to look at and not to touch, for who may see the work in the background. */
export async function serveQueuePage(app: FastifyInstance, queues: readonly Queue[]): Promise<void> {
  const [{ createBullBoard }, { BullMQAdapter }, { FastifyAdapter }] = await Promise.all([
    import('@bull-board/api'),
    import('@bull-board/api/bullMQAdapter'),
    import('@bull-board/fastify'),
  ]);
  const adapters = queues.map((queue) => {
    const adapter = new BullMQAdapter(queue, { readOnlyMode: true });
    adapter.setFormatter('data', onlyIds);
    return adapter;
  });
  const server = new FastifyAdapter();
  server.setBasePath(queuePagePath);
  createBullBoard({
    queues: adapters,
    // The two packages each carry the types of their own copy.
    serverAdapter: server as never,
    options: { uiConfig: { boardTitle: 'Aanzet: wachtrijen', hideRedisDetails: true } },
  });
  server.setErrorHandler((error) => ({ status: statusOfError(error), body: '' }));
  await app.register(
    async (page) => {
      page.addHook('onRoute', (route) => {
        route.config = { ...route.config, policy: 'administration' };
      });
      page.addHook('preHandler', (request, _reply, done) => {
        done(isUnsafe(request.method) ? new Refused(refuse('methodNotAllowed')) : undefined);
      });
      page.addHook('preSerialization', (_request, _reply, payload, done) => done(null, withoutMessages(payload)));
      page.addHook('onSend', (_request, reply, payload, done) => {
        reply.header('content-security-policy', policy);
        if (reply.statusCode >= 400) return done(null, asProblem(reply));
        done(null, typeof payload === 'string' ? payload.replace(/<link href="https:[^>]*>/g, '') : payload);
      });
      await page.register(server.registerPlugin());
    },
    { prefix: queuePagePath },
  );
}

function statusOfError(error: Error & { statusCode?: number }): 400 | 404 | 500 {
  const status = error instanceof Refused ? problemOf(error.refusal).status : (error.statusCode ?? 500);
  // Bull Board names only these; the hook above goes by the number.
  return status as 404;
}
