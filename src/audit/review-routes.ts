import { sql } from 'kysely';
import { z } from 'zod';
import { answered, answerOnce, audited, type Administration } from '../access/answer-once.ts';
import { readerOf } from '../access/gate.ts';
import { refused, type RoutePlugin } from '../access/route-plugin.ts';
import { AuditPage, AuditQuery, AuditRowReviewed, ReviewAuditRow } from '../contract/audit.ts';
import { isRefusal, refuse, type Refusal } from '../contract/refusal.ts';
import { changing } from '../organisations/change.ts';
import { recentAlarms } from '../organisations/volume-alarms.ts';
import { listAudit } from './list-audit.ts';

const tags = ['Logboek'];
const config = { policy: 'auditRead' } as const;
const params = z.strictObject({ id: z.uuid() });

/** The audit of the own organisation, for its access managers: to look through, and to mark as looked at. */
export const auditReviewRoutes: RoutePlugin = (app, deps) => {
  const { db, engine } = deps;

  app.get(
    '/audit',
    {
      config,
      schema: {
        tags,
        summary: 'Wat medewerkers van uw organisatie deden, het nieuwste eerst',
        querystring: AuditQuery,
        response: { 200: AuditPage, ...refused },
      },
    },
    async (request) => {
      const reader = readerOf(request);
      if (reader.kind !== 'member') return refuse('notFound');
      const { id } = reader.organisation;
      const page = await listAudit(db, id, request.query);
      const members = await db
        .selectFrom('member')
        .select(['id', 'name'])
        .where('organisation_id', '=', id)
        .orderBy('name')
        .orderBy('id')
        .execute();
      return { ...page, members, alarms: await recentAlarms(db, id) };
    },
  );

  app.post(
    '/audit/:id/reviews',
    {
      config,
      schema: {
        tags,
        summary: 'Een rij als nagekeken bewaren, met wat u vaststelde',
        params,
        body: ReviewAuditRow,
        response: { 201: AuditRowReviewed, ...refused },
      },
    },
    async (request, reply) => {
      const who = changing(request, deps);
      const made = isRefusal(who) ? who : await review(who, request.params.id, request.body.note, engine.newId());
      return isRefusal(made) ? made : reply.code(201).send(made);
    },
  );
};

/** Writes the mark beside a row of the own organisation; the row itself is never touched. */
const review = (who: Administration, auditId: string, note: string, id: string) =>
  answerOnce<{ id: string }>(who, async (): Promise<{ id: string } | Refusal> => {
    const { rows } = await sql`
      with reviewed as (
        insert into audit_review (id, audit_id, at, member_id, name, note)
        select ${id}::uuid, a.id, app_now(), ${who.reader.memberId}, ${who.reader.name}, ${note}
        from audit a where a.id = ${auditId}::uuid and a.organisation_id = ${who.reader.organisation.id}
        returning id),
      noted as (${audited(who, 'reviewed', 'auditReviewed', auditId)}),
      answered as (${answered(who, 'reviewed', sql`jsonb_build_object('id', id)`)})
      select id from reviewed`.execute(who.db);
    return rows.length > 0 ? { id } : refuse('notFound');
  });
