import type { Me } from '../../src/contract/session.ts';
import { t } from '../words.ts';

/** Who saved, as a sentence begins: "Anke Willems (CLB De Brug)", or that it was the reader, on another device. */
export function whoSaved(by: string, me: Me | null | undefined): string {
  if (me && by === `${me.name}, ${me.organisation?.name ?? ''}`) return t.sections.yourself;
  const [name = '', ...organisation] = by.split(', ');
  return organisation.length === 0 ? name : `${name} (${organisation.join(', ')})`;
}
