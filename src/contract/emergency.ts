import { z } from 'zod';

/** How somebody proves anew who asks: at the provider, by a new one-time code, or in the demonstration by saying so. */
export const Means = z.enum(['login', 'code', 'demo']);
export type Means = z.infer<typeof Means>;

/** What the page needs to ask for an emergency, and what is open now. */
export const EmergencyDesk = z.object({
  means: Means,
  /** With `login`: somebody just came back from the provider. */
  proven: z.boolean(),
  /** Why it is not for this reader; null where it is. */
  off: z.string().nullable(),
  reasons: z.array(z.object({ const: z.string(), title: z.string() })),
  open: z.array(
    z.object({ id: z.uuid(), caseId: z.uuid(), number: z.string(), until: z.iso.datetime(), reason: z.string() }),
  ),
});
export type EmergencyDesk = z.infer<typeof EmergencyDesk>;

export const OpenEmergency = z.strictObject({
  number: z.string().trim().min(1).max(40),
  reason: z.string().min(1).max(40),
  text: z.string().trim().min(10).max(1000),
  code: z.string().max(60).optional(),
  demo: z.boolean().optional(),
});
export type OpenEmergency = z.infer<typeof OpenEmergency>;

/** Reading is open; under which id it can be ended. */
export const EmergencyOpened = z.object({
  id: z.uuid(),
  caseId: z.uuid(),
  number: z.string(),
  until: z.iso.datetime(),
});
export type EmergencyOpened = z.infer<typeof EmergencyOpened>;

export const EmergencyEnded = z.object({ ended: z.boolean() });

/** Who opened a case in an emergency, newest first. */
export const CaseEmergencies = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      organisation: z.string(),
      /** Only for who reads names of people in this case. */
      member: z.string().nullable(),
      reason: z.string(),
      from: z.iso.datetime(),
      until: z.iso.datetime(),
      open: z.boolean(),
      justified: z.boolean().nullable(),
    }),
  ),
});
export type CaseEmergencies = z.infer<typeof CaseEmergencies>;
