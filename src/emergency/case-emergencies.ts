import { sql } from 'kysely';
import type { CaseAccess } from '../access/case-access.ts';
import { visibleLayers } from '../access/policy.ts';
import { findReadable } from '../cases/get-case.ts';
import type { CaseEmergencies } from '../contract/emergency.ts';
import { emergencyReasonTexts } from '../contract/nl/emergency.ts';
import { refuse, type Refusal } from '../contract/refusal.ts';
import type { Engine } from '../engine/engine.ts';

/** The newest, at most. */
const most = 100;

interface Row {
  id: string;
  organisation: string;
  member: string;
  reason: string;
  from: string;
  until: string;
  open: boolean;
  justified: boolean | null;
}

/** Who opened a case in an emergency, for everybody who reads it; names of people as in its history. */
export async function listEmergencies(
  engine: Engine,
  access: CaseAccess,
  caseId: string,
): Promise<CaseEmergencies | Refusal> {
  const found = await findReadable(engine, access, caseId);
  if (!found) return refuse('notFound');
  const namesPeople = access.reader.kind === 'member' && visibleLayers(found.relation).size > 0;
  const { rows } = await sql<Row>`
    select e.id, o.name as organisation, m.name as member, e.reason, e.from_at as "from",
      coalesce(e.ended_at, e.until_at) as until, emergency_holds(e) as open, e.justified
    from emergency_access e join organisation o on o.id = e.organisation_id join member m on m.id = e.member_id
    where e.case_id = ${caseId} order by e.from_at desc, e.id limit ${most}`.execute(engine.db);
  return {
    items: rows.map(({ member, reason, ...row }) => ({
      ...row,
      member: namesPeople ? member : null,
      reason: emergencyReasonTexts[reason] ?? reason,
    })),
  };
}
