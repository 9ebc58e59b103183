import { createHmac, createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { CaseCipher } from './case-cipher.ts';
import type { MasterKeys } from './master-keys.ts';
import { CannotOpen, openBytes, sealBytes } from './seal.ts';

/** A case with its own key as the database keeps it: wrapped by a master key; null once it was erased. */
export interface KeyedCase {
  id: string;
  wrappedKey: string | null;
}

/** Opened keys in memory at most; opening one again costs some ten microseconds. */
const keptKeys = 2_000;
const keyBytes = 32;

/**
 * Holds the keys (envelope encryption): each case has a key of its own, stored beside it and wrapped by a master key that
 * is not in the database. Without the wrapped key nothing of the case opens, in no backup made afterwards either.
 */
export class Vault {
  readonly #masters: MasterKeys;
  readonly #indexKey: KeyObject;
  readonly #ciphers = new Map<string, { wrapped: string; cipher: CaseCipher }>();

  constructor(masters: MasterKeys, indexKey: Uint8Array) {
    this.#masters = masters;
    this.#indexKey = createSecretKey(indexKey);
  }

  /** A key for a new case, wrapped. */
  newKey(caseId: string): string {
    return wrap(this.#masters, caseId, randomBytes(keyBytes));
  }

  /** @throws CannotOpen where the key was erased, or no master key here fits. */
  cipherOf({ id, wrappedKey }: KeyedCase): CaseCipher {
    const kept = this.#ciphers.get(id);
    if (kept && kept.wrapped === wrappedKey) {
      // The order of the map is the order of last use.
      this.#ciphers.delete(id);
      this.#ciphers.set(id, kept);
      return kept.cipher;
    }
    this.#ciphers.delete(id);
    if (wrappedKey === null) throw new CannotOpen(`The key of case ${id} was erased`);
    const cipher = new CaseCipher(id, createSecretKey(unwrap(this.#masters, id, wrappedKey)));
    this.#ciphers.set(id, { wrapped: wrappedKey, cipher });
    if (this.#ciphers.size > keptKeys) {
      const [oldest = ''] = this.#ciphers.keys();
      this.#ciphers.delete(oldest);
    }
    return cipher;
  }

  /** The same key under the current master key, or null where it is already. */
  rewrap({ id, wrappedKey }: KeyedCase): string | null {
    if (wrappedKey === null || wrappedKey.startsWith(`${this.#masters.current.id}.`)) return null;
    return wrap(this.#masters, id, unwrap(this.#masters, id, wrappedKey));
  }

  /**
   * A mark by which the same name in the same network is found again without being readable. It tells that two cases are
   * about the same name, to whoever reads the database; that is its price.
   */
  markOf(networkId: string, name: string): string {
    const plain = name.normalize('NFC').trim().toLocaleLowerCase('nl-BE').replaceAll(/\s+/g, ' ');
    return createHmac('sha256', this.#indexKey).update(`${networkId}|${plain}`).digest('base64url').slice(0, 22);
  }

  /** A mark of the code of a personal link: eight signs are guessed by whoever has a bare hash of them. */
  markOfLinkCode(linkId: string, code: string): string {
    const parts = JSON.stringify(['link code', linkId, code]);
    return createHmac('sha256', this.#indexKey).update(parts).digest('base64url');
  }

  /**
   * A mark by which the same login from outside is found again. A bare hash would not do: some providers make their
   * subjects of a number or an address, which can be guessed one by one.
   */
  markOfLogin({
    issuer,
    subject,
    organisation,
  }: {
    issuer: string;
    subject: string;
    organisation: string | null;
  }): string {
    const parts = JSON.stringify(['login', issuer, subject, organisation]);
    return createHmac('sha256', this.#indexKey).update(parts).digest('base64url');
  }
}

/** `id.` and the key, sealed by the master key of that name for this owner. */
export function wrap({ current }: MasterKeys, owner: string, key: Uint8Array): string {
  return `${current.id}.${sealBytes(current.key, `key|${owner}`, key).toString('base64url')}`;
}

/** @throws CannotOpen */
export function unwrap({ all }: MasterKeys, owner: string, wrapped: string): Buffer {
  const [id = '', sealed = ''] = wrapped.split('.');
  const master = all.get(id);
  if (!master) throw new CannotOpen(`There is no master key “${id}” here`);
  return openBytes(master, `key|${owner}`, Buffer.from(sealed, 'base64url'));
}
