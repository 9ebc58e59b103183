import type { Readers, RowReader } from '../../db/readers.ts';
import type { Engine } from '../engine/engine.ts';
import { caseAccess, type CaseAccess } from './case-access.ts';
import { placeOfLink } from './policy.ts';
import type { Reader } from './reader.ts';
import { slotsOfCapacity } from './rights.ts';

/**
 * Reads for one reader: in a transaction in which PostgreSQL itself shows that reader's rows alone, so that a question that
 * forgot a condition finds nothing. What is written goes by the application's own connections, where the function that
 * commits asks for the actor's place again. PGlite has one connection and one role: there the policy stands alone.
 */
export type Reading = <Answer>(reader: Reader, ask: (engine: Engine) => Promise<Answer>) => Promise<Answer>;

/** With row-level security where there are connections for readers. */
export function readingOf(engine: Engine, readers: Readers | undefined): Reading {
  if (readers === undefined) return (_, ask) => ask(engine);
  return (reader, ask) => readers.as(rowReader(reader), (trx) => ask({ ...engine, db: trx }));
}

/** Reads about one case, with the decision of the route. */
export const readCase = <Answer>(
  reading: Reading,
  request: Parameters<typeof caseAccess>[0],
  ask: (engine: Engine, access: CaseAccess) => Promise<Answer>,
): Promise<Answer> => {
  const access = caseAccess(request);
  return reading(access.reader, (engine) => ask(engine, access));
};

/** A reader in the words of the settings that row-level security looks at. */
export function rowReader(reader: Reader): RowReader {
  if (reader.kind === 'link')
    return { organisation: '', slots: [placeOfLink(reader)], network: '', case: reader.caseId, member: '' };
  const slots = slotsOfCapacity[reader.capacity];
  return reader.capacity === 'coordinator'
    ? { organisation: '', slots: [], network: reader.network.id, case: '', member: reader.memberId }
    : { organisation: reader.organisation.id, slots, network: '', case: '', member: reader.memberId };
}
