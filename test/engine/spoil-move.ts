import type { CommitOutcome } from '../../src/engine/commit-outcome.ts';
import type { Move } from '../../src/engine/move.ts';

/** What can be wrong with a move, and what the database has to say of it; `error` where it throws. */
const expected = {
  again: 'stale',
  stranger: 'forbidden',
  usedKey: 'stale',
  goneDeadline: 'notDue',
  nobodysNotice: 'error',
} as const satisfies Record<string, CommitOutcome | 'error'>;

export type Spoiling = keyof typeof expected;
export const spoilings = Object.keys(expected) as Spoiling[];
export const outcomeOf = (spoiling: Spoiling): CommitOutcome | 'error' => expected[spoiling];

/** A move that was made, spoilt in one way: as if it were the next of its case, but for one thing. */
export function spoilMove(made: Move, spoiling: Spoiling, newId: () => string): Move {
  if (spoiling === 'again') return made;
  const { command, ...rest } = plainNext(made, newId);
  const withKey = command ? { ...rest, command } : rest;
  const system = { ...rest, actor: { kind: 'system' as const } };
  switch (spoiling) {
    case 'stranger':
      return { ...withKey, actor: { kind: 'member', slot: 'clb', organisationId: 'outsider', memberId: 'nobody' } };
    case 'usedKey':
      // What the system does has no key: then the used one is made up, and the same again.
      return command ? { ...withKey, actor: { kind: 'system' } } : made;
    case 'goneDeadline':
      return { ...system, fires: newId() };
    case 'nobodysNotice': {
      const notice = { id: newId(), case_id: made.case.id, kind: 'reminder', at: made.at };
      const to = { organisation_id: 'nobody', member_id: null, read_at: null, mail_state: null };
      return { ...system, notices: [{ ...notice, ...to }] };
    }
  }
}

/** The move after this one: only its event and its audit row. */
function plainNext(made: Move, newId: () => string): Move {
  const revision = made.case.revision + 1;
  return {
    new: false,
    at: made.at,
    actor: made.actor,
    case: { ...made.case, revision },
    event: { ...made.event, seq: revision },
    audit: { ...made.audit, id: newId() },
    ...(made.command ? { command: made.command } : {}),
  };
}
