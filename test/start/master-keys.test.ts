import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readSettings } from '../../src/settings.ts';
import { CannotStart } from '../../src/start/cannot-start.ts';
import { openEngine } from '../../src/start/house.ts';
import { masterKeysOf } from '../../src/start/master-keys-of.ts';
import { newMasterKey, parseMasterKeys } from '../../src/vault/master-keys.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { testMasterKeys } from '../support/test-vault.ts';

describe('the master key of the embedded database', () => {
  let data = '';
  const settings = () => readSettings({ AANZET_DATA: data });
  const file = () => path.join(data, 'master-key');
  beforeEach(() => {
    data = mkdtempSync(path.join(os.tmpdir(), 'aanzet-key-'));
  });
  afterEach(() => rmSync(data, { recursive: true, force: true }));

  test('is made at the first start, for its owner alone, and stays', () => {
    const made = masterKeysOf(settings()).current;
    expect(statSync(file()).mode & 0o077).toBe(0);
    expect(masterKeysOf(settings()).current.key.equals(made.key)).toBe(true);
  });

  test('is never made anew beside a database: it would open nothing, and hide that the old one is missing', () => {
    mkdirSync(path.join(data, 'db'));
    expect(() => masterKeysOf(settings())).toThrow(CannotStart);
    expect(() => masterKeysOf(settings())).toThrow(/master-key is missing/);
    expect(existsSync(file())).toBe(false);
  });

  test('that was damaged is named and not replaced', () => {
    writeFileSync(file(), 'k1:half');
    expect(() => masterKeysOf(settings())).toThrow(/master keys cannot be used: key 1/);
    expect(readFileSync(file(), 'utf8')).toBe('k1:half');
  });
});

describeOnBothDatabases('a database with other master keys than its own', (database) => {
  test.each([
    ['of another name', newMasterKey('other')],
    ['of the same name', newMasterKey('test')],
  ])('does not start with a key %s', async (_, key) => {
    const db = database().kysely;
    await openEngine(db, parseMasterKeys(testMasterKeys));
    const start = openEngine(db, parseMasterKeys(key));
    await expect(start).rejects.toThrow(CannotStart);
    await expect(start).rejects.toThrow(/not those of this database/);
  });
});
