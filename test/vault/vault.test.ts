import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { newMasterKey, parseMasterKeys } from '../../src/vault/master-keys.ts';
import { places } from '../../src/vault/places.ts';
import { CannotOpen } from '../../src/vault/seal.ts';
import { Vault } from '../../src/vault/vault.ts';

const vaultWith = (...keys: string[]): Vault => new Vault(parseMasterKeys(keys.join(',')), Buffer.alloc(32, 1));
const [first, second] = [newMasterKey('k1'), newMasterKey('k2')];
const caseIn = (vault: Vault, id: string) => ({ id, wrappedKey: vault.newKey(id) });
const place = places.answer('school', 'reason', 'schoolShareable');

describe('what is sealed in a case', () => {
  // Through the text once, as everything is that arrives: JSON writes no minus zero.
  const written = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown);
  property.prop([written])('comes back as it was', (value) => {
    const vault = vaultWith(first);
    const cipher = vault.cipherOf(caseIn(vault, 'a'));
    expect(cipher.open(place, cipher.seal(place, value))).toEqual(value);
  });

  test('looks different each time, so that equal answers cannot be seen', () => {
    const vault = vaultWith(first);
    const cipher = vault.cipherOf(caseIn(vault, 'a'));
    expect(cipher.seal(place, 'ja')).not.toBe(cipher.seal(place, 'ja'));
  });

  test.each([
    ['another question', places.answer('school', 'wish', 'schoolShareable')],
    ['another part', places.answer('clb', 'reason', 'schoolShareable')],
    ['another layer', places.answer('school', 'reason', 'clbOnly')],
    ['an event', places.event(1, 'schoolShareable')],
  ])('does not open as %s', (_, other) => {
    const vault = vaultWith(first);
    const cipher = vault.cipherOf(caseIn(vault, 'a'));
    expect(() => cipher.open(other, cipher.seal(place, 'tekst'))).toThrow(CannotOpen);
  });

  test('does not open in another case, not even with its key', () => {
    const vault = vaultWith(first);
    const one = caseIn(vault, 'a');
    const sealed = vault.cipherOf(one).seal(place, 'tekst');
    expect(() => vault.cipherOf(caseIn(vault, 'b')).open(place, sealed)).toThrow(CannotOpen);
    expect(() => vault.cipherOf({ ...one, id: 'b' })).toThrow(CannotOpen);
  });

  property.prop([fc.nat(), fc.integer({ min: 1, max: 255 })])('does not open with one byte changed', (at, by) => {
    const vault = vaultWith(first);
    const cipher = vault.cipherOf(caseIn(vault, 'a'));
    const sealed = cipher.sealFile(place, Buffer.from('een verslag'));
    const index = at % sealed.length;
    sealed[index] = (sealed[index] ?? 0) ^ by;
    expect(() => cipher.openFile(place, sealed)).toThrow(CannotOpen);
  });

  test('that was never sealed is not taken for its content', () => {
    const vault = vaultWith(first);
    const cipher = vault.cipherOf(caseIn(vault, 'a'));
    expect(() => cipher.open(place, '"open tekst"')).toThrow('Was never sealed');
    expect(() => cipher.openFile(place, Buffer.from('kort'))).toThrow(CannotOpen);
  });
});

describe('the key of a case', () => {
  test('is gone with its wrapped key, also for who opened it before', () => {
    const vault = vaultWith(first);
    const one = caseIn(vault, 'a');
    vault.cipherOf(one);
    expect(() => vault.cipherOf({ id: 'a', wrappedKey: null })).toThrow('was erased');
  });

  test('is wrapped anew by a new master key, and what it sealed still opens when the old one is gone', () => {
    const old = vaultWith(first);
    const one = caseIn(old, 'a');
    const sealed = old.cipherOf(one).seal(place, 'tekst');
    const both = vaultWith(second, first);
    expect(both.cipherOf(one).open(place, sealed)).toBe('tekst');
    const rewrapped = both.rewrap(one);
    expect(both.rewrap({ id: 'a', wrappedKey: rewrapped })).toBeNull();
    expect(vaultWith(second).cipherOf({ id: 'a', wrappedKey: rewrapped }).open(place, sealed)).toBe('tekst');
    expect(() => vaultWith(second).cipherOf(one)).toThrow('no master key “k1”');
  });

  test('stays the right one when more cases are used than are kept open', () => {
    const vault = vaultWith(first);
    const all = Array.from({ length: 2_100 }, (_, n) => caseIn(vault, `case-${n}`));
    const sealed = all.map((one) => vault.cipherOf(one).seal(place, one.id));
    for (const [n, one] of all.entries()) expect(vault.cipherOf(one).open(place, sealed[n] ?? '')).toBe(one.id);
  });
});

describe('the mark of a name', () => {
  const vault = vaultWith(first);

  test('is the same however the name is written', () => {
    expect(vault.markOf('leie', '  Noor   de Smet ')).toBe(vault.markOf('leie', 'noor De Smet'));
    expect(vault.markOf('leie', 'Zoë')).toBe(vault.markOf('leie', 'Zoë'));
  });

  test('differs per name, network and installation, and holds nothing of the name', () => {
    const mark = vault.markOf('leie', 'Noor');
    expect(mark).not.toBe(vault.markOf('leie', 'Noah'));
    expect(mark).not.toBe(vault.markOf('dender', 'Noor'));
    expect(mark).not.toBe(new Vault(parseMasterKeys(first), Buffer.alloc(32, 2)).markOf('leie', 'Noor'));
    expect(mark).toMatch(/^[\w-]{22}$/);
  });
});

describe('master keys in the settings', () => {
  test.each([
    ['no name', 'AAAAAAAAAAAA', 'is not a name'],
    ['a short key', 'k1:c2hvcnQ=', 'is not a name'],
    ['a key of zeros', `k1:${Buffer.alloc(32).toString('base64')}`, 'not made by chance'],
    ['two alike', `${first},${first}`, 'two keys alike'],
    ['one that is good and one that is not', `${first},k2:x`, 'key 2'],
  ])('are refused with %s, without being shown', (_, text, reason) => {
    expect(() => parseMasterKeys(text)).toThrow(reason);
    const shown = new RegExp(text.slice(3, 12).replaceAll(/[^\w]/g, '.'));
    expect(() => parseMasterKeys(text)).not.toThrow(shown);
  });
});
