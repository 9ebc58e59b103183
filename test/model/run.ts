/**
 * `npm run model [-- --runs N --seed S --path P --replay R]`: sequences of what people, clocks and restarts do to a case, on
 * PostgreSQL, beside a small model of it. Exits with 1 where they differ, with the shortest sequence that still does and its
 * seed, `path` and `replayPath`, which run that one again.
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    path: { type: 'string' },
    replay: { type: 'string' },
  },
});
for (const text of [values.runs, values.seed])
  if (!Number.isSafeInteger(Number(text))) throw new Error('Ask for whole numbers');

const { status } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', 'test/model'], {
  stdio: 'inherit',
  env: {
    ...process.env,
    MODEL_RUNS: values.runs,
    MODEL_SEED: values.seed,
    ...(values.path === undefined ? {} : { MODEL_PATH: values.path }),
    ...(values.replay === undefined ? {} : { MODEL_REPLAY: values.replay }),
  },
});
process.exitCode = status ?? 1;
