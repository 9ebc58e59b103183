import { z } from 'zod';

/** What people of one organisation looked at in a case on one day, and what gave them the right. No names of people. */
export const CaseLook = z.object({
  /** `YYYY-MM-DD`, in Brussels. */
  on: z.iso.date(),
  /** null: the pupil or a parent, with their own link. */
  organisation: z.string().nullable(),
  why: z.string(),
  what: z.array(z.string()),
});
export type CaseLook = z.infer<typeof CaseLook>;

export const CaseLooks = z.object({ items: z.array(CaseLook) });
export type CaseLooks = z.infer<typeof CaseLooks>;
