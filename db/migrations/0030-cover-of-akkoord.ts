import { sql, type Kysely } from 'kysely';
import { caseRows } from './0021-sealed-content.ts';
import { commitMove, commitMoves } from './0022-moves-of-sealed-cases.ts';

/**
 * What the akkoord of a case leaves out, as `slot:layer`, so that lists and row-level security decide by it as the policy
 * does. In cases from before, all that was given covered everything meant for who helps, and no school read health.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    `alter table cases add column withheld text[] not null default '{school:health}'`,
    `comment on column cases.withheld is 'slot:layer that nobody agreed to, although the rights of the slot would open it'`,
    asItWas,
    commitMove('create or replace', columns),
    commitMoves('create or replace', columns),
    caseRows(`'akkoord', c.akkoord, 'withheld', c.withheld, `),
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const columns = ['akkoord', 'withheld'];

export const asItWas = `
update cases c set state = jsonb_set(c.state, '{context}', '{"agreedUntil": null, "otherGround": null}'::jsonb
  || (c.state -> 'context') || jsonb_build_object('covers', coalesce((
    select jsonb_object_agg(party, '{"helpers": "all", "schoolHealth": "no"}'::jsonb)
    from jsonb_each_text(c.state #> '{context,consents}') asked(party, answer)
    where answer = 'given' and party in ('pupil', 'parents', 'secondParent')), '{}')))
where c.state #> '{context,covers}' is null`;
