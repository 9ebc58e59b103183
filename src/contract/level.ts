import { z } from 'zod';

/** How sure one is of who sits there, as eIDAS counts it (Regulation (EU) 910/2014, article 8); from least to most. */
export const levels = ['low', 'substantial', 'high'] as const;
export const Level = z.enum(levels);
export type Level = z.infer<typeof Level>;
