import { readingOf } from '../../src/access/reading.ts';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { listCases } from '../../src/cases/list-cases.ts';
import { plainPage } from '../../src/cases/plain-page.ts';
import { CaseQuery } from '../../src/contract/case.ts';
import { isRefusal } from '../../src/contract/refusal.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { openSmallNetwork, type SmallNetwork } from '../support/small-network.ts';

const stages = [
  'awaitingSchoolSection',
  'awaitingClbSection',
  'awaitingProviderAnswer',
  'pathwayRunning',
  'closed',
] as const;

describeOnBothDatabases('the worklist as it opens', (database) => {
  let net: SmallNetwork;
  beforeAll(async () => {
    net = await openSmallNetwork(database());
    for (const stage of [...stages, ...stages]) {
      const { id } = await net.startCaseAt(stage);
      // Some without a term: they come last.
      if (stage === 'pathwayRunning') await net.act('clb', id, 'clockStopped', { reason: 'illness', text: 'ziek' });
      await net.advance(new Date(Date.parse(await net.now()) + 86_400_000).toISOString());
    }
  });

  /** A filter that lets everything through takes the query for every filter. */
  const byTheGeneralQuery = async (reader: Parameters<typeof listCases>[2]): Promise<string[]> => {
    const page = await listCases(
      net.engine,
      readingOf(net.engine, undefined),
      reader,
      CaseQuery.parse({ procedure: 'naft', limit: 100 }),
    );
    if (isRefusal(page)) throw new Error('refused');
    return page.items.map(({ id }) => id);
  };

  test.each([1, 4_000])('holds the same cases in the same order, page by page (many places: %i)', async (many) => {
    const { clb, school, provider, pbd, outsider } = net.readers;
    for (const reader of [clb, school, provider, pbd, outsider]) {
      const wanted = await byTheGeneralQuery(reader);
      const found: string[] = [];
      for (let after: string[] | undefined; ;) {
        const { rows } = await sql<{ id: string; keys: string[] }>`
          with ${plainPage(reader, 2, after, many)}
          select id, array[key0::text, key1::text, key2::text] as keys from page order by key0, key1, key2`.execute(
          net.engine.db,
        );
        found.push(...rows.slice(0, 2).map(({ id }) => id));
        if (rows.length < 3) break;
        after = rows[1]?.keys;
      }
      expect(found).toEqual(wanted);
    }
    expect(await byTheGeneralQuery(clb)).toHaveLength(8);
  });

  test('goes on behind a page of another list without beginning again', async () => {
    const { rows } = await sql<{ id: string }>`
      with ${plainPage(net.readers.clb, 50, ['2', '2020-01-01T00:00:00.000Z', '00000000-0000-0000-0000-000000000000'])}
      select id from page`.execute(net.engine.db);
    expect(rows).toEqual([]);
  });
});
