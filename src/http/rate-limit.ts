import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import { actorOf } from '../access/request-command.ts';
import { refuse } from '../contract/refusal.ts';
import { Refused } from './refused.ts';

const windowMs = 10_000;
/** 500 a second is far above what one person does and below what hurts others; a demo is also measured and fuzzed. */
const mostInWindow = { server: 5_000, demo: 100_000 };

/** A bound per reader; strangers share one per address. Register it after the gate, which finds the reader. */
export async function limitRate(
  app: FastifyInstance,
  { demo, rateLimit: most = demo ? mostInWindow.demo : mostInWindow.server }: { demo: boolean; rateLimit?: number },
): Promise<void> {
  const unseen = { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false };
  await app.register(rateLimit, {
    max: most,
    timeWindow: windowMs,
    cache: 10_000,
    addHeaders: unseen,
    addHeadersOnExceeding: unseen,
    keyGenerator: ({ reader, ip }) => (reader ? actorOf(reader) : `from ${ip}`),
    errorResponseBuilder: () => new Refused(refuse('tooManyRequests')),
  });
}
