import { randomBytes } from 'node:crypto';
import type { Db } from '../../db/database.ts';
import type { MasterKeys } from './master-keys.ts';
import { unwrap, Vault, wrap } from './vault.ts';

/** The row of `setting` with the key of the marks, wrapped. */
export const indexKeyName = 'indexKey';

/**
 * The vault of a database. Makes the key of its marks where there is none yet; of processes that start at the same moment
 * one wins.
 * @throws CannotOpen where these master keys are not those of this database.
 */
export async function openVault(db: Db, masters: MasterKeys): Promise<Vault> {
  const made = wrap(masters, indexKeyName, randomBytes(32));
  await db
    .insertInto('setting')
    .values({ name: indexKeyName, value: JSON.stringify(made) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { value } = await db
    .selectFrom('setting')
    .select('value')
    .where('name', '=', indexKeyName)
    .executeTakeFirstOrThrow();
  return new Vault(masters, unwrap(masters, indexKeyName, String(value)));
}
