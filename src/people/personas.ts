import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import { capacities } from '../access/reader.ts';
import { aboutPersonas, capacityTexts } from '../contract/nl/people.ts';
import type { Persona } from '../contract/session.ts';
import { capacityOfLink, type SessionOwner } from './sessions.ts';

const linkPrefix = 'link-';
const dutch = new Intl.Collator('nl');

interface PersonaRow {
  id: string;
  name: string | null;
  capacity: string;
  organisation: string | null;
  network: string;
}

/** Everybody one can be in the demo: all active members, and the personal links that still work. */
export async function listPersonas(db: Db): Promise<Persona[]> {
  const members = await sql<PersonaRow>`
    select m.id, m.name, m.capacity, o.name as organisation, n.name as network
    from member m join organisation o on o.id = m.organisation_id join network n on n.id = o.network_id
    where works(m)`.execute(db);
  const links = await sql<PersonaRow>`
    select l.id, null as name, l.slot as capacity, null as organisation, n.name as network
    from personal_link l join cases c on c.id = l.case_id join network n on n.id = c.network_id
    where link_works(l) and l.token_hash is null`.execute(db);
  return [
    ...members.rows.map((row) => personaOf(row, false)),
    ...links.rows.map((row) =>
      personaOf({ ...row, id: `${linkPrefix}${row.id}`, capacity: capacityOfLink(row.capacity) }, true),
    ),
  ].toSorted(byCapacity);
}

/** The owner of a session for a persona; undefined when there is no such persona (any more). */
export async function findPersona(db: Db, id: string): Promise<SessionOwner | undefined> {
  if (id.startsWith(linkPrefix)) {
    const linkId = id.slice(linkPrefix.length);
    const { rows } =
      await sql`select from personal_link l where l.id = ${linkId} and l.token_hash is null and link_works(l)`.execute(
        db,
      );
    if (rows.length > 0) return { linkId };
  }
  const members = db
    .selectFrom('member as m')
    .select('id')
    .where('id', '=', id)
    .where(sql<boolean>`works(m)`);
  return (await members.executeTakeFirst()) && { memberId: id };
}

function personaOf({ id, name, capacity, organisation, network }: PersonaRow, link: boolean): Persona {
  const capacityLabel = capacityTexts[capacity] ?? capacity;
  const about = aboutPersonas[capacity] ?? '';
  return { id, name: name ?? capacityLabel, capacity, capacityLabel, organisation, network, about, link };
}

function byCapacity(a: Persona, b: Persona): number {
  const rank = ({ capacity }: Persona) => capacities.findIndex((one) => one === capacity);
  return (
    dutch.compare(a.network, b.network) ||
    rank(a) - rank(b) ||
    dutch.compare(a.organisation ?? '', b.organisation ?? '') ||
    dutch.compare(a.name, b.name)
  );
}
