import { isRefusal, refuse, type Refusal } from '../contract/refusal.ts';
import { fieldMessages } from '../contract/nl/problems.ts';
import type { Reader } from '../access/reader.ts';
import { answerAgain } from '../engine/advance-case.ts';
import type { Command, Engine } from '../engine/engine.ts';
import { findAnswer } from '../engine/load-case.ts';
import type { StartOutcome } from '../engine/start-case.ts';
import { mayStartNaft, startNaft } from '../registration/start-naft.ts';

type Opened = Exclude<StartOutcome, { kind: 'keyReused' }>;

/**
 * Opens a case for a reader: rights first, then the key (law 4), then what was filled in. A key that was answered gets
 * its first answer, whatever became of the options since.
 */
export async function openCase(
  engine: Engine,
  reader: Reader,
  { procedure, input }: { procedure: string; input: Record<string, unknown> },
  command: Command,
  requestId: string,
): Promise<Opened | Refusal> {
  if (!mayStartNaft(reader)) return refuse('notFound');
  const answered = await findAnswer(engine.db, command);
  if (answered) return openedOnce(answerAgain(answered, command));
  if (procedure !== 'naft') {
    const errors = [{ path: '/procedure', field: 'Procedure', message: fieldMessages.notAnOption }];
    return refuse('invalidInput', { errors });
  }
  const outcome = await startNaft(engine, reader, input, command, requestId);
  return isRefusal(outcome) ? outcome : openedOnce(outcome);
}

const openedOnce = (outcome: StartOutcome): Opened | Refusal =>
  outcome.kind === 'keyReused' ? refuse('keyReused') : outcome;
