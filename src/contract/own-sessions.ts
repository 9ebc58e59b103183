import { z } from 'zod';
import { Level } from './level.ts';

/** One open session of who asks, as its owner may know it again. */
export const OwnSession = z.object({
  /** Names it for who owns it; opens nothing. */
  id: z.string(),
  /** The one in which this is asked. */
  current: z.boolean(),
  openedAt: z.iso.datetime(),
  /** To the minute. */
  seenAt: z.iso.datetime(),
  /** `Firefox op Windows` */
  browser: z.string(),
  capacityLabel: z.string(),
  organisation: z.string(),
  level: Level,
  byLogin: z.boolean(),
});
export type OwnSession = z.infer<typeof OwnSession>;

export const OwnSessions = z.object({ items: z.array(OwnSession) });
export type OwnSessions = z.infer<typeof OwnSessions>;
