/**
 * `npm run bench -- NAME [--seconds N] [--runs N] [--seed N] [--pending N] [--due N] [--cases N]`: progress on stderr, one JSON object as the last line of
 * stdout. Exits with 1 when a goal is missed (`missed` names it) or something fails, an installation of peers included.
 */
import { openRunFolder } from '../support/run-folder.ts';
import { describeMachine } from './measure/machine.ts';
import { readBenchOptions, type BenchOptions } from './measure/options.ts';
import { benchHttp } from './http/bench-http.ts';
import { runPeer } from './peers/run-peer.ts';
import { benchTimers } from './timers/bench-timers.ts';
import { benchWorklist } from './worklist/bench-worklist.ts';
import { benchTransitions } from './transitions/bench-transitions.ts';

type Bench = (options: BenchOptions) => Promise<Record<string, unknown>>;

const benches: Record<string, Bench> = {
  transitions: benchTransitions,
  timers: benchTimers,
  http: benchHttp,
  worklist: benchWorklist,
};

// A contestant in a process of its own, started by a bench.
const [first, told = ''] = process.argv.slice(2);
if (first === 'peer') await runPeer(told);
else await runBench(process.argv.slice(2));

async function runBench(args: string[]): Promise<void> {
  const { name, ...chosen } = readBenchOptions(args);
  const bench = benches[name];
  if (bench === undefined)
    throw new Error(`There is no bench ${name}. Choose one of: ${Object.keys(benches).join(', ')}`);
  const run = openRunFolder();
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  try {
    const figures = await bench({ ...chosen, folder: run.folder, say });
    if (Array.isArray(figures['missed']) && figures['missed'].length > 0) process.exitCode = 1;
    process.stdout.write(`${JSON.stringify({ bench: name, ...chosen, ...describeMachine(), ...figures })}\n`);
  } finally {
    await run.close();
  }
}
