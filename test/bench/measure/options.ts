import { parseArgs } from 'node:util';

export interface BenchOptions {
  /** Length of each measurement, after its warm-up. */
  seconds: number;
  /** How often all contestants take their turn. */
  runs: number;
  seed: number;
  /** Deadlines that wait, and how many of them fall due at once (timers). */
  pending: number;
  due: number;
  /** Cases in the database (worklist). */
  cases: number;
  /** A temporary folder that is cleared afterwards. */
  folder: string;
  /** Progress, for people. */
  say: (line: string) => void;
}

/** `NAME [--seconds N] [--runs N] [--seed N] [--pending N] [--due N] [--cases N]`; throws on anything else. */
export function readBenchOptions(args: string[]): { name: string } & Omit<BenchOptions, 'folder' | 'say'> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      seconds: { type: 'string', default: '5' },
      runs: { type: 'string', default: '5' },
      seed: { type: 'string', default: '1' },
      pending: { type: 'string', default: '20000' },
      due: { type: 'string', default: '4000' },
      cases: { type: 'string', default: '100000' },
    },
  });
  const [name = '', ...rest] = positionals;
  if (rest.length > 0) throw new Error(`What is ${rest.join(' ')}?`);
  return {
    name,
    seconds: positive('seconds', values.seconds),
    runs: positive('runs', values.runs),
    seed: positive('seed', values.seed),
    pending: positive('pending', values.pending),
    due: positive('due', values.due),
    cases: positive('cases', values.cases),
  };
}

function positive(option: string, text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new Error(`--${option} asks a whole number from 1, not ${text}`);
  return value;
}
