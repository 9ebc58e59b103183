import { readerOf } from './gate.ts';
import { mayInCase, repeatsOwnCommand } from './in-case.ts';
import type { Relation } from './policy.ts';
import type { Reader } from './reader.ts';

/** What a command or query about one case needs to know of who asks, without knowing HTTP. */
export interface CaseAccess {
  reader: Reader;
  /** The decision of this route for a relation; where it is no, the case does not exist for this reader. */
  permits: (relation: Relation) => boolean;
  /** A repeated key gets its own first answer, also when that move ended the actor's access. */
  repeats: () => void;
}

export const caseAccess = (request: Parameters<typeof mayInCase>[0]): CaseAccess => ({
  reader: readerOf(request),
  permits: (relation) => mayInCase(request, relation),
  repeats: () => repeatsOwnCommand(request),
});
