import type { Withheld } from './akkoord.ts';

/** What is shared with who helps: everything meant for them, that without health, or what a school may read too. */
export const helpersRead = ['all', 'withoutHealth', 'asSchool'] as const;

/** What one akkoord covers. */
export interface Cover {
  helpers: (typeof helpersRead)[number];
  /** Health to a school asks an akkoord in writing (hard: procedures, akkoord). */
  schoolHealth: 'no' | 'inWriting';
}

/** Of what nobody said anything, only what needs no word of its own is shared. */
const unsaid: Cover = { helpers: 'withoutHealth', schoolHealth: 'no' };

export const coverOf = (payload: {
  helpers?: Cover['helpers'] | undefined;
  schoolHealth?: Cover['schoolHealth'] | undefined;
}): Cover => ({
  helpers: payload.helpers ?? unsaid.helpers,
  schoolHealth: payload.schoolHealth ?? unsaid.schoolHealth,
});

const notForHelpers: Record<Cover['helpers'], readonly Withheld[]> = {
  all: [],
  withoutHealth: ['provider:health'],
  asSchool: ['contactPoint:helpShareable', 'provider:helpShareable', 'provider:health', 'provider:agogic'],
};

/** What is kept back where all these were said: the narrowest counts for everybody. */
export function withheldBy(covers: readonly Cover[]): Withheld[] {
  const said = covers.length === 0 ? [unsaid] : covers;
  const kept = new Set(said.flatMap(({ helpers }) => notForHelpers[helpers]));
  if (said.some(({ schoolHealth }) => schoolHealth === 'no')) kept.add('school:health');
  return [...kept].sort();
}
