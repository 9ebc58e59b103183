import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import { emergencyReasons } from '../../machines/every-procedure/events.ts';
import type { Reader } from '../access/reader.ts';
import type { EmergencyDesk } from '../contract/emergency.ts';
import { emergencyReasonTexts, emergencyRefusals } from '../contract/nl/emergency.ts';
import { lookAtAttempt } from '../login/attempts.ts';
import { meansOf } from './second-factor.ts';

type Member = Extract<Reader, { kind: 'member' }>;

/** What the page of emergencies needs, for one reader in one browser. */
export async function readDesk(
  db: Db,
  reader: Member,
  { demo, attempt }: { demo: boolean; attempt: string | undefined },
): Promise<EmergencyDesk> {
  const means = meansOf(reader, demo);
  const proven = means === 'login' && (await lookAtAttempt(db, attempt, 'provenAnew'))?.memberId === reader.memberId;
  const off = reader.capacity === 'coordinator' && !(await coordinatorsAreSecret(db, reader.network.id));
  const open = reader.emergencies ?? [];
  const numbers = open.length === 0 ? new Map<string, string>() : await numbersOf(db, open);
  return {
    means,
    proven,
    off: off ? emergencyRefusals.coordinators : null,
    reasons: emergencyReasons.map((code) => ({ const: code, title: emergencyReasonTexts[code] ?? code })),
    open: open.map(({ id, caseId, until, reason }) => ({
      id,
      caseId,
      until,
      number: numbers.get(caseId) ?? '',
      reason: emergencyReasonTexts[reason] ?? reason,
    })),
  };
}

async function numbersOf(db: Db, open: readonly { caseId: string }[]): Promise<Map<string, string>> {
  const ids = open.map(({ caseId }) => caseId);
  const rows = await db.selectFrom('cases').select(['id', 'number']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, number }) => [id, number]));
}

/** Whether the secrecy of the coordinators of a network is recorded. */
export async function coordinatorsAreSecret(db: Db, networkId: string): Promise<boolean> {
  const { rows } = await sql`
    select from network where id = ${networkId} and coordinators_secret_on is not null`.execute(db);
  return rows.length > 0;
}
