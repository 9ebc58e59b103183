import { z } from 'zod';
import { OrganisationRef } from './case.ts';
import { Level } from './level.ts';

/** Who reads: one session is one person in one capacity of one organisation. */
export const Me = z.object({
  id: z.string(),
  name: z.string(),
  capacity: z.string(),
  capacityLabel: z.string(),
  organisation: OrganisationRef.nullable(),
  network: OrganisationRef.nullable(),
  /** A personal link instead of an account: sees dates and "waar staat dit?" of one case only. */
  link: z.boolean(),
  /** The case behind a personal link. */
  caseId: z.string().nullable(),
  unread: z.int(),
  /** How sure one is of who sits there. */
  level: Level,
  /** Signed in by an identity provider; there may be other capacities to change to. */
  byLogin: z.boolean(),
  demo: z.boolean(),
  productName: z.string(),
});
export type Me = z.infer<typeof Me>;

export const Persona = z.object({
  id: z.string(),
  name: z.string(),
  capacity: z.string(),
  capacityLabel: z.string(),
  organisation: z.string().nullable(),
  network: z.string(),
  /** One sentence: what this persona is good for in a demonstration. */
  about: z.string(),
  link: z.boolean(),
});
export type Persona = z.infer<typeof Persona>;

export const SignIn = z.strictObject({ persona: z.string().min(1).max(80) });

export const DemoClock = z.object({ now: z.iso.datetime(), offsetMs: z.number() });
/** ISO 8601 duration of days, hours and minutes, at most 400 days. */
export const AdvanceClock = z.strictObject({
  advance: z
    .string()
    .regex(/^P(?=\d|T\d)(\d{1,3}D)?(T(?=\d)(\d{1,4}H)?(\d{1,5}M)?)?$/)
    .meta({ examples: ['P10D', 'PT12H'] }),
});
export const ClockAdvanced = z.object({ now: z.iso.datetime(), fired: z.int() });

export const Health = z.object({ status: z.enum(['ok', 'unavailable']), mode: z.string(), version: z.string() });
/** The process answers at all. */
export const Liveness = z.object({ status: z.literal('ok') });
/** Whether the process should get requests; `draining` while it stops. */
export const Readiness = z.object({ status: z.enum(['ok', 'draining', 'unavailable']) });
export type Readiness = z.infer<typeof Readiness>;

export const Notice = z.object({
  id: z.string(),
  /** The kind of change, without a name: "Termijn voorbij". */
  kind: z.string(),
  title: z.string(),
  text: z.string(),
  at: z.iso.datetime(),
  readAt: z.iso.datetime().nullable(),
  caseId: z.string().nullable(),
  caseNumber: z.string().nullable(),
});
export type Notice = z.infer<typeof Notice>;

export const InboxQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
  unread: z.enum(['true', 'false']).optional(),
});

export const CalculatorQuery = z.strictObject({
  count: z.enum(['kalenderdag', 'werkdag', 'lesdag']),
  length: z.coerce.number().int().min(1).max(366),
  from: z.iso.date(),
  organisation: z.string().max(60).optional(),
});
export const Calculated = z.object({ dueAt: z.iso.datetime(), lastDay: z.iso.date(), explanation: z.string() });
