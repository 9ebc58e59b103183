import { sql, type Kysely } from 'kysely';

/**
 * The clock as plpgsql instead of SQL: before PostgreSQL 18 a function in SQL is planned again by every statement that
 * calls it, and every move of a case asks the clock (reading a case: 0.22 ms with it, 0.13 ms without).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function app_now() returns timestamptz language plpgsql stable as $$
    begin
      return date_trunc('milliseconds', clock_timestamp()) + coalesce(
        (select (value #>> '{}')::bigint from setting where name = 'clockOffsetMs'), 0) * interval '1 millisecond';
    end $$`.execute(db);
}
