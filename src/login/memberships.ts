import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { Membership } from '../contract/login.ts';
import { capacityTexts } from '../contract/nl/people.ts';

interface Row {
  id: string;
  name: string;
  capacity: string;
  organisation: string;
}

/** As whom a login may work now, by organisation; nobody where the login is not known. */
export async function membershipsOf(db: Db, login: string): Promise<Membership[]> {
  const { rows } = await sql<Row>`
    select m.id, m.name, m.capacity, o.name as organisation
    from login l join member m on m.person_id = l.person_id join organisation o on o.id = m.organisation_id
    where l.id = ${login} and works(m) and (l.organisation_id is null or l.organisation_id = m.organisation_id)
    order by o.name, m.capacity, m.id`.execute(db);
  return rows.map((row) => ({ ...row, capacityLabel: capacityTexts[row.capacity] ?? row.capacity }));
}
