import { sql, type RawBuilder } from 'kysely';
import type { CommitOutcome } from './commit-outcome.ts';
import type { Move } from './move.ts';

/** A new case has nobody to wait for, a file is large enough by itself, and what is about an emergency is rare: they go alone. */
export const mayShare = (move: Move): boolean => !move.new && move.attachment === undefined && !isAboutEmergency(move);

/** Whether a move opens or judges an emergency access: then it has an entry of its own. */
export const isAboutEmergency = ({ emergency, reviews }: Move): boolean =>
  emergency !== undefined || reviews !== undefined;

/** The lists that `commit_moves` takes, in the order of its parameters. */
const lists = [
  'moves',
  'cases',
  'events',
  'audits',
  'commands',
  'fired',
  'ended_slots',
  'slots',
  'ended_deadlines',
  'changed_deadlines',
  'deadlines',
  'ended_ledger',
  'ledger',
  'sections',
  'copies',
  'withdrawn',
  'notices',
  'outbox',
] as const;

/** Moves of different cases as one call: the rows of all, table by table; a list that stays empty is null. */
export function batchCall(moves: readonly Move[]): RawBuilder<{ outcomes: CommitOutcome[] }> {
  const rows = rowsOf(moves);
  const parameters = lists.map((name) => {
    const list = rows[name];
    return sql`${list.length > 0 ? JSON.stringify(list) : null}::json`;
  });
  const erased = moves.flatMap((move) => (move.erase ? move.case.id : []));
  return sql`select commit_moves(${sql.join(parameters)}, ${erased.length > 0 ? erased : null}::uuid[]) as outcomes`;
}

function rowsOf(moves: readonly Move[]): Record<(typeof lists)[number], unknown[]> {
  const rows = Object.fromEntries(lists.map((name) => [name, []])) as unknown as ReturnType<typeof rowsOf>;
  const add = (name: (typeof lists)[number], ...more: readonly unknown[]) => rows[name].push(...more);
  for (const [n, move] of moves.entries()) {
    const { at, actor } = move;
    const of = { case_id: move.case.id, at };
    add('moves', {
      n,
      case_id: move.case.id,
      revision: move.case.revision,
      network_id: move.case.network_id,
      actor_kind: actor.kind,
      actor_slot: actor.slot,
      actor_organisation_id: actor.organisationId,
      actor_member_id: actor.memberId,
      hands_in: move.handsIn,
      fires: move.fires,
    });
    add('cases', move.case);
    add('events', move.event);
    add('audits', move.audit);
    if (move.command) add('commands', move.command);
    if (move.fires !== undefined) add('fired', { ...of, id: move.fires });
    for (const id of move.endSlots ?? []) add('ended_slots', { ...of, id });
    add('slots', ...(move.slots ?? []));
    for (const id of move.endDeadlines ?? []) add('ended_deadlines', { ...of, id });
    for (const row of move.changeDeadlines ?? []) add('changed_deadlines', { ...row, case_id: of.case_id });
    add('deadlines', ...(move.deadlines ?? []));
    if (move.ledger) add('ended_ledger', of);
    add('ledger', ...(move.ledger ?? []));
    add('sections', ...(move.sections ?? []));
    for (const copy of move.copies ?? []) add('copies', { ...copy, ...of, seq: move.case.revision });
    if (move.withdraws) add('withdrawn', { ...move.withdraws, ...of });
    add('notices', ...(move.notices ?? []));
    add('outbox', ...(move.outbox ?? []));
  }
  return rows;
}
