import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { MasterKeys } from './master-keys.ts';
import { indexKeyName } from './open-vault.ts';
import { unwrap, Vault, wrap } from './vault.ts';

/**
 * Wraps every key anew with the current master key, some cases at a time; what they sealed stays as it is. May be killed
 * and started again at any moment, beside running processes that know both keys. Answers how many keys it wrapped.
 */
export async function rewrapAll(db: Db, masters: MasterKeys, atOnce = 500): Promise<number> {
  const vault = new Vault(masters, Buffer.alloc(32));
  const done = `${masters.current.id}.%`;
  let count = await rewrapIndexKey(db, masters);
  for (let after: string | null = null; ;) {
    const { rows } = await sql<{ id: string; wrappedKey: string }>`
      select id, wrapped_key as "wrappedKey" from cases
      where wrapped_key is not null and wrapped_key not like ${done} and (${after}::uuid is null or id > ${after}::uuid)
      order by id limit ${atOnce}`.execute(db);
    const last = rows.at(-1);
    if (!last) return count;
    const wrapped = rows.map((row) => vault.rewrap(row));
    // A case that was erased meanwhile has no key any more, and gets none back.
    const written = await sql`
      update cases c set wrapped_key = n.wrapped
      from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map((row) => row.wrappedKey)}::text[], ${wrapped}::text[])
        n(id, before, wrapped)
      where c.id = n.id and c.wrapped_key = n.before`.execute(db);
    count += Number(written.numAffectedRows ?? 0);
    after = last.id;
  }
}

async function rewrapIndexKey(db: Db, masters: MasterKeys): Promise<number> {
  const row = await db.selectFrom('setting').select('value').where('name', '=', indexKeyName).executeTakeFirst();
  const before = row === undefined ? '' : String(row.value);
  if (before === '' || before.startsWith(`${masters.current.id}.`)) return 0;
  const value = JSON.stringify(wrap(masters, indexKeyName, unwrap(masters, indexKeyName, before)));
  await db.updateTable('setting').set({ value }).where('name', '=', indexKeyName).execute();
  return 1;
}
