import { sql } from 'kysely';
import type { CaseAccess } from '../access/case-access.ts';
import type { Reader } from '../access/reader.ts';
import { findReadable } from '../cases/get-case.ts';
import type { CaseLooks } from '../contract/case-looks.ts';
import { lookTexts, lookWords } from '../contract/nl/case-looks.ts';
import { emergencyReasonTexts } from '../contract/nl/emergency.ts';
import { slotTexts } from '../contract/nl/slots.ts';
import { refuse, type Refusal } from '../contract/refusal.ts';
import type { Engine } from '../engine/engine.ts';

/** Days with an organisation and a ground, at most; the newest. */
const most = 400;

interface Row {
  on: string;
  organisation: string | null;
  purpose: string | null;
  actions: string[];
}

/**
 * When and why a case was looked at, newest day first, for the person concerned and for the CLB: without the names of who
 * did (CJEU C-579/21: those only where they are indispensable).
 */
export async function listLooks(engine: Engine, access: CaseAccess, caseId: string): Promise<CaseLooks | Refusal> {
  const found = await findReadable(engine, access, caseId);
  if (!found) return refuse('notFound');
  const { rows } = await sql<Row>`
    select to_char(a.at at time zone 'Europe/Brussels', 'YYYY-MM-DD') as "on", o.name as organisation, a.purpose,
      array_agg(distinct a.action) as actions
    from audit a left join organisation o on o.id = a.organisation_id
    where ${ofOthersOrOwn(access.reader, caseId)} and a.case_id = ${caseId} and a.outcome = 'done' and a.action = any(${Object.keys(lookTexts)}::text[])
    group by 1, 2, 3 order by 1 desc, 2 nulls last, 3 limit ${most}`.execute(engine.db);
  return {
    items: rows.map(({ on, organisation, purpose, actions }) => ({
      on,
      organisation,
      why: organisation === null ? lookWords.reasonOwn : reasonIn(purpose ?? ''),
      what: Object.keys(lookTexts).flatMap((action) => (actions.includes(action) ? [lookTexts[action] ?? action] : [])),
    })),
  };
}

/** An emergency is said with its reason; a coordinator's is one too, beside the place that it has anyway. */
function reasonIn(purpose: string): string {
  const words = purpose.split(' ');
  const emergency = words.find((word) => word.startsWith('emergency:'))?.slice('emergency:'.length);
  if (emergency !== undefined) return lookWords.reasonEmergency(emergencyReasonTexts[emergency] ?? emergency);
  return lookWords.reason(words.map((slot) => slotTexts[slot] ?? slot).join(' en '));
}

/** When another of the family looked is theirs alone; the CLB sees every day on which a link was used. */
const ofOthersOrOwn = (reader: Reader, caseId: string) =>
  reader.kind === 'member'
    ? sql`true`
    : sql`(a.organisation_id is not null or a.actor in (
        select 'link-' || l.id from personal_link l where l.case_id = ${caseId} and l.slot = ${reader.slot}))`;
