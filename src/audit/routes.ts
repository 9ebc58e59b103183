import { z } from 'zod';
import { caseAccess } from '../access/case-access.ts';
import { refused, type RoutePlugin } from '../access/route-plugin.ts';
import { CaseLooks } from '../contract/case-looks.ts';
import { listLooks } from './case-looks.ts';

const CaseId = z.strictObject({ id: z.uuid() });

/** What the audit tells the people concerned. */
export const auditRoutes: RoutePlugin = (app, { engine }) => {
  app.route({
    method: 'GET',
    url: '/cases/:id/looks',
    config: { policy: 'caseLooks' },
    schema: {
      summary: 'Wanneer en waarom in dit dossier werd gekeken',
      params: CaseId,
      response: { 200: CaseLooks, ...refused },
    },
    handler: (request) => listLooks(engine, caseAccess(request), request.params.id),
  });
};
