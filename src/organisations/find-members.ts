import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../db/database.ts';
import { managesMember } from '../access/policy.ts';
import type { Reader } from '../access/reader.ts';
import { capacitiesOfKind, type Member, type MemberList, type Organisation } from '../contract/organisations.ts';
import { capacityTexts } from '../contract/nl/people.ts';
import { findOrganisation } from './find-organisations.ts';
import { recentAlarms } from './volume-alarms.ts';

type Row = Omit<Member, 'capacityLabel'> & { organisationId: string };

const columns = sql`m.id, m.organisation_id as "organisationId", m.name, m.email, m.capacity, m.from_at as since,
  to_char((m.until_at at time zone 'Europe/Brussels') - interval '1 millisecond', 'YYYY-MM-DD') as "lastDay",
  works(m) as works,
  (select c.expires_at from sign_in_code c where c.member_id = m.id and c.used_at is null and c.replaced_at is null
    and c.expires_at > clock_timestamp()) as "codeUntil",
  (select count(*)::int from session s where s.data ->> 'memberId' = m.id and s.expires_at > clock_timestamp()
    and s.seen_at > clock_timestamp() - interval '2 hours') as sessions,
  (select count(*)::int from slot s join cases c on c.id = s.case_id
    where s.organisation_id = m.organisation_id and s.member_id = m.id and s.until_at is null and not c.final) as "openSlots"`;

const rowsOf = async (db: Db, condition: RawBuilder<unknown>): Promise<Row[]> =>
  (await sql<Row>`select ${columns} from member m where ${condition} order by works(m) desc, m.name, m.id`.execute(db))
    .rows;

/** The members of an organisation whom this reader administers; undefined where it is not this reader's to see. */
export async function listMembers(db: Db, reader: Reader, organisationId: string): Promise<MemberList | undefined> {
  const organisation = await findOrganisation(db, organisationId);
  if (organisation === undefined || !seesOrganisation(reader, organisation.id)) return undefined;
  const rows = await rowsOf(db, sql`m.organisation_id = ${organisationId}`);
  const items = rows
    .filter((row) => managesMember(reader, row))
    .map((row) => ({ ...row, capacityLabel: capacityTexts[row.capacity] ?? row.capacity }));
  const mayInvite = invitable(reader, organisation).map((id) => ({ id, label: capacityTexts[id] ?? id }));
  const alarms = reader.capacity === 'accessManager' ? await recentAlarms(db, organisation.id) : [];
  return { organisation, items, mayInvite, alarms };
}

/** One membership that this reader administers. */
export async function findMember(db: Db, reader: Reader, id: string): Promise<Row | undefined> {
  const [row] = await rowsOf(db, sql`m.id = ${id}`);
  return row && managesMember(reader, row) ? row : undefined;
}

const seesOrganisation = (reader: Reader, organisationId: string): boolean =>
  reader.kind === 'member' && (reader.capacity === 'administrator' || reader.organisation.id === organisationId);

/**
 * In which capacities a reader may invite somebody: an administrator only the first access manager of an organisation,
 * and colleagues of the own; an access manager everybody of the own organisation.
 */
export function invitable(reader: Reader, { id, kind, open, accessManagers }: Organisation): string[] {
  if (!open) return [];
  return capacitiesOfKind(kind).filter(
    (capacity) =>
      managesMember(reader, { organisationId: id, capacity }) &&
      (reader.capacity !== 'administrator' || capacity !== 'accessManager' || accessManagers === 0),
  );
}
