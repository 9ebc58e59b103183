import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { RouteApp } from '../access/route-plugin.ts';
import { Health, Liveness, Readiness } from '../contract/session.ts';

const patienceMs = 2_000;

/** What the routes of health look at. */
interface HealthDeps {
  db: Db;
  mode: string;
  version: string;
  /** Whether the process has begun to stop; never, when absent. */
  isDraining?: () => boolean;
}

/**
 * `GET /health`: 503 when the database does not answer within two seconds. `GET /health/live`: the process answers at
 * all. `GET /health/ready`: whether it should get requests; 503 from the moment that it begins to stop.
 */
export function healthRoute(app: RouteApp, { db, mode, version, isDraining = () => false }: HealthDeps): void {
  const tags = ['Aanzet'];
  app.get(
    '/health',
    {
      config: { policy: 'public' },
      schema: { summary: 'Werkt Aanzet?', tags, response: { 200: Health, 503: Health } },
    },
    async (_request, reply) => {
      const status = (await databaseAnswers(db)) ? 'ok' : 'unavailable';
      if (status === 'unavailable') reply.code(503).header('retry-after', '5');
      return { status, mode, version } as const;
    },
  );
  app.get(
    '/health/live',
    { config: { policy: 'public' }, schema: { summary: 'Leeft dit proces?', tags, response: { 200: Liveness } } },
    () => ({ status: 'ok' }) as const,
  );
  app.get(
    '/health/ready',
    {
      config: { policy: 'public' },
      schema: { summary: 'Neemt dit proces aanvragen aan?', tags, response: { 200: Readiness, 503: Readiness } },
    },
    async (_request, reply) => {
      const status = await readinessOf(db, isDraining());
      if (status !== 'ok') reply.code(503).header('retry-after', '5');
      return { status };
    },
  );
}

/** Whether a process should get work: not while it stops, nor without its database. */
export async function readinessOf(db: Db, draining: boolean): Promise<Readiness['status']> {
  if (draining) return 'draining';
  return (await databaseAnswers(db)) ? 'ok' : 'unavailable';
}

async function databaseAnswers(db: Db): Promise<boolean> {
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
