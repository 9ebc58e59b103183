import { z } from 'zod';
import { page } from './case.ts';

/** What can fail later: a deadline that should pass, a mail, an overview of the day, another effect outside. */
export const failedKinds = ['deadline', 'mail', 'digest', 'effect'] as const;

/** Work that failed: what it is about in words and numbers of cases, never whom. */
export const FailedItem = z.object({
  kind: z.enum(failedKinds),
  id: z.string(),
  title: z.string(),
  caseNumber: z.string().nullable(),
  /** For how many receivers, where that is more than one. */
  receivers: z.int(),
  attempts: z.int(),
  /** In words where it is known, else a code and a place in the program; never the message of an error. */
  reason: z.string(),
  /** When it should have happened. */
  dueAt: z.iso.datetime(),
  /** When it is tried again by itself; null: given up, only a person brings it back. */
  retryAt: z.iso.datetime().nullable(),
});
export type FailedItem = z.infer<typeof FailedItem>;

/** A backup was put back, and what waited then may have been sent already. */
export const Quarantine = z.object({
  restoredAt: z.iso.datetime(),
  /** The last step that the backup holds. */
  backupAt: z.iso.datetime().nullable(),
  mails: z.int(),
  effects: z.int(),
});
export type Quarantine = z.infer<typeof Quarantine>;

export const FailedWork = page(FailedItem).extend({ quarantine: Quarantine.nullable() });
export type FailedWork = z.infer<typeof FailedWork>;

export const FailedWorkQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(20).optional(),
});

export const FailedWorkParams = z.object({ kind: z.enum(failedKinds), id: z.string().min(1).max(60) });

/** `send`: let everything go; `drop`: what is older than the backup's return is never sent. */
export const QuarantineDecision = z.strictObject({ decision: z.enum(['send', 'drop']) });
export type QuarantineDecision = z.infer<typeof QuarantineDecision>;
