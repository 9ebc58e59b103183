import { z } from 'zod';
import { deadlineKinds } from './deadlines.ts';
import { slots } from './slots.ts';

const kind = z.enum(deadlineKinds);
const slot = z.enum(slots);

/** What a transition asks of the world. Machines only name effects; `src/engine` performs them in the same transaction. */
export const Effect = z.discriminatedUnion('type', [
  /**
   * Starts a deadline, or goes on with the one of this kind that was kept. `slot` is whose days count; the holder's when
   * absent. With `on: null` there is no such date, and nothing starts.
   */
  z.strictObject({
    type: z.literal('startDeadline'),
    kind,
    on: z.iso.date().nullable().optional(),
    slot: slot.optional(),
  }),
  /** Ends a deadline; with `keep` it stands still until the same kind starts again. */
  z.strictObject({ type: z.literal('endDeadline'), kind, keep: z.boolean().optional() }),
  /** Stops, and later resumes, the clock of the step with everything that hangs on it. */
  z.strictObject({ type: z.literal('stopClock'), reason: z.string() }),
  z.strictObject({ type: z.literal('resumeClock') }),
  z.strictObject({
    type: z.literal('fillSlot'),
    slot,
    organisationId: z.string().nullable(),
    personName: z.string().optional(),
  }),
  z.strictObject({ type: z.literal('assignMember'), slot, memberId: z.string().nullable() }),
  z.strictObject({ type: z.literal('endSlot'), slot }),
  /** Whoever fills `from` from now on fills `to`; the former filler of `to` leaves. */
  z.strictObject({ type: z.literal('moveSlot'), from: slot, to: slot }),
  z.strictObject({ type: z.literal('emptySection'), section: z.enum(['school', 'pbd', 'clb']) }),
  /** A message in the inbox of whoever fills the slot. Its words follow from the kind and hold no name. */
  z.strictObject({ type: z.literal('notify'), slot: z.enum(['holder', ...slots]), notice: z.string() }),
  /** For voided cases: everything personal goes, the log stays. */
  z.strictObject({ type: z.literal('erasePersonalPayload') }),
  /** A consult is asked for; the ROTS procedures pick this up from the outbox. */
  z.strictObject({ type: z.literal('referToRots'), criterion: z.string() }),
]);

export type Effect = z.infer<typeof Effect>;
export type EffectOf<Type extends Effect['type']> = Omit<Extract<Effect, { type: Type }>, 'type'>;
