import { z } from 'zod';
import { caseAccess } from '../access/case-access.ts';
import { commandOf } from '../access/request-command.ts';
import { refused, type RoutePlugin } from '../access/route-plugin.ts';
import { CaseForm, SaveSection, SectionSaved } from '../contract/form.ts';
import { isRefusal } from '../contract/refusal.ts';
import { getForm } from './get-form.ts';
import { saveSection } from './save-section.ts';

/** The shared form: one definition, a section for each pen, drafts that save by themselves. */
export const registrationRoutes: RoutePlugin = (app, { engine }) => {
  app.route({
    method: 'GET',
    url: '/cases/:id/form',
    config: { policy: 'formRead' },
    schema: {
      summary: 'Het gedeelde formulier',
      params: z.strictObject({ id: z.uuid() }),
      response: { 200: CaseForm, ...refused },
    },
    handler: (request) => getForm(engine, caseAccess(request), request.params.id),
  });

  app.route({
    method: 'PUT',
    url: '/cases/:id/form/:section',
    config: { policy: 'formWrite' },
    schema: {
      summary: 'Een deel als klad bewaren',
      params: z.strictObject({ id: z.uuid(), section: z.string().max(40) }),
      body: SaveSection,
      response: { 200: SectionSaved, ...refused },
    },
    handler: (request) => {
      const command = commandOf(request);
      if (isRefusal(command)) return command;
      return saveSection(engine, caseAccess(request), request.params.id, request.params.section, request.body, command);
    },
  });
};
