import { z } from 'zod';
import { readCodeOf } from './sign-in.ts';

/** For whom a CLB can make a personal link. */
export const linkSlots = ['pupil', 'parent', 'secondParent'] as const;
export const LinkSlot = z.enum(linkSlots);
export type LinkSlot = z.infer<typeof LinkSlot>;

/** The end of a school year: until then a link works, and never longer than a year. Month and day, of the year to come. */
export const linkEnds = { month: 8, day: 31 } as const;
export const longestLinkDays = 365;

/** Eight signs: 40 bits beside a link of 256, and after five wrong ones somebody has to call. */
export const linkCodeLength = 8;
export const wrongCodesOfLink = 5;

/** The code of the links of the demonstration, where no code is told in person. */
export const demoLinkCode = 'DEMO-2026';

/** A code of a link as somebody wrote it, in the one form; undefined where it cannot be one. */
export const readLinkCode = (written: string): string | undefined => readCodeOf(written, linkCodeLength);

export const MakeLink = z.strictObject({ slot: LinkSlot, name: z.string().trim().min(1).max(120) });
export type MakeLink = z.infer<typeof MakeLink>;

/** `locked`: too many wrong codes; `expired`: its time is over, or the case ended. */
export const linkStates = ['works', 'locked', 'expired', 'revoked'] as const;

export const FamilyLink = z.object({
  id: z.string(),
  slot: z.string(),
  slotLabel: z.string(),
  /** null: nobody reads it any more. */
  name: z.string().nullable(),
  madeBy: z.string().nullable(),
  madeAt: z.iso.datetime(),
  until: z.iso.datetime(),
  usedAt: z.iso.datetime().nullable(),
  state: z.enum(linkStates),
});
export type FamilyLink = z.infer<typeof FamilyLink>;

/** The links of a case, the newest first, and for whom another can be made. */
export const FamilyLinks = z.object({
  items: z.array(FamilyLink),
  mayMakeFor: z.array(z.object({ slot: LinkSlot, label: z.string() })),
});
export type FamilyLinks = z.infer<typeof FamilyLinks>;

/** Shown once: null where the same key asked before. */
export const GivenLink = z.object({ id: z.string(), token: z.string().nullable(), code: z.string().nullable() });
export type GivenLink = z.infer<typeof GivenLink>;

export const OpenLink = z.strictObject({ token: z.string().min(1).max(100) });
export const TypeLinkCode = z.strictObject({ code: z.string().min(1).max(60) });

export const ownAnswers = ['yes', 'no', 'withdraw'] as const;
/** With a yes: whether helpers may read about health too; not said is no. */
export const OwnAnswer = z.strictObject({ answer: z.enum(ownAnswers), health: z.enum(['yes', 'no']).optional() });
export type OwnAnswer = z.infer<typeof OwnAnswer>;

/** What stands on the own page of a pupil or parent once the code was typed. */
export const OwnPage = z.object({
  /** Whom the case is about; null after it was erased. */
  about: z.string().nullable(),
  /** The pupil decides personally, and this is a parent who reads along. */
  besidePupil: z.boolean(),
  contacts: z.array(z.object({ label: z.string(), organisation: z.string(), member: z.string().nullable() })),
  /** The own akkoord; null where nobody asks for it. */
  akkoord: z
    .object({
      state: z.enum(['asked', 'given', 'refused', 'withdrawn', 'unreachable']),
      may: z.array(z.enum(ownAnswers)),
      /** Whether the own yes covers health; null where there is none, or where it was said otherwise. */
      health: z.boolean().nullable(),
    })
    .nullable(),
  parts: z.array(z.object({ label: z.string(), answers: z.array(z.object({ label: z.string(), value: z.string() })) })),
  notes: z.array(z.object({ at: z.iso.datetime(), by: z.string(), text: z.string() })),
});
export type OwnPage = z.infer<typeof OwnPage>;
