import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import { linkSlots, type FamilyLink, type FamilyLinks } from '../contract/family.ts';
import { slotTexts } from '../contract/nl/slots.ts';
import type { CaseRecord, Engine } from '../engine/engine.ts';
import { places } from '../vault/places.ts';

/** At most; older ones than these were replaced long ago. */
const most = 100;

type Row = Omit<FamilyLink, 'slotLabel' | 'name'> & { sealed: string | null };

/** Who was given a link to this case, by whom, until when, and whether it still works. */
export async function listLinks({ db, vault }: Pick<Engine, 'db' | 'vault'>, record: CaseRecord): Promise<FamilyLinks> {
  const cipher = record.wrappedKey === null ? null : vault.cipherOf(record);
  return {
    items: (await rowsOf(db, record.id)).map(({ sealed, ...row }) => ({
      ...row,
      slotLabel: slotTexts[row.slot] ?? row.slot,
      name: cipher && sealed !== null ? (cipher.open(places.linkName(row.id), sealed) as string) : null,
    })),
    mayMakeFor: mayHaveLinks(record) ? linkSlots.map((slot) => ({ slot, label: slotTexts[slot] ?? slot })) : [],
  };
}

/** Pupils and parents have a page of their own where the case is about a pupil, until it ends. */
export const mayHaveLinks = ({ final, subjectKind }: Pick<CaseRecord, 'final' | 'subjectKind'>): boolean =>
  !final && subjectKind === 'pupil';

async function rowsOf(db: Db, caseId: string): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select l.id, l.slot, l.name as sealed, m.name as "madeBy", l.made_at as "madeAt", l.expires_at as "until",
      l.used_at as "usedAt", case when l.revoked_at is not null then 'revoked' when not link_works(l) then 'expired'
        when l.code_mark is null then 'locked' else 'works' end as state
    from personal_link l left join member m on m.id = l.made_by
    where l.case_id = ${caseId}::uuid order by l.made_at desc, l.id limit ${most}`.execute(db);
  return rows;
}
