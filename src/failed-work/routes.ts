import { z } from 'zod';
import { readerOf } from '../access/gate.ts';
import { refused, type RoutePlugin } from '../access/route-plugin.ts';
import { FailedWork, FailedWorkParams, FailedWorkQuery, QuarantineDecision } from '../contract/failed-work.ts';
import { fieldMessages } from '../contract/nl/problems.ts';
import { refuse } from '../contract/refusal.ts';
import { administratorOf } from './administrator.ts';
import { listFailedWork } from './list-failed-work.ts';
import { decideQuarantine, findQuarantine } from './quarantine.ts';
import { retryFailedWork } from './retry-failed-work.ts';

const tags = ['Beheer'];
const config = { policy: 'administration' } as const;
const Retried = z.object({ retried: z.int() });
const Decided = z.object({ quarantine: z.null() });

/** What failed and waits for the administrator, and what waits since a backup was put back. */
export const failedWorkRoutes: RoutePlugin = (app, { db }) => {
  app.get(
    '/failed-work',
    {
      config,
      schema: {
        tags,
        summary: 'Werk dat niet lukte',
        querystring: FailedWorkQuery,
        response: { 200: FailedWork, ...refused },
      },
    },
    async (request) => {
      const { limit, cursor = '0' } = request.query;
      if (!/^\d{1,9}$/.test(cursor))
        return refuse('invalidInput', {
          errors: [{ path: 'cursor', field: 'Plaats in de lijst', message: fieldMessages.notAnId }],
        });
      const found = await listFailedWork(db, { limit, after: Number(cursor) });
      return { ...found, quarantine: await findQuarantine(db) };
    },
  );

  app.post(
    '/failed-work/:kind/:id/retry',
    {
      config,
      schema: {
        tags,
        summary: 'Werk opnieuw proberen',
        params: FailedWorkParams,
        response: { 200: Retried, ...refused },
      },
    },
    async (request) => {
      const { kind, id } = request.params;
      if (kind === 'digest' && !z.iso.datetime().safeParse(id).success) return refuse('notFound');
      const retried = await retryFailedWork(db, administratorOf(readerOf(request), request.id), { kind, id });
      return retried === 0 ? refuse('notFound') : { retried };
    },
  );

  app.post(
    '/failed-work/quarantine',
    {
      config,
      schema: {
        tags,
        summary: 'Na een teruggezette reservekopie: wat wachtte versturen of laten vallen',
        body: QuarantineDecision,
        response: { 200: Decided, ...refused },
      },
    },
    async (request) => {
      const decided = await decideQuarantine(db, administratorOf(readerOf(request), request.id), request.body);
      return decided ? { quarantine: null } : refuse('notFound');
    },
  );
};
