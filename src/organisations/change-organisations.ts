import { sql } from 'kysely';
import { answered, answerOnce, audited, type Administration } from '../access/answer-once.ts';
import { exampleSet } from '../afsprakenkader/example-set.ts';
import type { z } from 'zod';
import type { ChangeOrganisation, MakeNetwork, MakeOrganisation } from '../contract/organisations.ts';
import { kindTexts, organisationRefusals as words } from '../contract/nl/organisations.ts';
import { fieldMessages } from '../contract/nl/problems.ts';
import { refuse, type Refusal } from '../contract/refusal.ts';
import { wrongField } from './change.ts';
import { findOrganisation } from './find-organisations.ts';

type Made = { id: string };

/** A network has one of these: cases and ladders look for it by its kind. */
const oneOfKind: ReadonlySet<string> = new Set(['coordination', 'contactPoint']);
/** Without these nobody hears what climbs, or nobody gets in. */
const staysOpen: ReadonlySet<string> = new Set(['coordination', 'administration']);

/** A network with the agreements that ship with the application: an example, which says of itself that it is one. */
export function makeNetwork(who: Administration, { name, region }: z.infer<typeof MakeNetwork>, id: string) {
  return answerOnce<Made>(who, async () => {
    const agreed = JSON.stringify(exampleSet);
    await sql`
      with made as (
        insert into network (id, name, product_name, region) values (${id}, ${name}, 'Aanzet', ${region}) returning id),
      agreed as (
        insert into afsprakenkader (network_id, version, valid_from, valid_until, content)
        select id, ${exampleSet.version}, ${exampleSet.validFrom}::date, null, ${agreed}::jsonb from made),
      noted as (${audited(who, 'made', 'networkMade', id)}),
      answered as (${answered(who, 'made', sql`jsonb_build_object('id', id)`)})
      select id from made`.execute(who.db);
    return { id };
  });
}

export function makeOrganisation(who: Administration, asked: z.infer<typeof MakeOrganisation>, id: string) {
  const { network, kind, name, municipality } = asked;
  return answerOnce<Made>(who, async () => {
    const known = who.db.selectFrom('network').select('id').where('id', '=', network);
    if (!(await known.executeTakeFirst())) return wrongField('network', fieldMessages.notAnOption);
    const only = oneOfKind.has(kind);
    const { rows } = await sql`
      with made as (
        insert into organisation (id, network_id, kind, name, municipality)
        select ${id}, ${network}, ${kind}, ${name}, ${municipality}
        where not ${only} or not exists (
          select from organisation o where o.network_id = ${network} and o.kind = ${kind} and is_open(o))
        returning id),
      noted as (${audited(who, 'made', 'organisationMade', id)}),
      answered as (${answered(who, 'made', sql`jsonb_build_object('id', id)`)})
      select id from made`.execute(who.db);
    return rows.length > 0 ? { id } : wrongField('kind', words.oneOfKind(kindTexts[kind]));
  });
}

/** Its name and place, and from which day on it can be chosen no more; what runs goes on. */
export function changeOrganisation(
  who: Administration,
  id: string,
  { name, municipality, closesOn }: z.infer<typeof ChangeOrganisation>,
): Promise<Made | Refusal> {
  return answerOnce<Made>(who, async () => {
    const before = await findOrganisation(who.db, id);
    if (before === undefined) return refuse('notFound');
    if (closesOn !== null && staysOpen.has(before.kind)) return wrongField('closesOn', words.staysOpen);
    const { rows } = await sql`
      with changed as (
        update organisation set name = ${name}, municipality = ${municipality}, closes_on = ${closesOn}::date
        where id = ${id} and (${closesOn}::date is null or ${closesOn}::date is not distinct from closes_on
          or ${closesOn}::date >= (app_now() at time zone 'Europe/Brussels')::date)
        returning id),
      noted as (${audited(who, 'changed', closesOn === before.closesOn ? 'organisationChanged' : 'organisationClosing', id)}),
      answered as (${answered(who, 'changed', sql`jsonb_build_object('id', id)`)})
      select id from changed`.execute(who.db);
    return rows.length > 0 ? { id } : wrongField('closesOn', words.closesInPast);
  });
}
