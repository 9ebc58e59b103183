import { places } from '../vault/places.ts';
import type { Vault } from '../vault/vault.ts';
import type { CaseRecord } from './engine.ts';

/** Who a case is about, as far as it is said: nobody by name where it is about a class, a team or a school. */
export interface Subject {
  name: string | null;
  /** In whole years, at the start. */
  age: number | null;
}

const nobody: Subject = { name: null, age: null };

/** A key for a new case, with its subject sealed by it. */
export function sealSubject(
  vault: Vault,
  { id, networkId }: Pick<CaseRecord, 'id' | 'networkId'>,
  { name, age }: Subject,
): Pick<CaseRecord, 'subject' | 'subjectMark' | 'wrappedKey'> {
  const wrappedKey = vault.newKey(id);
  const said = name !== null || age !== null;
  return {
    wrappedKey,
    subject: said ? vault.cipherOf({ id, wrappedKey }).seal(places.subject, { name, age }) : null,
    subjectMark: name === null ? null : vault.markOf(networkId, name),
  };
}

/** Who a case is about; nobody once it was erased. */
export function openSubject(vault: Vault, record: Pick<CaseRecord, 'id' | 'subject' | 'wrappedKey'>): Subject {
  return record.subject === null ? nobody : (vault.cipherOf(record).open(places.subject, record.subject) as Subject);
}
