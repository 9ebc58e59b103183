import { sql, type RawBuilder } from 'kysely';
import type { Database } from '../../../db/database.ts';

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Loops'?: number;
  Plans?: PlanNode[];
}

/**
 * The tables that a statement reads from end to end, for each who asks: by the plan that PostgreSQL ran, not by the one
 * that it meant. Empty where everything goes by an index.
 */
export async function scansIn<Reader>(
  { kysely }: Database,
  readers: readonly Reader[],
  statementOf: (reader: Reader) => RawBuilder<unknown> | undefined,
): Promise<string[]> {
  const found = new Set<string>();
  for (const reader of readers) {
    const statement = statementOf(reader);
    if (statement === undefined) throw new Error('There is no statement to look at');
    const explained = sql<{
      'QUERY PLAN': { Plan: PlanNode }[];
    }>`explain (analyze, timing off, format json) ${statement}`;
    const { rows } = await explained.execute(kysely);
    const root = rows[0]?.['QUERY PLAN'][0]?.Plan;
    if (root !== undefined) collect(root, found);
  }
  return [...found];
}

function collect(node: PlanNode, found: Set<string>): void {
  const { 'Node Type': type, 'Relation Name': table, 'Actual Loops': loops = 0, Plans: inner = [] } = node;
  // What never ran (the part of the query that was not needed) reads nothing.
  if (loops > 0 && type === 'Seq Scan' && table !== undefined) found.add(table);
  for (const one of inner) collect(one, found);
}
