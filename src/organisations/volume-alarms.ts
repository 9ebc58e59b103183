import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import { limits } from '../access/limits.ts';
import type { Action } from '../access/rights.ts';
import type { VolumeAlarm } from '../contract/organisations.ts';

/** What shows a case to whoever asks; a list shows many and is looked at all day. */
const openings: readonly Action[] = [
  'caseRead',
  'caseHistory',
  'formRead',
  'formPaper',
  'larsText',
  'closingPackage',
  'attachmentRead',
];

/**
 * Looks for members who opened more different cases in the last hour than somebody at work does, and writes one row into
 * the audit for each, once an hour: from there it is sealed like everything else and shown to the access managers.
 * @returns how many cases each of the new ones had opened
 */
export async function raiseVolumeAlarms(db: Db): Promise<number[]> {
  return db.transaction().execute(async (trx) => {
    // Two workers at the same moment: the second finds what the first wrote.
    await sql`select pg_advisory_xact_lock(hashtext('aanzet.volumeAlarms'))`.execute(trx);
    const { rows } = await sql<{ actor: string; organisationId: string; capacity: string; cases: number }>`
      select a.actor, a.organisation_id as "organisationId", max(a.capacity) as capacity,
        count(distinct a.case_id)::int as cases
      from audit a
      where a.at > app_now() - interval '1 hour' and a.case_id is not null and a.outcome = 'done'
        and a.organisation_id is not null and a.action = any(${openings}::text[])
      group by a.actor, a.organisation_id
      having count(distinct a.case_id) > ${limits.openedCasesInAnHour}
        and not exists (select from audit told where told.about = a.organisation_id and told.actor = a.actor
          and told.action = 'volumeAlarm' and told.at > app_now() - interval '1 hour')`.execute(trx);
    for (const { actor, organisationId, capacity, cases } of rows)
      await sql`
        insert into audit (id, at, actor, organisation_id, capacity, case_id, action, outcome, request_id, about, purpose)
        values (${randomUUIDv7()}::uuid, app_now(), ${actor}, ${organisationId}, ${capacity}, null, 'volumeAlarm', 'done',
          null, ${organisationId}, ${String(cases)})`.execute(trx);
    return rows.map(({ cases }) => cases);
  });
}

/** The alarms about members of an organisation in the last thirty days, newest first. */
export async function recentAlarms(db: Db, organisationId: string): Promise<VolumeAlarm[]> {
  const { rows } = await sql<VolumeAlarm>`
    select a.action as kind, a.at, m.name, c.number,
      case when a.action = 'emergencyUnjustified' then 1 else a.purpose::int end as cases
    from audit a join member m on m.id = a.actor left join cases c on c.id = a.case_id
    where a.organisation_id = ${organisationId}
      and a.action in ('volumeAlarm', 'emergencyRepeated', 'emergencyUnjustified')
      and a.at > app_now() - interval '30 days'
    order by a.at desc limit 20`.execute(db);
  return rows;
}
