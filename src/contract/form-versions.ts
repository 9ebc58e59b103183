import { z } from 'zod';
import { CaseForm, FormSection } from './form.ts';
import { FormDefinition, sectionIds } from './form-definition.ts';
import { FieldProblem } from './problem.ts';

/** Draft: nobody fills it in yet. Planned: published, not begun. Past: no new case takes it any more. */
export const versionStates = ['draft', 'inForce', 'planned', 'past'] as const;

const version = z.int().min(1);

export const FormVersionItem = z.object({
  version,
  state: z.enum(versionStates),
  /** From when new cases take it; null for a draft, and for the form that ships with the application. */
  validFrom: z.iso.datetime().nullable(),
  publishedBy: z.string().nullable(),
  publishedAt: z.iso.datetime().nullable(),
  savedBy: z.string().nullable(),
  savedAt: z.iso.datetime().nullable(),
  /** Running cases that work with this version. */
  runningCases: z.int(),
});
export type FormVersionItem = z.infer<typeof FormVersionItem>;

export const FormVersionList = z.object({ items: z.array(FormVersionItem) });

export const FormVersionView = FormVersionItem.extend({
  definition: FormDefinition,
  revision: z.int(),
  /** What stands between this draft and publishing, in Dutch, each with a JSON pointer into the definition. */
  faults: z.array(FieldProblem),
  /** `part/name` of every question that was ever published: it may be retired, never deleted. */
  kept: z.array(z.string()),
});
export type FormVersionView = z.infer<typeof FormVersionView>;

export const StartDraft = z.strictObject({ from: z.int().min(1).max(1_000_000) });

/** The smallest that has the right shape; it has faults, as a draft may. */
const smallest: FormDefinition = {
  id: 'naft-aanmelding',
  title: 'Aanmelding',
  sections: sectionIds.map((id) => ({ id, label: id, groups: [{ title: 'Vragen', fields: [] }] })),
};

export const SaveDraft = z.strictObject({
  definition: FormDefinition.meta({ examples: [smallest] }),
  revision: z.int().min(0).max(2_000_000_000),
});

export const DraftSaved = z.object({
  version,
  revision: z.int(),
  savedAt: z.iso.datetime(),
  faults: z.array(FieldProblem),
});
export type DraftSaved = z.infer<typeof DraftSaved>;

export const DraftDiscarded = z.object({ version });
export type DraftDiscarded = z.infer<typeof DraftDiscarded>;

export const PublishDraft = z.strictObject({
  /** A day in Brussels from midnight on; today means now. */
  validFrom: z.union([z.literal('now'), z.iso.date()]),
  revision: z.int().min(0).max(2_000_000_000),
});

export const VersionPublished = z.object({ version, validFrom: z.iso.datetime() });
export type VersionPublished = z.infer<typeof VersionPublished>;

export const CompareVersions = z.strictObject({
  from: z.coerce.number().int().min(1).max(1_000_000),
  to: z.coerce.number().int().min(1).max(1_000_000),
});

export const FormDifferences = z.object({
  from: version,
  to: version,
  /** One entry per part in which something differs; empty when both versions ask the same in the same words. */
  sections: z.array(z.object({ id: z.enum(sectionIds), label: z.string(), changes: z.array(z.string()) })),
});
export type FormDifferences = z.infer<typeof FormDifferences>;

/** As whom a version can be looked at. */
export const previewReaders = [...sectionIds, 'provider'] as const;
export type PreviewReader = (typeof previewReaders)[number];

export const PreviewQuery = z.strictObject({ as: z.enum(previewReaders) });

/** A version as the form of a case in which nobody wrote yet. */
export const FormPreview = CaseForm.pick({ definition: true, title: true, version: true }).extend({
  sections: z.array(
    FormSection.pick({
      id: true,
      label: true,
      pen: true,
      penLabel: true,
      schema: true,
      groups: true,
      conditions: true,
      recommended: true,
      demanded: true,
      mayWrite: true,
    }),
  ),
});
export type FormPreview = z.infer<typeof FormPreview>;
