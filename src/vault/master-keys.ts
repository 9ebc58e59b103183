import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';

/** The keys that wrap the keys of cases; they never enter the database. */
export interface MasterKeys {
  /** Wraps what is new. */
  current: { id: string; key: KeyObject };
  /** By id: the current one, and older ones that still open what they wrapped. */
  all: ReadonlyMap<string, KeyObject>;
}

const keyBytes = 32;
const written = /^([a-z0-9-]{1,20}):([A-Za-z0-9+/_-]{42,44}={0,2})$/;

/**
 * Reads `name:key` or several of them with commas, the current one first; a key is 32 bytes in base64, made by
 * `openssl rand -base64 32`.
 * @throws Error that says what is wrong, and never shows a key.
 */
export function parseMasterKeys(text: string): MasterKeys {
  const keys = text.split(',').map((part, index) => parseKey(part.trim(), index + 1));
  const all = new Map(keys.map(({ id, key }) => [id, key]));
  const [current] = keys;
  if (!current) throw new Error('names no key');
  if (all.size < keys.length) throw new Error('names two keys alike');
  return { current, all };
}

function parseKey(text: string, place: number): { id: string; key: KeyObject } {
  const [, id = '', encoded = ''] = written.exec(text) ?? [];
  const bytes = Buffer.from(encoded, 'base64');
  if (id === '' || bytes.length !== keyBytes)
    throw new Error(`key ${place} is not a name of small letters, a colon and 32 bytes in base64`);
  if (new Set(bytes).size < keyBytes / 4) throw new Error(`key ${place} was not made by chance`);
  return { id, key: createSecretKey(bytes) };
}

/** A new master key in the form that `parseMasterKeys` reads. */
export const newMasterKey = (id: string): string => `${id}:${randomBytes(keyBytes).toString('base64')}`;
