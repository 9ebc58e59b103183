import { z } from 'zod';
import { VolumeAlarm } from './organisations.ts';

/** What somebody did, in groups that an access manager asks for. */
export const auditGroups = ['read', 'search', 'takeOut', 'write', 'access', 'emergency'] as const;
export const AuditGroup = z.enum(auditGroups);
export type AuditGroup = z.infer<typeof AuditGroup>;

export const AuditQuery = z.strictObject({
  member: z.string().min(1).max(60).optional(),
  group: AuditGroup.optional(),
  only: z.enum(['refused', 'emergency']).optional(),
  /** First and last day, in Brussels. */
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
  cursor: z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z_[0-9a-f-]{36}$/)
    .optional(),
});
export type AuditQuery = z.infer<typeof AuditQuery>;

/** One row: who did what, where and why; the number of a case, never a name of a pupil. */
export const AuditItem = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  who: z.string(),
  capacityLabel: z.string(),
  number: z.string().nullable(),
  action: z.string(),
  why: z.string(),
  refused: z.boolean(),
  emergency: z.boolean(),
  /** Covered by a block: whoever changes it is found. */
  sealed: z.boolean(),
  reviews: z.array(z.object({ at: z.iso.datetime(), name: z.string(), note: z.string() })),
});
export type AuditItem = z.infer<typeof AuditItem>;

export const AuditPage = z.object({
  items: z.array(AuditItem),
  nextCursor: z.string().nullable(),
  /** The page holds fewer rows than it could: so far was looked, and no further yet. */
  lookedUntil: z.iso.datetime().nullable(),
  /** When the last block was sealed; null where none was. */
  sealedAt: z.iso.datetime().nullable(),
  members: z.array(z.object({ id: z.string(), name: z.string() })),
  alarms: z.array(VolumeAlarm),
});
export type AuditPage = z.infer<typeof AuditPage>;

export const ReviewAuditRow = z.strictObject({ note: z.string().trim().min(1).max(500) });
export const AuditRowReviewed = z.object({ id: z.uuid() });
