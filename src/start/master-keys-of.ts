import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Settings } from '../settings.ts';
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
  const file = path.join(settings.AANZET_DATA, 'master-key');
  if (!existsSync(file)) {
    mkdirSync(settings.AANZET_DATA, { recursive: true });
    writeFileSync(file, `${newMasterKey('k1')}\n`, { mode: 0o600, flag: 'wx', flush: true });
  }
  chmodSync(file, 0o600);
  return readFileSync(file, 'utf8').trim();
}
