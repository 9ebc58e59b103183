import { hashOf } from './check-cases.ts';
import { openPayload } from './open-sealed.ts';
import type { CaseRow, CommandRow, EventRow, Rows } from './rows.ts';

/** What was sent to the application, and what became of it as far as its sender knows. */
export interface SentCommand {
  key: string;
  actor: string;
  kind: 'start' | 'event' | 'section' | 'clock';
  /** Of the case; unknown to the sender until a start is answered. */
  caseId?: string;
  /** The type of the event, the id of the section. */
  name: string;
  payload: unknown;
  /** `acked`: with a good answer; `refused`: with a reason, so nothing may have happened; `unknown`: never answered. */
  outcome: 'acked' | 'refused' | 'unknown';
  /** What the good answer said. */
  answer?: { id?: string; revision?: number; now?: string };
}

export interface CommandFindings {
  /** Acknowledged, and not there. */
  lost: string[];
  /** There twice, or there without anybody who asked for it. */
  doubled: string[];
}

/**
 * Compares what was sent with what is there. `before` are the rows before the first command: everything that people did
 * since then must have been sent by the journal's owner, who was alone. `masterKeys` open what is sealed.
 */
export function checkCommands(
  sent: readonly SentCommand[],
  before: Rows,
  after: Rows,
  now: string,
  masterKeys: string,
): CommandFindings {
  const cases = new Map(after.cases.map((one) => [one.id, one]));
  const rows = new Map(after.commands.map((row) => [keyOf(row), row]));
  const known = new Set(before.events.map(placeOf));
  const unclaimed = new Map(
    after.events
      .filter((event) => event.kind === 'member' && !known.has(placeOf(event)))
      .map((event) => [placeOf(event), event]),
  );
  const findings: CommandFindings = { lost: [], doubled: [] };
  const savedOnce = new Set<string>();
  for (const command of sent) {
    const name = `${command.kind} ${command.name} ${command.key}`;
    const row = rows.get(keyOf(command));
    if (!row) {
      if (command.outcome === 'acked') findings.lost.push(`${name} has no answer stored`);
      continue;
    }
    if (command.outcome === 'refused') findings.doubled.push(`${name} was refused and yet has an answer`);
    if (command.kind === 'clock') {
      if ((row.answer.now ?? '') > now) findings.lost.push(`${name} set the clock beyond where it stands`);
    } else if (command.kind === 'section') {
      checkSection(command, row, after, savedOnce, findings, name);
    } else {
      checkEvent(command, row, unclaimed, findings, name, (event) => says(event, cases.get(event.case), masterKeys));
    }
  }
  for (const place of unclaimed.keys()) findings.doubled.push(`event ${place} answers no command`);
  return findings;
}

const keyOf = ({ actor, key }: { actor: string; key: string }) => `${actor} ${key}`;
const placeOf = (event: Pick<EventRow, 'case' | 'seq'>) => `${event.case} ${event.seq}`;

/** The hash of what an event holds, opened; undefined where it was erased, a sentence where it does not open. */
function says(event: EventRow, of: CaseRow | undefined, masterKeys: string): string | undefined {
  try {
    const payload = openPayload(event, of, masterKeys);
    return payload === undefined ? undefined : hashOf(payload);
  } catch (error) {
    return `does not open: ${String(error)}`;
  }
}

function checkEvent(
  { kind, name: type, payload, answer, outcome, caseId }: SentCommand,
  row: CommandRow,
  unclaimed: Map<string, EventRow>,
  { lost, doubled }: CommandFindings,
  name: string,
  saysOf: (event: EventRow) => string | undefined,
): void {
  const place = `${row.answer.id} ${row.answer.revision}`;
  const event = unclaimed.get(place);
  if (!event) {
    lost.push(`${name} should be event ${place}, which is not there or answers another command`);
    return;
  }
  unclaimed.delete(place);
  const fits = kind === 'start' ? event.seq === 1 : event.type === type && event.case === caseId;
  const said = saysOf(event);
  // What was erased can no longer be compared.
  if (!fits || (said !== undefined && said !== hashOf(payload))) lost.push(`${name} is not what event ${place} says`);
  // A fresh answer shows the case, which may have gone on since; it is never behind, nor another case.
  if (outcome === 'acked' && (answer?.id !== event.case || (answer.revision ?? 0) < event.seq))
    doubled.push(`${name} was answered with ${answer?.id} ${answer?.revision}, and is event ${place}`);
}

function checkSection(
  { caseId, name: section }: SentCommand,
  row: CommandRow,
  after: Rows,
  savedOnce: Set<string>,
  { lost, doubled }: CommandFindings,
  name: string,
): void {
  const stored = after.sections.find((one) => one.case === caseId && one.section === section);
  const revision = row.answer.revision ?? Infinity;
  if ((stored?.revision ?? 0) < revision) lost.push(`${name} saved ${revision}, found ${stored?.revision}`);
  const place = `${caseId} ${section} ${revision}`;
  if (savedOnce.has(place)) doubled.push(`${name} saved ${place} a second time`);
  savedOnce.add(place);
}
