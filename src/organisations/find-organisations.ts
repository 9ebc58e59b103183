import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { Network, Organisation, OrganisationQuery } from '../contract/organisations.ts';
import { everyRegion, kindTexts, regionTexts } from '../contract/nl/organisations.ts';

type Row = Omit<Organisation, 'kindLabel' | 'regionLabel' | 'network'> & {
  networkId: string;
  networkName: string;
  region: string | null;
};

export const regionLabelOf = (region: string | null): string =>
  region === null ? everyRegion : (regionTexts[region] ?? region);

/** Networks by name, without the one that only holds those who keep the installation. */
export async function listNetworks(db: Db): Promise<Network[]> {
  const { rows } = await sql<{ id: string; name: string; region: string | null; on: string | null; by: string | null }>`
    select n.id, n.name, n.region, n.coordinators_secret_on as "on", n.coordinators_secret_by as by from network n
    where not exists (select from organisation o where o.network_id = n.id and o.kind = 'administration')
      or exists (select from organisation o where o.network_id = n.id and o.kind <> 'administration')
    order by n.name`.execute(db);
  return rows.map(({ on, by, ...row }) => ({
    ...row,
    regionLabel: regionLabelOf(row.region),
    secrecy: on === null ? null : { on, by: by ?? '' },
  }));
}

/** A page of organisations by name, with counts: people and cases, no names of either. */
export async function listOrganisations(
  db: Db,
  { limit, q, network, kind, state }: OrganisationQuery,
  after: number,
): Promise<{ items: Organisation[]; nextCursor: string | null }> {
  const conditions: RawBuilder<unknown>[] = [sql`true`];
  if (state !== 'all') conditions.push(state === 'open' ? sql`is_open(o)` : sql`not is_open(o)`);
  if (network !== undefined) conditions.push(sql`o.network_id = ${network}`);
  if (kind !== undefined) conditions.push(sql`o.kind = ${kind}`);
  const words = q?.trim();
  if (words) {
    const pattern = `%${words.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
    conditions.push(sql`(o.name ilike ${pattern} or o.municipality ilike ${pattern})`);
  }
  const found = await findRows(db, sql.join(conditions, sql` and `), sql`limit ${limit + 1} offset ${after}`);
  return { items: found.slice(0, limit), nextCursor: found.length > limit ? String(after + limit) : null };
}

export async function findOrganisation(db: Db, id: string): Promise<Organisation | undefined> {
  return (await findRows(db, sql`o.id = ${id}`, sql`limit 1`))[0];
}

async function findRows(db: Db, condition: RawBuilder<unknown>, part: RawBuilder<unknown>): Promise<Organisation[]> {
  const { rows } = await sql<Row>`
    select o.id, o.name, o.kind, o.municipality, o.closes_on as "closesOn", is_open(o) as open, n.id as "networkId",
      n.name as "networkName", n.region,
      (select count(*)::int from member m where m.organisation_id = o.id and works(m)) as members,
      (select count(*)::int from member m where m.organisation_id = o.id and m.capacity = 'accessManager' and works(m))
        as "accessManagers",
      (select count(distinct s.case_id)::int from slot s join cases c on c.id = s.case_id
        where s.organisation_id = o.id and s.until_at is null and not c.final) as "openCases"
    from organisation o join network n on n.id = o.network_id
    where ${condition} order by o.name, o.id ${part}`.execute(db);
  return rows.map(({ networkId, networkName, region, ...row }) => ({
    ...row,
    kindLabel: kindTexts[row.kind as keyof typeof kindTexts] ?? row.kind,
    network: { id: networkId, name: networkName },
    regionLabel: regionLabelOf(region),
  }));
}
