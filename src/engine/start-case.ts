import { begin } from '../../machines/engine.ts';
import { findNewestProcedure } from '../../machines/registry.ts';
import { answerAgain } from './advance-case.ts';
import { newCaseNumber } from './case-number.ts';
import { commitMove } from './commit-move.ts';
import type { Actor, CaseRecord, Command, Engine, Receipt } from './engine.ts';
import { chainStart } from './event-chain.ts';
import { findAnswer, readOrganisations } from './load-case.ts';
import { sealSubject, type Subject } from './subject.ts';
import { planMove, type StartSlots } from './plan-move.ts';

export interface Start extends StartSlots {
  procedure: string;
  networkId: string;
  now: string;
  machineInput: unknown;
  subject: Subject & { kind: string };
  /** What was filled in, kept in the first event. */
  payload: Record<string, unknown>;
  layer: string;
  actor: Actor;
  command?: Command;
  coordinationId: string | null;
  requestId?: string;
}

export type StartOutcome = { kind: 'started' | 'replayed'; receipt: Receipt } | { kind: 'keyReused' };

const attempts = 5;

/** Opens a case through the same plan and the same commit as every later move. Throws for an unknown procedure. */
export async function startCase(engine: Engine, start: Start): Promise<StartOutcome> {
  const procedure = findNewestProcedure(start.procedure);
  if (!procedure) throw new Error(`Unknown procedure ${start.procedure}`);
  const decision = begin(procedure, start.machineInput);
  const organisations = await readOrganisations(engine.db, [
    ...new Set(start.slots.map((slot) => slot.organisationId)),
  ]);
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const answered = start.command && (await findAnswer(engine.db, start.command));
    if (answered && start.command) return answerAgain(answered, start.command);
    const record = blankRecord(engine, start, procedure.version);
    const loaded = {
      now: start.now,
      record,
      slots: [],
      deadlines: [],
      organisations: new Map<string, never>(),
      coordinationId: start.coordinationId,
      sectionsComplete: { school: false, pbd: false, clb: false },
      answered: null,
    };
    const event = {
      type: 'caseStarted',
      payload: start.payload,
      layer: start.layer,
      actor: start.actor,
      ...(start.command ? { command: start.command } : {}),
      ...(start.requestId === undefined ? {} : { requestId: start.requestId }),
    };
    const { move, receipt } = planMove(engine, loaded, decision, event, organisations, { slots: start.slots });
    if ((await commitMove(engine.db, move)) === 'moved') return { kind: 'started', receipt };
  }
  throw new Error('A case could not be started: its key kept being taken');
}

function blankRecord(engine: Engine, start: Start, version: number): CaseRecord {
  const id = engine.newId();
  return {
    id,
    number: newCaseNumber(start.now),
    networkId: start.networkId,
    procedure: start.procedure,
    procedureVersion: version,
    revision: 0,
    stage: '',
    state: { value: '', context: {} },
    final: false,
    stageSince: start.now,
    holderSlot: null,
    holderOrganisationId: null,
    coHolderSlot: null,
    noClockReason: null,
    nextDueAt: null,
    clockStoppedAt: null,
    clockStoppedReason: null,
    subjectKind: start.subject.kind,
    ...sealSubject(engine.vault, { id, networkId: start.networkId }, start.subject),
    afsprakenkaderVersion: engine.terms.settings(start.networkId, start.now).afsprakenkaderVersion,
    headHash: chainStart,
    openedAt: start.now,
    closedAt: null,
    akkoord: 'held',
    withheld: [],
  };
}
