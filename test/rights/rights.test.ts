import { expect, test } from 'vitest';
import { createTestDatabase } from '../support/databases.ts';
import { judgeRights } from './judged.ts';

/** Through all states of akkoord; one that a provider left; one whose parents decide; one of the other network. */
const shortly: ReadonlySet<string> = new Set([
  'a pathway runs',
  'a provider declined',
  'the parents of a pupil of ten agreed',
  'in the other network',
]);

test('every reader gets what the table grants, and nothing else', async () => {
  const seed = Math.floor(Math.random() * 1_000_000);
  const { database, drop } = await createTestDatabase('pglite');
  try {
    const only = ({ key }: { key: string }) => shortly.has(key);
    const { lines, ...report } = await judgeRights(database, { draws: 200, seed, whole: false, only });
    console.log(JSON.stringify(report));
    expect(lines, `seed ${seed}`).toEqual([]);
    expect(report.cells).toBeGreaterThan(2_000);
  } finally {
    await drop();
  }
}, 300_000);
