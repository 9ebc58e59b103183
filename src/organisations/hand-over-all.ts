import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import { answered, answerOnce, type Administration } from '../access/answer-once.ts';
import { organisationRefusals as words } from '../contract/nl/organisations.ts';
import type { AllHandedOver } from '../contract/organisations.ts';
import { isRefusal, refuse, type Refusal } from '../contract/refusal.ts';
import { sha256 } from '../engine/event-chain.ts';
import type { Engine } from '../engine/engine.ts';
import { wrongField } from './change.ts';
import { handOverSlot, isColleague } from './slots.ts';

/** Places in one request at most; somebody with more is handed over in several. */
const mostPlaces = 200;

interface Place {
  id: string;
  caseNumber: string;
}

/**
 * Puts a colleague in every place where this one stands in a case that runs: what is done in one go when somebody falls ill.
 * Each case gets its own event, as by hand; what cannot change is named. Cut off half-way, the same request again does the
 * rest.
 */
export const handOverAll = (
  engine: Engine,
  who: Administration,
  memberId: string,
  asked: { member: string; reason: string },
): Promise<AllHandedOver | Refusal> =>
  answerOnce(who, async () => {
    const { organisation } = who.reader;
    if (!(await worksHere(engine.db, organisation.id, memberId))) return refuse('notFound');
    if (asked.member === memberId) return wrongField('member', words.alreadyThere);
    if (!(await isColleague(engine.db, organisation.id, asked.member)))
      return wrongField('member', words.notAColleague);
    const places = await placesOf(engine.db, organisation.id, memberId);
    const stayed: AllHandedOver['stayed'] = [];
    for (const { id, caseNumber } of places.slice(0, mostPlaces)) {
      const { key, bodyHash } = who.command;
      const command = { ...who.command, key: sha256(`${key} ${id}`), bodyHash: sha256(`${bodyHash} ${id}`) };
      const outcome = await handOverSlot(engine, { ...who, command }, id, asked);
      if (isRefusal(outcome)) stayed.push({ caseNumber, reason: outcome.detail ?? words.slotStays });
    }
    const handedOver = Math.min(places.length, mostPlaces) - stayed.length;
    const answer = { handedOver, stayed, more: places.length > mostPlaces };
    await sql`with done as (select 1),
      kept as (${answered(who, 'done', sql`${JSON.stringify(answer)}::jsonb`)}) select 1`.execute(engine.db);
    return answer;
  });

async function placesOf(db: Db, organisationId: string, memberId: string): Promise<Place[]> {
  const { rows } = await sql<Place>`
    select s.id, c.number as "caseNumber" from slot s join cases c on c.id = s.case_id
    where s.organisation_id = ${organisationId} and s.member_id = ${memberId} and s.until_at is null and not c.final
    order by c.number, s.slot limit ${mostPlaces + 1}`.execute(db);
  return rows;
}

/** Now or before: also who left may still stand in cases. */
async function worksHere(db: Db, organisationId: string, memberId: string): Promise<boolean> {
  const found = db.selectFrom('member').select('id').where('id', '=', memberId);
  return (await found.where('organisation_id', '=', organisationId).executeTakeFirst()) !== undefined;
}
