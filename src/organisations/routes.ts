import { z } from 'zod';
import { readerOf } from '../access/gate.ts';
import { refused, type RoutePlugin } from '../access/route-plugin.ts';
import {
  ChangeOrganisation,
  AllHandedOver,
  CoordinatorSecrecy,
  HandedOver,
  HandOver,
  MakeNetwork,
  MakeOrganisation,
  NetworkList,
  OrganisationList,
  OrganisationMade,
  OrganisationQuery,
  SlotList,
  SlotQuery,
} from '../contract/organisations.ts';
import { isRefusal, refuse } from '../contract/refusal.ts';
import { fieldMessages } from '../contract/nl/problems.ts';
import { changeOrganisation, makeNetwork, makeOrganisation } from './change-organisations.ts';
import { changing, offsetOf } from './change.ts';
import { recordSecrecy } from './coordinator-secrecy.ts';
import { listNetworks, listOrganisations } from './find-organisations.ts';
import { memberRoutes } from './member-routes.ts';
import { handOverAll } from './hand-over-all.ts';
import { handOverSlot, listSlots } from './slots.ts';

const tags = ['Organisaties'];
const SomeId = z.strictObject({ id: z.string().min(1).max(60) });
const wrongCursor = () =>
  refuse('invalidInput', {
    errors: [{ path: 'cursor', field: 'Plaats in de lijst', message: fieldMessages.notAnId }],
  });

/** Networks and organisations for the administrator; members and places in cases for who manages their access. */
export const organisationRoutes: RoutePlugin = (app, deps) => {
  const { db, engine } = deps;
  const config = { policy: 'organisations' } as const;
  memberRoutes(app, deps);

  app.get(
    '/networks',
    { config, schema: { tags, summary: 'De netwerken', response: { 200: NetworkList, ...refused } } },
    async () => ({ items: await listNetworks(db) }),
  );

  app.post(
    '/networks',
    {
      config,
      schema: {
        tags,
        summary: 'Een netwerk toevoegen',
        body: MakeNetwork,
        response: { 201: OrganisationMade, ...refused },
      },
    },
    async (request, reply) => {
      const who = changing(request, deps);
      const made = isRefusal(who) ? who : await makeNetwork(who, request.body, engine.newId());
      return isRefusal(made) ? made : reply.code(201).send(made);
    },
  );

  app.put(
    '/networks/:id/coordinator-secrecy',
    {
      config,
      schema: {
        tags,
        summary: 'Vastleggen dat het beroepsgeheim van de coördinatoren geregeld is',
        params: SomeId,
        body: CoordinatorSecrecy,
        response: { 200: OrganisationMade, ...refused },
      },
    },
    (request) => {
      const who = changing(request, deps);
      return isRefusal(who) ? who : recordSecrecy(who, request.params.id, request.body);
    },
  );

  app.get(
    '/organisations',
    {
      config,
      schema: {
        tags,
        summary: 'De organisaties',
        querystring: OrganisationQuery,
        response: { 200: OrganisationList, ...refused },
      },
    },
    (request) => {
      const after = offsetOf(request.query.cursor);
      return after === undefined ? wrongCursor() : listOrganisations(db, request.query, after);
    },
  );

  app.post(
    '/organisations',
    {
      config,
      schema: {
        tags,
        summary: 'Een organisatie toevoegen',
        body: MakeOrganisation,
        response: { 201: OrganisationMade, ...refused },
      },
    },
    async (request, reply) => {
      const who = changing(request, deps);
      const made = isRefusal(who) ? who : await makeOrganisation(who, request.body, engine.newId());
      return isRefusal(made) ? made : reply.code(201).send(made);
    },
  );

  app.put(
    '/organisations/:id',
    {
      config,
      schema: {
        tags,
        summary: 'Een organisatie wijzigen of sluiten',
        params: SomeId,
        body: ChangeOrganisation,
        response: { 200: OrganisationMade, ...refused },
      },
    },
    (request) => {
      const who = changing(request, deps);
      return isRefusal(who) ? who : changeOrganisation(who, request.params.id, request.body);
    },
  );

  app.get(
    '/slots',
    {
      config: { policy: 'slots' },
      schema: {
        tags,
        summary: 'Plaatsen van de eigen organisatie in lopende dossiers, met nummers en zonder inhoud',
        querystring: SlotQuery,
        response: { 200: SlotList, ...refused },
      },
    },
    (request) => {
      const reader = readerOf(request);
      const after = offsetOf(request.query.cursor);
      if (reader.kind !== 'member') return refuse('notFound');
      return after === undefined ? wrongCursor() : listSlots(db, reader.organisation.id, request.query, after);
    },
  );

  app.post(
    '/slots/:id/hand-over',
    {
      config: { policy: 'slots' },
      schema: {
        tags,
        summary: 'Een collega op een plaats zetten',
        params: z.strictObject({ id: z.uuid() }),
        body: HandOver,
        response: { 200: HandedOver, ...refused },
      },
    },
    (request) => {
      const who = changing(request, deps);
      return isRefusal(who) ? who : handOverSlot(engine, who, request.params.id, request.body);
    },
  );

  app.post(
    '/members/:id/hand-over',
    {
      config: { policy: 'slots' },
      schema: {
        tags,
        summary: 'Alle dossiers van een collega op een andere naam zetten',
        params: SomeId,
        body: HandOver,
        response: { 200: AllHandedOver, ...refused },
      },
    },
    (request) => {
      const who = changing(request, deps);
      return isRefusal(who) ? who : handOverAll(engine, who, request.params.id, request.body);
    },
  );
};
