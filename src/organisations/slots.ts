import { layerOf } from '../access/event-layers.ts';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import { eventRule } from '../../machines/engine.ts';
import { getProcedure } from '../../machines/registry.ts';
import type { Slot } from '../../machines/slots.ts';
import type { Administration } from '../access/answer-once.ts';
import { managesSlot } from '../access/policy.ts';
import { factsFor } from '../cases/facts.ts';
import type { FilledSlot } from '../contract/organisations.ts';
import { organisationRefusals as words } from '../contract/nl/organisations.ts';
import { slotTexts } from '../contract/nl/procedure.ts';
import { refuse, type Refusal } from '../contract/refusal.ts';
import { advanceCase, type Prepared } from '../engine/advance-case.ts';
import type { Engine, LoadedCase, Receipt, SlotRow } from '../engine/engine.ts';
import { wrongField } from './change.ts';

/** The event that every procedure has for this; there is no second way into a case. */
const handsOver = 'slotHandedOver';

interface Row extends Omit<FilledSlot, 'slotLabel' | 'member' | 'replaceable'> {
  memberId: string | null;
  memberName: string | null;
  works: boolean | null;
  procedure: string;
  procedureVersion: number;
}

/** The places of an organisation in cases that run, by number; who stands there, and nothing else of the case. */
export async function listSlots(
  db: Db,
  organisationId: string,
  { limit, member }: { limit: number; member?: string | undefined },
  after: number,
): Promise<{ items: FilledSlot[]; nextCursor: string | null }> {
  const { rows } = await sql<Row>`
    select s.id, c.number as "caseNumber", s.slot, s.from_at as since, m.id as "memberId", m.name as "memberName",
      works(m) as works, c.procedure, c.procedure_version as "procedureVersion"
    from slot s join cases c on c.id = s.case_id left join member m on m.id = s.member_id
    where s.organisation_id = ${organisationId} and s.until_at is null and not c.final
      and ${member === undefined ? sql`true` : sql`s.member_id = ${member}`}
    order by (m.id is not null and not works(m)) desc, c.number, s.slot limit ${limit + 1} offset ${after}`.execute(db);
  const items = rows.slice(0, limit).map(({ memberId, memberName, works, procedure, procedureVersion, ...row }) => ({
    ...row,
    slotLabel: slotTexts[row.slot] ?? row.slot,
    member: memberId === null ? null : { id: memberId, name: memberName ?? '', works: works ?? false },
    replaceable: canBeHandedOver(procedure, procedureVersion, row.slot),
  }));
  return { items, nextCursor: rows.length > limit ? String(after + limit) : null };
}

const canBeHandedOver = (procedure: string, version: number, slot: string): boolean =>
  eventRule(getProcedure(procedure, version), handsOver)?.by.includes(slot as Slot) ?? false;

/** Puts a colleague in a place of the own organisation: an event of the case like any other, with the reason in it. */
export async function handOverSlot(
  engine: Engine,
  who: Administration,
  slotId: string,
  asked: { member: string; reason: string },
): Promise<Receipt | Refusal> {
  const found = await engine.db.selectFrom('slot').select('case_id').where('id', '=', slotId).executeTakeFirst();
  if (!found) return refuse('notFound');
  const outcome = await advanceCase<Refusal>(engine, {
    caseId: found.case_id,
    command: who.command,
    prepare: (loaded) => prepare(engine, who, loaded, slotId, asked),
  });
  switch (outcome.kind) {
    case 'moved':
    case 'replayed':
      return outcome.receipt;
    case 'stopped':
      return outcome.stop;
    case 'keyReused':
      return refuse('keyReused');
    case 'refused':
      return refuse('notAllowedNow', { detail: outcome.loaded.record.final ? words.caseEnded : words.slotStays });
    case 'busy':
      return refuse('staleRevision');
    default:
      return refuse('notFound');
  }
}

async function prepare(
  engine: Engine,
  { reader, requestId }: Administration,
  loaded: LoadedCase,
  slotId: string,
  { member, reason }: { member: string; reason: string },
): Promise<Prepared<Refusal>> {
  const filled: SlotRow | undefined = loaded.slots.find(({ id }) => id === slotId);
  if (!filled || !managesSlot(reader, filled)) return { stop: refuse('notFound') };
  const { procedure, procedureVersion } = loaded.record;
  if (!canBeHandedOver(procedure, procedureVersion, filled.slot))
    return { stop: refuse('notAllowedNow', { detail: words.slotStays }) };
  if (filled.member_id === member) return { stop: wrongField('member', words.alreadyThere) };
  if (!(await isColleague(engine.db, reader.organisation.id, member)))
    return { stop: wrongField('member', words.notAColleague) };
  const actor = { slot: filled.slot as Slot, organisationId: reader.organisation.id, memberId: reader.memberId };
  const name = `${reader.name}, ${reader.organisation.name}`;
  return {
    event: {
      type: handsOver,
      payload: { member, reason },
      layer: layerOf(handsOver, { reason }),
      actor: { kind: 'member', ...actor, capacity: reader.capacity, name },
      requestId,
    },
    facts: factsFor(engine, loaded, actor),
  };
}

/** Somebody who works here now, with cases: an access manager does not. */
export async function isColleague(db: Db, organisationId: string, memberId: string): Promise<boolean> {
  const { rows } = await sql`select from member m where m.id = ${memberId} and m.organisation_id = ${organisationId}
    and m.capacity <> 'accessManager' and works(m)`.execute(db);
  return rows.length > 0;
}
