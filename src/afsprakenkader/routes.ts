import { readerOf } from '../access/gate.ts';
import { refused, type RoutePlugin } from '../access/route-plugin.ts';
import { Calculated, CalculatorQuery } from '../contract/session.ts';
import { refuse } from '../contract/refusal.ts';
import { readOrganisations } from '../engine/load-case.ts';
import { calculateTerm } from './calculate.ts';

/** Lets anyone try a rule before it is agreed. */
export const afsprakenkaderRoutes: RoutePlugin = (app, { db }) => {
  app.route({
    method: 'GET',
    url: '/calculator',
    config: { policy: 'calculator' },
    schema: {
      summary: 'Een termijn uitrekenen',
      querystring: CalculatorQuery,
      response: { 200: Calculated, ...refused },
    },
    handler: async (request) => {
      const { count, length, from, organisation } = request.query;
      const [owner] = organisation === undefined ? [] : await readOrganisations(db, [organisation]);
      if (organisation !== undefined && owner?.networkId !== readerOf(request).network.id) return refuse('notFound');
      const term = calculateTerm({
        count,
        length,
        from,
        owner: owner ? { organisationId: owner.id, name: owner.name, kind: owner.kind, closed: owner.closed } : null,
      });
      return { dueAt: term.dueAt, lastDay: term.lastDay, explanation: term.explanation };
    },
  });
};
