import { randomUUIDv7 } from 'node:crypto';
import { sql, type RawBuilder } from 'kysely';
import type { Reader } from '../access/reader.ts';

/** Who keeps the installation running; reads counts, codes and numbers of cases, and no case. */
export interface Administrator {
  memberId: string;
  organisationId: string;
  requestId: string;
}

export function administratorOf(reader: Reader, requestId: string): Administrator {
  if (reader.kind !== 'member') throw new Error('Only members administer: give this route another policy');
  return { memberId: reader.memberId, organisationId: reader.organisation.id, requestId };
}

/**
 * The insert of an audit row, to stand beside what it tells in one statement; written only where `cases` has a row, with
 * the case that it names (or none).
 */
export const auditRow = (who: Administrator, action: string, cases: RawBuilder<unknown>) => sql`
  insert into audit (id, at, actor, organisation_id, capacity, case_id, action, outcome, request_id)
  select ${randomUUIDv7()}::uuid, app_now(), ${who.memberId}, ${who.organisationId}, 'administrator', told.case_id,
    ${action}, 'done', ${who.requestId}
  from (${cases}) told`;
