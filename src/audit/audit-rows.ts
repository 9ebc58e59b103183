import type { Db } from '../../db/database.ts';
import type { AuditRow } from './audit-hash.ts';

/** The rows with a place from `from` up to, not with, `until`, in the order in which they are hashed. */
export const auditRows = (db: Db, from: number, until: number): Promise<AuditRow[]> =>
  db
    .selectFrom('audit')
    .select(['id', 'at', 'actor', 'organisation_id', 'capacity', 'case_id', 'action', 'outcome', 'request_id'])
    .select(['about', 'purpose'])
    .select((one) => one.ref('position').$notNull().as('position'))
    .where('position', '>=', from)
    .where('position', '<', until)
    .orderBy('position')
    .orderBy('id')
    .execute();
