import { assign, setup } from 'xstate';
import type { DeadlineKind } from '../deadlines.ts';
import type { EffectOf } from '../effects.ts';
import type { NaftContext, NaftInput } from './context.ts';
import type { NaftEvent } from './events.ts';
import { guards } from './guards.ts';
import { remember } from './remember.ts';

/** An effect is declared and never run here: the transition hands it back as data (see `../engine.ts`). */
const effect =
  <Params>() =>
  (_args: unknown, _params: Params) => {};

export const naft = setup({
  // oxlint-disable-next-line typescript/no-unnecessary-type-assertion -- XState reads its types from here
  types: {} as { context: NaftContext; events: NaftEvent; input: NaftInput },
  guards,
  actions: {
    remember: assign(({ context, event }) => remember(context, event)),
    /** Leaving a step: what was asked about it, what was offered in it, and a clock that stood still, go with it. */
    settle: assign({ clockStopped: false, statusAsked: false, returnOffered: false }),
    /** Leaving the open case: a transfer or a proposal that was not finished ends with it. */
    settleCase: assign({ clbTransfer: null, voidProposedBy: null, emergencyToReview: false }),
    /** A stop remembers where it came from, so that a take-back that is declined can go back there. */
    stopFromStartTable: assign({ stoppedFrom: 'awaitingStartTable' as const }),
    stopFromFirstContact: assign({ stoppedFrom: 'awaitingFirstContact' as const }),
    stopFromPathway: assign({ stoppedFrom: 'pathwayRunning' as const }),
    stopFromAdjustment: assign({ stoppedFrom: 'awaitingAdjustment' as const }),
    /** The provider that asked for more did not answer in the end: nobody waits for the registration. */
    nobodyWaits: assign({ askedBackBy: null }),
    noWayBack: assign({ stoppedFrom: null }),
    startDeadline: effect<EffectOf<'startDeadline'>>(),
    endDeadline: effect<EffectOf<'endDeadline'>>(),
    stopClock: effect<EffectOf<'stopClock'>>(),
    resumeClock: () => {},
    fillSlot: effect<EffectOf<'fillSlot'>>(),
    assignMember: effect<EffectOf<'assignMember'>>(),
    endSlot: effect<EffectOf<'endSlot'>>(),
    moveSlot: effect<EffectOf<'moveSlot'>>(),
    emptySection: effect<EffectOf<'emptySection'>>(),
    notify: effect<EffectOf<'notify'>>(),
    erasePersonalPayload: () => {},
    referToRots: effect<EffectOf<'referToRots'>>(),
  },
});

// The words in which the states are written.

/**
 * First in the line of every answer about akkoord. Without target and action XState forbids the event where the guard holds,
 * also further out.
 */
export const notForAnother = { guard: 'speaksForAnother' } as const;

export const begin = (kind: DeadlineKind) => ({ type: 'startDeadline', params: { kind } }) as const;
export const end = (kind: DeadlineKind) => ({ type: 'endDeadline', params: { kind } }) as const;
/** On leaving a step: its clock ends, and so do the question and the stop that belonged to it. */
export const leave = (kind: DeadlineKind) =>
  [end(kind), end('statusQuestion'), end('stoppedClockReview'), 'settle'] as const;
/** The step goes on with a new term: what hung on the old one ends with it. */
export const restart = (kind: DeadlineKind) => [...leave(kind), begin(kind)] as const;
export const tell = (slot: EffectOf<'notify'>['slot'], notice: string) =>
  ({ type: 'notify', params: { slot, notice } }) as const;
export const endSlot = (slot: EffectOf<'endSlot'>['slot']) => ({ type: 'endSlot', params: { slot } }) as const;
