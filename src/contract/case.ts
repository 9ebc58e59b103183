import { z } from 'zod';
import { DrawableSchema } from './json-schema.ts';

export const OrganisationRef = z.object({ id: z.string(), name: z.string() });
export type OrganisationRef = z.infer<typeof OrganisationRef>;

/** Who is *aan zet*. */
export const Holder = z.object({
  slot: z.string(),
  slotLabel: z.string(),
  organisation: OrganisationRef.nullable(),
  member: z.string().nullable(),
  /** This reader (or a colleague of the same organisation) is the one who is asked to act. */
  isMine: z.boolean(),
});
export type Holder = z.infer<typeof Holder>;

/** What the case is about, as far as this reader may know; `label` is null when the name is not for this reader. */
export const Subject = z.object({ kind: z.string(), kindLabel: z.string(), label: z.string().nullable() });

export const Deadline = z.object({
  id: z.string(),
  kind: z.string(),
  label: z.string(),
  dueAt: z.iso.datetime(),
  /** In Dutch: from when, how counted, what was left out. */
  explanation: z.string(),
  paused: z.boolean(),
  overdue: z.boolean(),
  /** True for the clock of the current step; the others run beside it. */
  ofStep: z.boolean(),
});
export type Deadline = z.infer<typeof Deadline>;

/** An event that this reader may record now, with the form for it. */
export const AllowedEvent = z.object({
  event: z.string(),
  label: z.string(),
  /** One sentence: what happens then. */
  description: z.string(),
  /** `step` moves the case on; `side` takes it off the straight road; `note` changes nothing but the history. */
  weight: z.enum(['step', 'side', 'note']),
  payload: DrawableSchema,
});
export type AllowedEvent = z.infer<typeof AllowedEvent>;

/** A step that belongs to this reader but cannot be taken yet, and what is missing. */
export const BlockedEvent = z.object({
  event: z.string(),
  label: z.string(),
  reason: z.string(),
  missing: z.array(z.string()),
});

export const Party = z.object({
  slot: z.string(),
  label: z.string(),
  organisation: OrganisationRef.nullable(),
  member: z.string().nullable(),
  since: z.iso.datetime(),
  /** What is read from this place as the akkoord stands now, in words; empty: stages and dates only. */
  reads: z.array(z.string()),
});

/** One step on the line of the course: behind us, now, or likely ahead. */
export const CourseStep = z.object({
  stage: z.string(),
  label: z.string(),
  when: z.enum(['past', 'now', 'ahead']),
  since: z.iso.datetime().nullable(),
});
export type CourseStep = z.infer<typeof CourseStep>;

/** "6 van 5 werkdagen". */
export const Elapsed = z.object({ spent: z.number(), of: z.number(), unit: z.string() });
export type Elapsed = z.infer<typeof Elapsed>;

const caseHead = {
  id: z.uuid(),
  number: z.string(),
  procedure: z.string(),
  procedureVersion: z.int(),
  revision: z.int(),
  stage: z.string(),
  stageLabel: z.string(),
  stageSince: z.iso.datetime(),
  final: z.boolean(),
  subject: Subject,
  holder: Holder.nullable(),
  /** Why no clock runs, one of a short closed list; null when one does. */
  noClockReason: z.string().nullable(),
  noClockLabel: z.string().nullable(),
};

export const CaseListItem = z.object({
  ...caseHead,
  nextDeadline: Deadline.nullable(),
  elapsed: Elapsed.nullable(),
});
export type CaseListItem = z.infer<typeof CaseListItem>;

export const CaseView = z.object({
  ...caseHead,
  openedAt: z.iso.datetime(),
  closedAt: z.iso.datetime().nullable(),
  coHolder: Holder.nullable(),
  /** What is asked of the holder, as a sentence. */
  asked: z.string(),
  deadlines: z.array(Deadline),
  elapsed: Elapsed.nullable(),
  clockStopped: z.object({ since: z.iso.datetime(), reason: z.string() }).nullable(),
  allowed: z.array(AllowedEvent),
  blocked: z.array(BlockedEvent),
  parties: z.array(Party),
  course: z.array(CourseStep),
  /** Things the reader should know before acting, e.g. "Na twee weigeringen kunt u een consult vragen". */
  hints: z.array(z.string()),
  /** Whether this reader may ask who looked at the case. */
  mayAskWhoLooked: z.boolean(),
  /** Whether this reader gives pupil and parents their personal links. */
  mayGiveLinks: z.boolean(),
  /** This reader sees the case by an emergency: until when, and why. */
  emergency: z.object({ id: z.uuid(), until: z.iso.datetime(), reason: z.string() }).nullable(),
});
export type CaseView = z.infer<typeof CaseView>;

/** The answer to a repeated key, or to a move that ended the actor's own access. */
export const MoveReceipt = z.object({
  id: z.uuid(),
  number: z.string(),
  revision: z.int(),
  stage: z.string(),
  stageLabel: z.string(),
});
export type MoveReceipt = z.infer<typeof MoveReceipt>;

export const CaseAnswer = z.union([CaseView, MoveReceipt]);

export const StartCase = z.strictObject({
  procedure: z.string().min(1).max(40),
  input: z.record(z.string(), z.unknown()),
});

export const RecordEvent = z.strictObject({
  type: z.string().min(1).max(60),
  payload: z.record(z.string(), z.unknown()).default({}),
  revision: z.int().min(0).max(2_000_000_000).optional(),
});

export const HistoryItem = z.object({
  seq: z.int(),
  type: z.string(),
  label: z.string(),
  at: z.iso.datetime(),
  /** Who did it, as this reader may know: a person and organisation, or "Aanzet" for a deadline. */
  by: z.string(),
  stage: z.string(),
  /** A sentence in Dutch. */
  text: z.string(),
  /** What was filled in, label by label, as far as this reader may see it. */
  details: z.array(z.object({ label: z.string(), value: z.string() })),
});
export type HistoryItem = z.infer<typeof HistoryItem>;

export const listSorts = ['needsMe', 'dueAt', '-dueAt', 'stageSince', '-stageSince', 'number', '-number'] as const;

export const CaseQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
  stage: z.string().max(60).optional(),
  holder: z.string().max(60).optional(),
  overdue: z.enum(['true', 'false']).optional(),
  /** Only what falls due within seven days from now. */
  due: z.enum(['week']).optional(),
  procedure: z.string().max(40).optional(),
  /** `open` (default), `closed` or `all`. */
  state: z.enum(['open', 'closed', 'all']).default('open'),
  q: z.string().max(100).optional(),
  sort: z.enum(listSorts).default('needsMe'),
});
export type CaseQuery = z.infer<typeof CaseQuery>;

/** Counts for the head of the worklist, with the same rights as the list. */
export const CaseCounts = z.object({
  open: z.int(),
  /** The reader's own turn: of the reader in person, or of the whole organisation. */
  me: z.int(),
  /** The turn of the reader's organisation, whoever of it. */
  mine: z.int(),
  overdue: z.int(),
  dueThisWeek: z.int(),
});
export type CaseCounts = z.infer<typeof CaseCounts>;

export const page = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });
