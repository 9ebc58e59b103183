import { sql, type Kysely } from 'kysely';

/**
 * Room for set entries that are planned by index. PostgreSQL plans a function's statements for the tables that it sees: on
 * a few thousand cases it read whole tables and joined them by hash, and every later move paid for the dead rows as well.
 * Here each row is found through its index, whatever the size of the table; the writer of moves follows with its columns.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    'drop function commit_moves(json)',
    'drop function load_case(uuid, text, text)',
    `alter function load_cases(uuid[], text[], text[]) ${plannedByIndex}`,
    `comment on function load_cases is
      'Everything that a move needs to know of some cases, at one instant; the rows of each kind in one list'`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

/** One plan for all calls, and none that reads a whole table. */
const plannedByIndex = `set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
  set plan_cache_mode = force_generic_plan`;
