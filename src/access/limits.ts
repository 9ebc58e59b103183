import type { Action } from './rights.ts';

/** Every limit on how much somebody may ask or see, in one place with its reason. */
export const limits = {
  /** In this many milliseconds the requests of one reader are counted; strangers share a count per address. */
  windowMs: 10_000,
  /** 500 a second is far above what one person does and below what hurts others. */
  requests: 5_000,
  /** A demonstration is also measured and fuzzed. */
  requestsInDemo: 100_000,
  /**
   * What makes a paper out of a whole case costs a hundred times what a page does, and takes the file out of the house:
   * somebody who prints a case a second is no person at work.
   */
  papers: 30,
  papersWindowMs: 60_000,
  /**
   * Different cases that one member opens in an hour before the access managers of the organisation are told. Whoever
   * works through a worklist takes minutes for each; more than one a minute for a whole hour is somebody who looks
   * around, or a stolen session that copies. Nothing is stopped by it: a person must look.
   */
  openedCasesInAnHour: 60,
} as const;

/** Routes that draw papers. */
export const paperActions: ReadonlySet<Action> = new Set<Action>(['formPaper', 'closingPackage']);
