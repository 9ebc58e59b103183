import type {} from '@fastify/cookie';
import type { FastifyReply } from 'fastify';
import { sessionCookie, sessionSeconds } from './sessions.ts';

const options = (secure: boolean) => ({ path: '/', httpOnly: true, sameSite: 'lax', secure }) as const;

/** Hands the browser its session; over https only where the application is reached by it. */
export function giveSession(reply: FastifyReply, token: string, secure: boolean): void {
  reply.setCookie(sessionCookie, token, { ...options(secure), maxAge: sessionSeconds });
}

export function takeSessionBack(reply: FastifyReply, secure: boolean): void {
  reply.clearCookie(sessionCookie, options(secure));
}
