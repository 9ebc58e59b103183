import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { embeddedDatabase, embeddedKey, type Settings } from '../settings.ts';
import { newMasterKey, parseMasterKeys, type MasterKeys } from '../vault/master-keys.ts';
import { CannotStart } from './cannot-start.ts';

/**
 * The master keys: from the settings, or for the embedded database from a file beside it that the first start makes. That
 * file is in no backup: who copies a backup elsewhere takes the key along on another way.
 * @throws CannotStart
 */
export function masterKeysOf(settings: Settings): MasterKeys {
  try {
    return parseMasterKeys(settings.AANZET_MASTER_KEYS ?? keyFile(settings));
  } catch (error) {
    if (error instanceof CannotStart) throw error;
    throw new CannotStart([`The master keys cannot be used: ${(error as Error).message}.`]);
  }
}

function keyFile(settings: Settings): string {
  if (settings.DATABASE_URL !== undefined)
    throw new CannotStart([
      'AANZET_MASTER_KEYS is missing: what is in the cases is sealed with it. Make one: echo "k1:$(openssl rand -base64 32)"',
    ]);
  const file = embeddedKey(settings);
  if (!existsSync(file)) {
    // A new one would open nothing of it, and hide that the old one is missing.
    if (existsSync(embeddedDatabase(settings)))
      throw new CannotStart([
        `${file} is missing: the cases beside it are sealed with it. Put it back; or, for a demonstration, remove the folder.`,
      ]);
    mkdirSync(settings.AANZET_DATA, { recursive: true });
    writeFileSync(file, `${newMasterKey('k1')}\n`, { mode: 0o600, flag: 'wx', flush: true });
  }
  chmodSync(file, 0o600);
  return readFileSync(file, 'utf8').trim();
}
