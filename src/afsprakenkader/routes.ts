import { readerOf } from '../access/gate.ts';
import { refused, type RoutePlugin } from '../access/route-plugin.ts';
import { Calculated, CalculatorQuery } from '../contract/session.ts';
import { fieldMessages } from '../contract/nl/problems.ts';
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
      if (from < first.date || from > last.date)
        return wrong('from', fieldMessages.dateOutOfRange(first.words, last.words));
      try {
        const { dueAt, lastDay, explanation } = calculateTerm({
          count,
          length,
          from,
          owner: owner ? { organisationId: owner.id, name: owner.name, kind: owner.kind, closed: owner.closed } : null,
        });
        return { dueAt, lastDay, explanation };
      } catch (error) {
        // Closed for as long as it looks: there is no day to name.
        if (error instanceof RangeError) return wrong('organisation', fieldMessages.notAsExpected);
        throw error;
      }
    },
  });
};

/** The calendars hold a good while longer on both sides, so that the longest term from here still ends in them. */
const first = { date: '2000-01-01', words: '1/1/2000' };
const last = { date: '2150-12-31', words: '31/12/2150' };

const wrong = (path: string, message: string) => refuse('invalidInput', { errors: [{ path, field: path, message }] });
