import type { AnyStateMachine } from 'xstate';
import type { z } from 'zod';
import type { Sharing } from './akkoord.ts';
import type { DeadlineKind } from './deadlines.ts';
import type { Slot } from './slots.ts';

/** Who may record an event, and with what. */
export interface EventRule {
  /** Slots that may record it; 'system' for deadlines. Guards narrow further. */
  by: readonly (Slot | 'system')[];
  /**
   * A slot that may write it down for somebody without account: then `toldBy` and `toldOn` are asked
   * ("telefonisch meegedeeld door …, op …").
   */
  onBehalfBy?: readonly Slot[];
  /** `step` moves the case on, `side` takes it off the straight road, `note` only adds to the history. */
  weight: 'step' | 'side' | 'note';
  /** Recorded only by a route of its own, which checks the answer or the file in it; never offered as an action. */
  through?: 'form' | 'attachment' | 'emergency';
  payload: z.ZodObject;
}

/** What a state promises (law 6). `by` a slot, or the name of a rule that picks one from the context. */
export interface StateMeta<Context> {
  holder: Slot | ((context: Context) => Slot) | null;
  coHolder?: Slot;
  clock: DeadlineKind | null;
}

/** Why a guard stands there: a sourced rule, a setting of the network, or the design of the procedure itself. */
export interface GuardSource {
  kind: 'hard' | 'afsprakenkader' | 'procedure';
  source: string;
}

export interface Procedure {
  id: string;
  version: number;
  machine: AnyStateMachine;
  /** zod schema of what the machine needs at the start. */
  input: z.ZodType;
  events: Readonly<Record<string, EventRule>>;
  states: Readonly<Record<string, StateMeta<never>>>;
  /** How the akkoord stands in a context of this procedure, and what it leaves out. */
  sharing: (context: never) => Sharing;
  /** The straight road, for the line of steps on the case page. */
  course: readonly string[];
  guardSources: Readonly<Record<string, GuardSource>>;
}

/** What the application knows at this instant and a guard may ask. Plain data; the machine never looks anything up. */
export interface Facts {
  actor: { slot: Slot | 'system'; organisationId: string | null; memberId: string | null };
  sectionsComplete: { school: boolean; pbd: boolean; clb: boolean };
  /** Days still to come on which the pupil turns 12 and 18, from the birth date in the form. */
  birthdays: { turns12On: string | null; turns18On: string | null };
  /** Emergency accesses that nobody has reviewed yet. */
  emergencies: { toReview: number };
  /** The offer named in the payload, looked up by the application. */
  offerOrganisationId: string | null;
  network: {
    pbdAdvice: boolean;
    unansweredProvider: 'nextOffer' | 'ladderOnly';
    firstContactAttempts: number;
    consultProposedAfterDeclines: number;
    reopenAllowed: boolean;
    attachments: boolean;
    startTableConvener: 'clb' | 'provider';
  };
}

export interface CaseEvent {
  type: string;
  payload: Record<string, unknown>;
  facts: Facts;
}
