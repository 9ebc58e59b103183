import { sql } from 'kysely';
import type { Reference } from '../../machines/fields.ts';
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
}

type Row = {
  [Part in keyof Surroundings]: (Part extends 'names' ? Record<string, string> : Surroundings[Part]) | null;
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
  };
}
