import { sql, type Kysely } from 'kysely';
import { caseRows } from './0021-sealed-content.ts';
import { commitMove, commitMoves } from './0022-moves-of-sealed-cases.ts';

/**
 * How the akkoord stands in each case, so that lists and row-level security decide by it as the policy does. The machine
 * says it with every move; cases from before say it here once, by the same rule.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    'alter table cases add column akkoord text',
    asItStands,
    `alter table cases alter column akkoord set not null, alter column akkoord set default 'held',
      add check (akkoord in ('there', 'held', 'gone'))`,
    `comment on column cases.akkoord is 'there: all who are asked gave it; held: not all yet; gone: somebody refused or withdrew'`,
    commitMove('create or replace', ['akkoord']),
    commitMoves('create or replace', ['akkoord']),
    caseRows(`'akkoord', c.akkoord, `),
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const asItStands = `
update cases c set akkoord = (
  select case
    when bool_or(answer in ('refused', 'withdrawn')) then 'gone'
    when bool_and(answer = 'given' or (answer = 'unreachable' and party in ('parents', 'secondParent')
      and (c.state #>> '{context,competent}')::boolean)) then 'there'
    when count(*) = 0 then 'there'
    else 'held' end
  from jsonb_each_text(c.state #> '{context,consents}') asked(party, answer))`;
