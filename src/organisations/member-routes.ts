import { z } from 'zod';
import { readerOf } from '../access/gate.ts';
import { refused, type RoutePlugin } from '../access/route-plugin.ts';
import {
  ChangeMember,
  Invited,
  InviteMember,
  MemberChanged,
  MemberList,
  SessionsEnded,
} from '../contract/organisations.ts';
import { isRefusal, refuse } from '../contract/refusal.ts';
import { changeMember, endMember, endSessionsOf, renewMemberCode } from './change-members.ts';
import { changing } from './change.ts';
import { listMembers } from './find-members.ts';
import { inviteMember } from './invite-member.ts';

const tags = ['Medewerkers'];
const config = { policy: 'members' } as const;
const params = z.strictObject({ id: z.string().min(1).max(60) });

/** Who works for an organisation: invited, changed, ended, signed out, and let in again by a new code. */
export const memberRoutes: RoutePlugin = (app, deps) => {
  const { db, engine } = deps;

  app.get(
    '/organisations/:id/members',
    {
      config,
      schema: {
        tags,
        summary: 'De medewerkers die u beheert',
        params,
        response: { 200: MemberList, ...refused },
      },
    },
    async (request) => (await listMembers(db, readerOf(request), request.params.id)) ?? refuse('notFound'),
  );

  app.post(
    '/organisations/:id/members',
    {
      config,
      schema: {
        tags,
        summary: 'Iemand uitnodigen: het antwoord toont één keer een code',
        params,
        body: InviteMember,
        response: { 201: Invited, ...refused },
      },
    },
    async (request, reply) => {
      const who = changing(request, deps);
      const made = isRefusal(who) ? who : await inviteMember(who, request.params.id, request.body, engine.newId());
      return isRefusal(made) ? made : reply.code(201).send(made);
    },
  );

  app.put(
    '/members/:id',
    {
      config,
      schema: {
        tags,
        summary: 'Naam, e-mailadres of laatste dag wijzigen',
        params,
        body: ChangeMember,
        response: { 200: MemberChanged, ...refused },
      },
    },
    (request) => {
      const who = changing(request, deps);
      return isRefusal(who) ? who : changeMember(who, request.params.id, request.body);
    },
  );

  app.post(
    '/members/:id/end',
    {
      config,
      schema: { tags, summary: 'De toegang meteen stoppen', params, response: { 200: MemberChanged, ...refused } },
    },
    (request) => {
      const who = changing(request, deps);
      return isRefusal(who) ? who : endMember(who, request.params.id);
    },
  );

  app.post(
    '/members/:id/sign-out',
    { config, schema: { tags, summary: 'Overal afmelden', params, response: { 200: SessionsEnded, ...refused } } },
    (request) => {
      const who = changing(request, deps);
      return isRefusal(who) ? who : endSessionsOf(who, request.params.id);
    },
  );

  app.post(
    '/members/:id/code',
    {
      config,
      schema: { tags, summary: 'Een nieuwe code, één keer getoond', params, response: { 200: Invited, ...refused } },
    },
    (request) => {
      const who = changing(request, deps);
      return isRefusal(who) ? who : renewMemberCode(who, request.params.id);
    },
  );
};
