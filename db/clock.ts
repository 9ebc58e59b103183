import { sql } from 'kysely';
import type { Db } from './database.ts';

/**
 * The application's now as an ISO instant: the clock of the database plus the stored offset (zero outside the demo).
 * All processes and all rows share this one clock; nothing outside `db/` and `src/start/` reads another.
 */
export async function readNow(db: Db): Promise<string> {
  const { rows } = await sql<{ now: string }>`select app_now() as now`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('app_now() returned no row');
  return row.now;
}
