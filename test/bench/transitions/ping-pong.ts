import { randomUUIDv7 } from 'node:crypto';
import type { Db } from '../../../db/database.ts';
import { may, type Relation } from '../../../src/access/policy.ts';
import { moveCase } from '../../../src/cases/record-event.ts';
import { isRefusal } from '../../../src/contract/refusal.ts';
import { formsOf } from '../../../src/forms/form-versions.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import { sha256 } from '../../../src/engine/event-chain.ts';
import type { Terms } from '../../../src/engine/terms.ts';
import { readerOf } from '../../support/small-network-organisations.ts';
import { caseIdOf } from './seed-cases.ts';
import { testVault } from '../../support/test-vault.ts';

/** Two moves that undo each other's stage: a provider asks for an adjustment, and agrees on it. */
export const moves = [
  { type: 'adjustmentAsked', payload: { why: 'Er is meer tijd nodig dan eerst gedacht: de stage begint later.' } },
  {
    type: 'adjustmentAgreed',
    payload: { agreed: 'Vanaf volgende week vier dagen in het atelier en één dag op school.' },
  },
] as const;

const reader = readerOf('provider');
const access = { reader, permits: (relation: Relation) => may(reader, 'caseEvent', relation), repeats: () => {} };

/**
 * A move of a case as a request makes it, without HTTP: policy, what is allowed now, the payload, the machine, the plan,
 * and one transaction that writes it. Each case goes to and fro between two stages. Throws where a move is refused.
 */
export function pingPong(engine: Engine): (n: number) => Promise<void> {
  const moved = new Map<number, number>();
  return async (n) => {
    const times = moved.get(n) ?? 0;
    moved.set(n, times + 1);
    const [asked, agreed] = moves;
    const recorded = times % 2 === 0 ? asked : agreed;
    const bodyHash = sha256(`POST /api/v1/cases/${caseIdOf(n)}/events\n${JSON.stringify(recorded)}`);
    const command = { key: engine.newId(), actor: reader.memberId, bodyHash };
    const outcome = await moveCase(engine, access, caseIdOf(n), recorded, command, 'bench');
    if (isRefusal(outcome)) throw new Error(`${recorded.type} was refused: ${JSON.stringify(outcome)}`);
  };
}

/** The engine as the application opens it, on a database or inside a transaction of it. */
export const engineOn = (db: Db, terms: Terms): Engine => ({
  db,
  terms,
  forms: formsOf(db),
  vault: testVault(),
  newId: () => randomUUIDv7(),
});
