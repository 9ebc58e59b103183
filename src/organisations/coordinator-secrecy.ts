import { sql } from 'kysely';
import type { z } from 'zod';
import { answered, answerOnce, audited, type Administration } from '../access/answer-once.ts';
import type { CoordinatorSecrecy } from '../contract/organisations.ts';
import { refuse } from '../contract/refusal.ts';

/**
 * Records that the professional secrecy of a network's coordinators is settled, since when and by whom; or that it is not
 * any more, which ends at once what they opened in an emergency.
 */
export const recordSecrecy = (who: Administration, id: string, settled: z.infer<typeof CoordinatorSecrecy>) =>
  answerOnce<{ id: string }>(who, async () => {
    const { on, by } = settled.settled ?? { on: null, by: null };
    const { rows } = await sql`
      with changed as (
        update network set coordinators_secret_on = ${on}::date, coordinators_secret_by = ${by} where id = ${id} returning id),
      noted as (${audited(who, 'changed', on === null ? 'secrecyTakenBack' : 'secrecyRecorded', id)}),
      answered as (${answered(who, 'changed', sql`jsonb_build_object('id', id)`)})
      select id from changed`.execute(who.db);
    return rows.length > 0 ? { id } : refuse('notFound');
  });
