import type { Db } from '../../db/database.ts';
import type { Effect } from '../../machines/effects.ts';
import { decide, type Position } from '../../machines/engine.ts';
import type { Facts } from '../../machines/procedure.ts';
import { getProcedure } from '../../machines/registry.ts';
import { inTurn } from './case-turns.ts';
import { commitMove } from './commit-move.ts';
import type { Command, Engine, LoadedCase, PlannedEvent, Receipt } from './engine.ts';
import { formRows } from './forms.ts';
import { findCase, findContactPoint, readOrganisations } from './load-case.ts';
import { planMove } from './plan-move.ts';

/** What the caller makes of the loaded case: an event that is authorised and valid, or a reason to stop. */
export type Prepared<Stop> = { event: PlannedEvent; facts: Facts } | { stop: Stop };

export type MoveOutcome<Stop> =
  | { kind: 'moved'; receipt: Receipt }
  /** This key was answered before; the first answer again. */
  | { kind: 'replayed'; receipt: Receipt }
  /** This key was used with another body, perhaps for another case: the caller may not see this one. */
  | { kind: 'keyReused'; loaded: LoadedCase }
  | { kind: 'notFound' }
  | { kind: 'stopped'; stop: Stop }
  | { kind: 'refused'; reason: string; loaded: LoadedCase }
  /** A deadline that was handled already. */
  | { kind: 'notDue' }
  | { kind: 'forbidden' }
  /** Others kept moving the case; nothing was written. `loaded` is the case as it was read last. */
  | { kind: 'busy'; loaded: LoadedCase };

export interface Advance<Stop> {
  caseId: string;
  command?: Command;
  /** Called again after each lost race, with the case as it is then. */
  prepare: (loaded: LoadedCase) => Prepared<Stop> | Promise<Prepared<Stop>>;
}

/** Lost races before we give up: each means that another move of this case succeeded. */
const attempts = 8;

/**
 * The one write path (law 1): a person, a deadline, an import and a guest link all come through here. Reads the case,
 * lets the machine decide on what it read, and writes everything in one call that applies only where the revision
 * still fits; a loser reads again.
 */
export function advanceCase<Stop>(engine: Engine, move: Advance<Stop>): Promise<MoveOutcome<Stop>> {
  return inTurn(move.caseId, () => tryToMove(engine, move));
}

async function tryToMove<Stop>(
  engine: Engine,
  { caseId, command, prepare }: Advance<Stop>,
): Promise<MoveOutcome<Stop>> {
  for (let attempt = 1; ; attempt += 1) {
    const loaded = await findCase(engine.db, caseId, command);
    if (!loaded) return { kind: 'notFound' };
    if (loaded.answered && command) {
      const again = answerAgain(loaded.answered, command);
      return again.kind === 'replayed' ? again : { kind: 'keyReused', loaded };
    }
    const prepared = await prepare(loaded);
    if ('stop' in prepared) return { kind: 'stopped', stop: prepared.stop };
    const { event, facts } = prepared;
    const procedure = getProcedure(loaded.record.procedure, loaded.record.procedureVersion);
    const decision = decide(procedure, loaded.record.state, { type: event.type, payload: event.payload, facts });
    if (!decision.accepted) return { kind: 'refused', reason: decision.reason, loaded };
    decision.effects.unshift(...(await contactPointJoins(engine.db, loaded, decision.position)));
    const joining = decision.effects.flatMap((effect) =>
      effect.type === 'fillSlot' ? [effect.organisationId ?? ''] : [],
    );
    const unknown = joining.filter((id) => id !== '' && !loaded.organisations.has(id));
    const extra = await readOrganisations(engine.db, unknown);
    const { move, receipt } = planMove(engine, loaded, decision, command ? { ...event, command } : event, extra);
    const outcome = await commitMove(engine.db, {
      ...move,
      ...(await formRows(engine, loaded, event, decision.effects, move)),
    });
    if (outcome === 'moved') return { kind: 'moved', receipt };
    if (outcome !== 'stale') return { kind: outcome };
    if (attempt === attempts) return { kind: 'busy', loaded };
  }
}

/** The contact point of the network sees a case from the moment that it comes to it, not before (akkoord comes first). */
async function contactPointJoins(db: Db, { slots, record }: LoadedCase, { holder }: Position): Promise<Effect[]> {
  if (holder !== 'contactPoint' || slots.some(({ slot }) => slot === 'contactPoint')) return [];
  const organisationId = await findContactPoint(db, record.networkId);
  return [{ type: 'fillSlot', slot: 'contactPoint', organisationId }];
}

/** Law 4: the same key with the same body gets the first answer, with another body a refusal. */
export function answerAgain(
  answered: NonNullable<LoadedCase['answered']>,
  command: Command,
): { kind: 'replayed'; receipt: Receipt } | { kind: 'keyReused' } {
  return answered.bodyHash === command.bodyHash
    ? { kind: 'replayed', receipt: answered.answer }
    : { kind: 'keyReused' };
}
