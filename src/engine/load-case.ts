import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import { assertOutsideTransaction } from '../../db/transaction-guard.ts';
import type { CaseTable, DeadlineTable, SlotTable } from '../../db/tables.ts';
import { isAboutContent } from './about-content.ts';
import { Gatherer } from './gather.ts';
import type { CaseRecord, LoadedCase, OrganisationRecord, Receipt } from './engine.ts';
import type { Instant } from './terms.ts';

type Row<Table> = { [Column in keyof Table]: Table[Column] };

/** A case to be read, and who asks with which key. */
interface Wanted {
  caseId: string;
  command?: { actor: string; key: string } | undefined;
}

/** Cases read with one call at most, and calls at the same time: small, so that deciding can begin early. */
const mostCases = 16;
const readers = 2;

const loaders = new WeakMap<Db, Gatherer<Wanted, LoadedCase | undefined>>();

/**
 * The case, who fills it, what runs, and whether this key was answered before, at one instant. Whoever asks at the same
 * time shares a round trip.
 */
export function findCase(
  db: Db,
  caseId: string,
  command?: { actor: string; key: string },
): Promise<LoadedCase | undefined> {
  if (db.isTransaction) return findOne(db, { caseId, command });
  assertOutsideTransaction();
  let loader = loaders.get(db);
  if (!loader) {
    loader = new Gatherer({ most: mostCases, lanes: readers, work: (wanted) => findMany(db, wanted) });
    loaders.set(db, loader);
  }
  return loader.ask({ caseId, command });
}

async function findOne(db: Db, wanted: Wanted): Promise<LoadedCase | undefined> {
  return (await read(db, [wanted]))[0];
}

async function findMany(
  db: Db,
  wanted: readonly Wanted[],
): Promise<readonly PromiseSettledResult<LoadedCase | undefined>[]> {
  try {
    return (await read(db, wanted)).map((value) => ({ status: 'fulfilled', value }));
  } catch (error) {
    if (!isAboutContent(error)) return wanted.map(() => ({ status: 'rejected', reason: error }));
    return Promise.allSettled(wanted.map((one) => findOne(db, one)));
  }
}

async function read(db: Db, wanted: readonly Wanted[]): Promise<(LoadedCase | undefined)[]> {
  const ids = [...new Set(wanted.map(({ caseId }) => caseId))];
  const asking = wanted.flatMap(({ command }) => command ?? []);
  const { rows } = await sql<{ found: LoadedCases }>`
    select load_cases(${ids}::uuid[], ${asking.map(({ actor }) => actor)}::text[],
      ${asking.map(({ key }) => key)}::text[]) as found`.execute(db);
  return wanted.map(picker(rows[0]?.found));
}

/** Rows of many cases, kind by kind. */
interface LoadedCases {
  now: Instant;
  records: Row<CaseTable>[] | null;
  slots: SlotTable[] | null;
  deadlines: DeadlineTable[] | null;
  sections: { case_id: string; section: string; complete: boolean }[] | null;
  organisations: OrganisationRecord[] | null;
  coordination: { network_id: string; id: string | null }[] | null;
  answered: { actor: string; key: string; body_hash: string; answer: Receipt }[] | null;
}

/** Finds the rows of each case among those of all. */
function picker(found: LoadedCases | undefined): (wanted: Wanted) => LoadedCase | undefined {
  const records = new Map((found?.records ?? []).map((record) => [record.id, record]));
  const slots = Map.groupBy(found?.slots ?? [], (slot) => slot.case_id);
  const deadlines = Map.groupBy(found?.deadlines ?? [], (deadline) => deadline.case_id);
  const sections = Map.groupBy(found?.sections ?? [], (section) => section.case_id);
  const organisations = new Map((found?.organisations ?? []).map((one) => [one.id, one]));
  const coordination = new Map((found?.coordination ?? []).map((one) => [one.network_id, one.id]));
  const organisationOf = (id: string | null) => (id === null ? [] : (organisations.get(id) ?? []));
  const now = found && instant(found.now);
  return ({ caseId, command }) => {
    const record = records.get(caseId);
    if (!found || !now || !record) return undefined;
    const ofCase = slots.get(caseId) ?? [];
    const complete = new Map(sections.get(caseId)?.map((one) => [one.section, one.complete]));
    const isComplete = (section: string) => complete.get(section) ?? false;
    const first = command && found.answered?.find(({ actor, key }) => actor === command.actor && key === command.key);
    return {
      now,
      record: caseRecord(record),
      slots: ofCase.map((slot) => ({ ...slot, from_at: instant(slot.from_at) })),
      deadlines: (deadlines.get(caseId) ?? []).map((deadline) => ({
        ...readDeadline(deadline),
        fired_at: deadline.fired_at && instant(deadline.fired_at),
      })),
      organisations: new Map(
        ofCase
          .flatMap((slot) => organisationOf(slot.organisation_id))
          .map((organisation) => [organisation.id, organisation]),
      ),
      coordinationId: coordination.get(record.network_id) ?? null,
      sectionsComplete: { school: isComplete('school'), pbd: isComplete('pbd'), clb: isComplete('clb') },
      answered: first ? { bodyHash: first.body_hash, answer: first.answer } : null,
    };
  };
}

const organisationJson = sql`jsonb_build_object('id', o.id, 'networkId', o.network_id, 'name', o.name, 'kind', o.kind,
  'closed', o.closed, 'substituteMemberId', o.substitute_member_id)`;

/** Organisations by id, with the days on which they are closed. */
export async function readOrganisations(db: Db, ids: readonly string[]): Promise<OrganisationRecord[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ organisation: OrganisationRecord }>`
    select ${organisationJson} as organisation from organisation o where o.id in (${sql.join(ids)})`.execute(db);
  return rows.map((row) => row.organisation);
}

/** The organisation that dispatches in a network, where it has one. */
export async function findContactPoint(db: Db, networkId: string): Promise<string | null> {
  const found = db.selectFrom('organisation as o').select('o.id').where('o.network_id', '=', networkId);
  const row = await found
    .where('o.kind', '=', 'contactPoint')
    .where(sql<boolean>`is_open(o)`)
    .orderBy('o.name')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** The first answer to a key, for commands that make a case instead of moving one. */
export async function findAnswer(
  db: Db,
  command: { actor: string; key: string },
): Promise<{ bodyHash: string; answer: Receipt } | undefined> {
  const row = await db
    .selectFrom('command')
    .select(['body_hash', 'answer'])
    .where('actor', '=', command.actor)
    .where('key', '=', command.key)
    .executeTakeFirst();
  return row && { bodyHash: row.body_hash, answer: row.answer as unknown as Receipt };
}

/** JSON inside a query bypasses the column parsers, so its instants are brought into the one form here. */
export const instant = (written: string): Instant =>
  written.length <= 29 && written.endsWith('+00:00')
    ? `${written.slice(0, 19)}.${written.slice(20, -6).padEnd(3, '0')}Z`
    : new Date(written).toISOString();

/** A row of `deadline` inside JSON, or a part of it, with its instants in the one form. */
export const readDeadline = <Read extends Pick<DeadlineTable, 'due_at' | 'started_at' | 'paused_at'>>(
  row: Read,
): Read => ({
  ...row,
  due_at: instant(row.due_at),
  started_at: instant(row.started_at),
  paused_at: row.paused_at && instant(row.paused_at),
});

/** A row of `cases`, as JSON or as columns, under the names of the application. */
function caseRecord(row: Row<CaseTable>): CaseRecord {
  return {
    id: row.id,
    number: row.number,
    networkId: row.network_id,
    procedure: row.procedure,
    procedureVersion: row.procedure_version,
    revision: row.revision,
    stage: row.stage,
    state: row.state as unknown as CaseRecord['state'],
    final: row.final,
    stageSince: instant(row.stage_since),
    holderSlot: row.holder_slot as CaseRecord['holderSlot'],
    holderOrganisationId: row.holder_organisation_id,
    coHolderSlot: row.co_holder_slot as CaseRecord['coHolderSlot'],
    noClockReason: row.no_clock_reason,
    nextDueAt: row.next_due_at && instant(row.next_due_at),
    clockStoppedAt: row.clock_stopped_at && instant(row.clock_stopped_at),
    clockStoppedReason: row.clock_stopped_reason,
    subjectKind: row.subject_kind,
    subject: row.subject,
    subjectMark: row.subject_mark,
    wrappedKey: row.wrapped_key,
    afsprakenkaderVersion: row.afsprakenkader_version,
    headHash: row.head_hash,
    openedAt: instant(row.opened_at),
    closedAt: row.closed_at && instant(row.closed_at),
    akkoord: row.akkoord as CaseRecord['akkoord'],
    withheld: row.withheld as CaseRecord['withheld'],
  };
}
