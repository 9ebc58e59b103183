import { createHash } from 'node:crypto';
import { parseMasterKeys } from '../../src/vault/master-keys.ts';
import { Vault } from '../../src/vault/vault.ts';

/** The master key of all tests, as a setting: the same in every process, so that they can read each other's cases. */
export const testMasterKeys = `test:${createHash('sha256').update('a key for tests').digest('base64')}`;

export const testVault = (): Vault => new Vault(parseMasterKeys(testMasterKeys), Buffer.alloc(32, 7));
