import { sql } from 'kysely';
import type { Reference } from '../../machines/fields.ts';
import { emergencyReasonTexts } from '../contract/nl/emergency.ts';
import { brusselsDay, brusselsTime } from '../papers/when.ts';
import type { Reader } from '../access/reader.ts';
import type { CaseRecord, Engine } from '../engine/engine.ts';
import { instant } from '../engine/load-case.ts';
import { openSubject } from '../engine/subject.ts';

type Options = { const: string; title: string }[];

/** What stands around a case for one reader, in one round trip. */
export interface Surroundings {
  /** Members in its slots, by id. */
  names: ReadonlyMap<string, string>;
  /** Each stay in a stage with the instant of arrival, oldest first. */
  visits: { stage: string; at: string }[];
  /** Open offers of the network that fit the subject and, where it is known, the age. */
  offers: Options;
  /** Schools and CLBs of the network, as far as they were asked for. */
  organisations: { const: string; title: string; kind: string }[];
  /** The reader's colleagues in the same capacity. */
  members: Options;
  /** Other open cases of this CLB about somebody with the same name: the only ones a merge may point to. */
  sameSubject: Options;
  /** Emergency accesses that nobody has reviewed yet. */
  emergencies: Options;
}

type Row = {
  [Part in Exclude<keyof Surroundings, 'emergencies'>]:
    (Part extends 'names' ? Record<string, string> : Surroundings[Part]) | null;
};

/** The lists of the database that a reference needs. */
const listOf: Partial<Record<Reference, string>> = { schoolOrNone: 'school' };

/** Reads what is around a case; only the lists that these references need. */
export async function readSurroundings(
  { db, vault }: Pick<Engine, 'db' | 'vault'>,
  record: Pick<CaseRecord, 'id' | 'subject' | 'wrappedKey'>,
  reader: Reader,
  references: ReadonlySet<Reference>,
): Promise<Surroundings> {
  const needed = [...references].map((reference) => listOf[reference] ?? reference);
  const asker = reader.kind === 'member' ? reader.organisation.id : '';
  const { rows } = await sql<{ row: Row }>`
    select case_surroundings(${record.id}::uuid, ${asker}::text, ${reader.capacity}::text, ${needed}::text[],
      ${needed.includes('offer') ? openSubject(vault, record).age : null}::int) as row`.execute(db);
  const row = rows[0]?.row;
  return {
    names: new Map(Object.entries(row?.names ?? {})),
    visits: (row?.visits ?? []).map(({ stage, at }) => ({ stage, at: instant(at) })),
    offers: row?.offers ?? [],
    organisations: row?.organisations ?? [],
    members: row?.members ?? [],
    sameSubject: row?.sameSubject ?? [],
    emergencies: references.has('emergencyAccess') ? await toReview(db, record.id) : [],
  };
}

/** By organisation and instant, oldest first: by whom and why exactly stands in the case. */
async function toReview(db: Engine['db'], caseId: string): Promise<Options> {
  const { rows } = await sql<{ id: string; organisation: string; reason: string; at: string }>`
    select e.id, o.name as organisation, e.reason, e.from_at as at
    from emergency_access e join organisation o on o.id = e.organisation_id
    where e.case_id = ${caseId} and e.reviewed_at is null order by e.from_at, e.id`.execute(db);
  return rows.map(({ id, organisation, reason, at }) => ({
    const: id,
    title: `${organisation}, ${brusselsDay(at)} om ${brusselsTime(at)}: ${emergencyReasonTexts[reason] ?? reason}`,
  }));
}
