import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { limits, paperActions } from '../access/limits.ts';
import { actorOf } from '../access/request-command.ts';
import { refuse } from '../contract/refusal.ts';
import { Refused } from './refused.ts';

interface RateLimits {
  demo: boolean;
  /** Requests of one reader in the window, and papers of one reader in theirs; for the tests. */
  rateLimit?: number;
  paperLimit?: number;
}

/** A bound per reader; strangers share one per address. Register it after the gate, which finds the reader. */
export async function limitRate(app: FastifyInstance, { demo, ...given }: RateLimits): Promise<void> {
  const { rateLimit: most = demo ? limits.requestsInDemo : limits.requests } = given;
  const papers = given.paperLimit ?? (demo ? undefined : limits.papers);
  const unseen = { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false };
  const keyOf = ({ reader, ip }: FastifyRequest): string => (reader ? actorOf(reader) : `from ${ip}`);
  await app.register(rateLimit, {
    max: most,
    timeWindow: limits.windowMs,
    cache: 10_000,
    addHeaders: unseen,
    addHeadersOnExceeding: unseen,
    keyGenerator: keyOf,
    errorResponseBuilder: () => new Refused(refuse('tooManyRequests')),
  });
  if (papers === undefined) return;
  // One count for all kinds of papers; a bound per route would be as many bounds as there are routes.
  const countPaper = app.createRateLimit({
    max: papers,
    timeWindow: limits.papersWindowMs,
    keyGenerator: (request) => `papers ${keyOf(request)}`,
  });
  app.addHook('onRequest', async (request, reply) => {
    const { policy } = request.routeOptions.config;
    if (policy === undefined || !paperActions.has(policy)) return;
    const counted = await countPaper(request);
    if (counted.isAllowed || !counted.isExceeded) return;
    reply.header('retry-after', String(counted.ttlInSeconds));
    throw new Refused(refuse('tooManyRequests'));
  });
}
