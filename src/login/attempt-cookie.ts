import type {} from '@fastify/cookie';
import type { FastifyReply } from 'fastify';
import { attemptCookie, attemptSeconds } from './attempts.ts';

/** Lax: the browser must send it along when the provider sends it back. */
const options = (secure: boolean) => ({ path: '/api/v1', httpOnly: true, sameSite: 'lax', secure }) as const;

/** Ties a sign-in under way to this browser. */
export function giveAttempt(reply: FastifyReply, token: string, secure: boolean): void {
  reply.setCookie(attemptCookie, token, { ...options(secure), maxAge: attemptSeconds });
}

export function takeAttemptBack(reply: FastifyReply, secure: boolean): void {
  reply.clearCookie(attemptCookie, options(secure));
}
