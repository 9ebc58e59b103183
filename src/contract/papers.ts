import { z } from 'zod';
import { HistoryItem, Party, Subject } from './case.ts';
import { FormAmendment, FormChange, FormCopyItem, FormDocument } from './form-copy.ts';
import { receivers } from './receivers.ts';

/** Which papers this reader may take along from a case. */
export const PapersOffered = z.object({
  /** The texts for the CLB's own file. */
  lars: z.boolean(),
  /** Everything this reader reads, to keep. */
  closingPackage: z.boolean(),
  /** The case is over: the package is the last one. */
  final: z.boolean(),
});
export type PapersOffered = z.infer<typeof PapersOffered>;

/** The form as this reader may see it at this instant, in words. */
export const FormNow = z.object({
  at: z.iso.datetime(),
  version: z.int(),
  document: FormDocument,
});
export type FormNow = z.infer<typeof FormNow>;

/** Without `as`: as the reader may see it. */
export const FormNowQuery = z.strictObject({ as: z.enum(receivers).optional() });

/** One important step as plain text for the CLB's own file. */
export const LarsStep = z.object({
  seq: z.int(),
  at: z.iso.datetime(),
  title: z.string(),
  text: z.string(),
});
export type LarsStep = z.infer<typeof LarsStep>;

export const LarsText = z.object({
  items: z.array(LarsStep),
  /** All steps under each other. */
  all: z.string(),
});
export type LarsText = z.infer<typeof LarsText>;

/** The name and version of the package's shape. A change that breaks a reader of it makes a new name. */
export const packageSchema = 'aanzet-closing-package-1';

/**
 * Everything one reader reads of a case, to keep in an own file: the CLB's, or the provider's. What this reader may not
 * read is not in it. Described in docs/afsluitpakket.md.
 */
export const ClosingPackage = z.object({
  schema: z.literal(packageSchema),
  madeAt: z.iso.datetime(),
  madeFor: z.object({ name: z.string(), organisation: z.string(), slots: z.array(z.string()) }),
  case: z.object({
    number: z.string(),
    procedure: z.string(),
    procedureVersion: z.int(),
    procedureLabel: z.string(),
    stage: z.string(),
    stageLabel: z.string(),
    final: z.boolean(),
    openedAt: z.iso.datetime(),
    closedAt: z.iso.datetime().nullable(),
    subject: Subject,
  }),
  parties: z.array(Party.omit({ reads: true })),
  form: z.object({ version: z.int(), document: FormDocument }),
  amendments: z.array(FormAmendment),
  /** Akkoord and what was agreed at tables, as far as this reader may read what was filled in. */
  agreements: z.array(HistoryItem),
  /** Who got which version of the form, with what changed since the one before. */
  copies: z.array(FormCopyItem.extend({ changes: z.array(FormChange).nullable() })),
  history: z.array(HistoryItem),
});
export type ClosingPackage = z.infer<typeof ClosingPackage>;
