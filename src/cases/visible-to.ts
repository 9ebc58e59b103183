import { sql, type RawBuilder } from 'kysely';
import type { Reader } from '../access/reader.ts';
import { slotsOfCapacity } from '../access/rights.ts';

/**
 * The cases that this reader has a relation to: the same rule as `relationTo`, written once as SQL for lists. A test
 * holds the two against each other.
 */
export function visibleTo(reader: Reader): RawBuilder<boolean> {
  if (reader.kind === 'link') return sql`c.id = ${reader.caseId}`;
  if (reader.capacity === 'coordinator') return sql`c.network_id = ${reader.network.id}`;
  return sql`c.id in (select s.case_id from slot s where ${ownPlace(reader)})`;
}

/** A slot `s` that this member works in now; none for a capacity that works in no case. */
export const ownPlace = (reader: Extract<Reader, { kind: 'member' }>): RawBuilder<boolean> =>
  sql`s.organisation_id = ${reader.organisation.id} and s.until_at is null
    and s.slot = any(${[...slotsOfCapacity[reader.capacity]]}::text[])`;
