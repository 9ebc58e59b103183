import type { Move } from './move.ts';

/** A new case has nobody to wait for, and a file is large enough by itself: they go alone. */
export const mayShare = (move: Move): boolean => !move.new && move.attachment === undefined;

/** Moves of different cases as `commit_moves` takes them: the rows of all, table by table. Lists that stay empty are left out. */
export function batchOf(moves: readonly Move[]): string {
  const lists = new Map<string, unknown[]>();
  const add = (name: string, ...rows: readonly unknown[]): void => {
    const list = lists.get(name);
    if (list) list.push(...rows);
    else if (rows.length > 0) lists.set(name, [...rows]);
  };
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
    if (move.erase) add('erased', move.case.id);
  }
  return JSON.stringify(Object.fromEntries(lists));
}
