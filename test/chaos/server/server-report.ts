import { isBreached, percentile99, type ChaosReport } from '../report.ts';
import type { ServerHouse } from './server-house.ts';
import type { Struck } from './struck.ts';

/** What a run in server mode adds to the counts of every run. */
export interface ServerReport extends ChaosReport {
  /** Processes that ended although nobody killed them. */
  crashes: number;
  /** From a SIGKILL until the process that took the place gave its first good answer. */
  restartP99Ms: number;
  /** The longest wait of a command, the time that the database was kept away included. */
  longestWaitMs: number;
  /** By fault: how often it struck, and how often at the very moment that its name says. */
  struck: Record<string, [number, number]>;
  seconds: number;
  /** What stayed below its goal without being a breach. */
  missed: string[];
}

interface Told {
  house: ServerHouse;
  struck: Struck;
  crashes: number;
  longestWaitMs: number;
  seconds: number;
}

const mostRecoveryMs = 5_000;

export function serverReportOf(
  report: ChaosReport,
  { house, struck, crashes, longestWaitMs, seconds }: Told,
): ServerReport {
  const restarts = [...house.http, ...house.workers].flatMap(({ restartsMs }) => restartsMs);
  const restartP99Ms = Math.round(percentile99(restarts));
  return {
    ...report,
    crashes,
    restartP99Ms,
    longestWaitMs: Math.round(longestWaitMs),
    struck: struck.list(),
    seconds,
    missed: [
      ...(report.recoveryP99Ms > mostRecoveryMs ? ['recoveryP99Ms'] : []),
      ...(restartP99Ms > mostRecoveryMs ? ['restartP99Ms'] : []),
      ...struck.neverAtTheMoment(),
    ],
  };
}

export const isServerBreached = (report: ServerReport): boolean => isBreached(report) || report.crashes > 0;
