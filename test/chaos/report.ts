import type { CaseFindings } from './check-cases.ts';
import type { CommandFindings } from './check-commands.ts';
import type { Journal } from './journal.ts';

export type Findings = CaseFindings & CommandFindings;

/** What a run prints: counts of everything that was sent and of everything that is wrong. */
export type ChaosReport = Record<keyof Findings, number> & {
  cycles: number;
  acked: number;
  /** Commands that a kill left without an answer; each was sent again. */
  unknown: number;
  refused: number;
  /** Answers of 500 and above, which a kill does not explain. */
  serverErrors: number;
  /** Embedded: from the start of the process to its first good answer. Server: from no answer to an answer. */
  recoveryP99Ms: number;
  /** By how much the latest deadline fired after its instant. */
  maxLatenessMs: number;
  seed: number;
};

const breaches = [
  'lost',
  'doubled',
  'gaps',
  'brokenChains',
  'ledgerGaps',
  'missedDeadlines',
  'doubledDeadlines',
  'serverErrors',
] as const satisfies (keyof ChaosReport)[];

export const isBreached = (report: ChaosReport): boolean => breaches.some((name) => report[name] > 0);

export interface Ran {
  cycles: number;
  seed: number;
  unknown: number;
  serverErrors: readonly Error[];
  recoveriesMs: readonly number[];
  maxLatenessMs: number;
}

export function reportOf(
  { cycles, seed, unknown, serverErrors, recoveriesMs, maxLatenessMs }: Ran,
  journal: Journal,
  found: Findings,
) {
  const count = (outcome: string) => journal.entries.filter((entry) => entry.outcome === outcome).length;
  return {
    cycles,
    acked: count('acked'),
    unknown,
    refused: count('refused'),
    lost: found.lost.length,
    doubled: found.doubled.length,
    gaps: found.gaps.length,
    brokenChains: found.brokenChains.length,
    ledgerGaps: found.ledgerGaps.length,
    missedDeadlines: found.missedDeadlines.length,
    doubledDeadlines: found.doubledDeadlines.length,
    serverErrors: serverErrors.length,
    recoveryP99Ms: Math.round(percentile99(recoveriesMs)),
    maxLatenessMs,
    seed,
  } satisfies ChaosReport;
}

/** What was acknowledged, kind by kind, so that nobody takes a run that only did one thing for a proof. */
export const describeWork = (journal: Journal): string =>
  [...Map.groupBy(journal.entries, ({ kind, outcome }) => `${kind} ${outcome}`)]
    .map(([name, entries]) => `${name}: ${entries.length}`)
    .toSorted()
    .join(', ');

/** Everything that is wrong, by name, for whoever looks for the cause. */
export const describeFindings = (found: Findings, serverErrors: readonly Error[]): string[] => [
  ...Object.entries<string[]>({ ...found }).flatMap(([name, all]) => all.map((one) => `${name}: ${one}`)),
  ...serverErrors.map((error) => `serverErrors: ${error.message}`),
];

export function percentile99(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.99))] ?? NaN;
}
