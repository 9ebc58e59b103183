import type { Db } from '../../db/database.ts';
import type { Terms } from '../engine/terms.ts';
import type { Afsprakenkader } from './afsprakenkader.ts';
import { getAfsprakenkader } from './check-afsprakenkader.ts';
import { createTerms } from './terms.ts';

/** The agreements of every network as they are stored. Throws `AfsprakenkaderInvalid`, naming network and place. */
export async function readTerms(db: Db): Promise<Terms> {
  const rows = await db.selectFrom('afsprakenkader').select(['network_id', 'version', 'content']).execute();
  const sets = new Map<string, Afsprakenkader[]>();
  for (const row of rows) {
    const agreed = getAfsprakenkader(row.content, `${row.network_id} ${row.version}`);
    sets.set(row.network_id, [...(sets.get(row.network_id) ?? []), agreed]);
  }
  return createTerms(sets);
}
