import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Procedure } from '../../machines/procedure.ts';

const digest = (value: string) => createHash('sha256').update(value).digest('hex');

/** Everything of a procedure that can be written as JSON: states, transitions, questions, holders and clocks. */
export function shapeOf({ machine, events, states, input, course }: Procedure): string {
  const asked = Object.entries(events).map(([type, rule]) => [
    type,
    { ...rule, payload: z.toJSONSchema(rule.payload, { io: 'input' }) },
  ]);
  const promised = Object.entries(states).map(([stage, meta]): [string, unknown] => [
    stage,
    { ...meta, holder: typeof meta.holder === 'function' ? 'chosen by a rule' : meta.holder },
  ]);
  return digest(
    JSON.stringify([
      machine.config,
      asked,
      promised.toSorted(([a], [b]) => a.localeCompare(b)),
      z.toJSONSchema(input, { io: 'input' }),
      course,
    ]),
  );
}

/** What JSON cannot show: the rules themselves, read without comments and layout. */
export function rulesOf(folder: string): string {
  const files = ['context.ts', 'guards.ts', 'remember.ts', 'setup.ts'];
  const code = files.map((name) => readFileSync(path.join(folder, name), 'utf8'));
  return digest(
    code.map((source) => source.replaceAll(/\/\*[^]*?\*\/|\/\/.*$/gm, '').replaceAll(/\s+/g, ' ')).join(''),
  );
}
