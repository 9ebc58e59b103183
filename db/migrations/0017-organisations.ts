import { sql, type Kysely } from 'kysely';

/**
 * Organisations that are administered: the province of a network, and the day from which an organisation takes part no
 * more. A closed one keeps its name and its cases, and is chosen by nobody.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    `alter table network add column region text`,
    `comment on column network.region is 'Province, or Brussels; null: all of Flanders'`,
    `alter table organisation add column closes_on date`,
    `comment on column organisation.closes_on is 'From this day on nobody can choose it; its open cases go on'`,
    `create function is_open(o organisation) returns boolean language sql stable as $$
       select o.closes_on is null or o.closes_on > (app_now() at time zone 'Europe/Brussels')::date $$`,
    `comment on function is_open(organisation) is 'Whether an organisation can be chosen today'`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
