import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { RouteApp } from '../access/route-plugin.ts';
import { Health } from '../contract/session.ts';

const patienceMs = 2_000;

/** `GET /health`: 503 when the database does not answer within two seconds. */
export function healthRoute(app: RouteApp, { db, mode, version }: { db: Db; mode: string; version: string }): void {
  const schema = { summary: 'Werkt Aanzet?', tags: ['Aanzet'], response: { 200: Health, 503: Health } };
  app.get('/health', { config: { policy: 'public' }, schema }, async (_request, reply) => {
    const status = (await answers(db)) ? 'ok' : 'unavailable';
    if (status === 'unavailable') reply.code(503).header('retry-after', '5');
    return { status, mode, version } as const;
  });
}

async function answers(db: Db): Promise<boolean> {
  const giveUp = new AbortController();
  const asked = sql`select 1`.execute(db).then(
    () => true,
    () => false,
  );
  const late = wait(patienceMs, false, { signal: giveUp.signal }).catch(() => false);
  const answered = await Promise.race([asked, late]);
  giveUp.abort();
  return answered;
}
