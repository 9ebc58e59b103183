import { sql } from 'kysely';
import type { Engine } from '../engine/engine.ts';
import type { Reader } from '../access/reader.ts';

/** Ends an own access at once; false where it was over. undefined where it is not the reader's. */
export async function endEmergency(
  { db, newId }: Engine,
  reader: Extract<Reader, { kind: 'member' }>,
  id: string,
  requestId: string,
): Promise<{ ended: boolean } | undefined> {
  const { rows } = await sql<{ ended: boolean }>`
    with mine as (select id, case_id from emergency_access where id = ${id}::uuid and member_id = ${reader.memberId}),
    ended as (
      update emergency_access e set ended_at = app_now() from mine
      where e.id = mine.id and emergency_holds(e) returning e.case_id),
    noted as (
      insert into audit (id, at, actor, organisation_id, capacity, case_id, action, outcome, request_id)
      select ${newId()}::uuid, app_now(), ${reader.memberId}, ${reader.organisation.id}, ${reader.capacity}, case_id,
        'emergencyEnded', 'done', ${requestId} from ended)
    select exists (select from ended) as ended from mine`.execute(db);
  return rows[0];
}
