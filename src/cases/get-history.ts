import type { Db } from '../../db/database.ts';
import type { EventTable } from '../../db/tables.ts';
import type { CaseAccess } from '../access/case-access.ts';
import { readsWritten, visibleLayers, type Relation } from '../access/policy.ts';
import type { Layer } from '../access/rights.ts';
import type { Reader } from '../access/reader.ts';
import type { HistoryItem } from '../contract/case.ts';
import type { FieldText } from '../contract/nl/field-text.ts';
import { familyWords, ownPageModeTexts } from '../contract/nl/family.ts';
import { akkoordNotedText, caseStartedText } from '../contract/nl/hints.ts';
import {
  consentPartyTexts,
  deadlineTexts,
  eventTexts,
  layerTexts,
  onBehalfFields,
  startTexts,
} from '../contract/nl/procedure.ts';
import { refuse, type Refusal } from '../contract/refusal.ts';
import type { CaseRecord, Engine } from '../engine/engine.ts';
import { openPayload } from '../engine/open-payload.ts';
import { maySeeKind } from './deadline-view.ts';
import { findReadable } from './get-case.ts';

type EventRow = Pick<
  EventTable,
  'seq' | 'type' | 'at' | 'stage' | 'actor_kind' | 'actor_name' | 'actor_organisation_id' | 'layer'
> & {
  payload: Record<string, unknown> | null;
};

/** Everything that happened, oldest first, as sentences; what was filled in only in the layers this reader may see. */
export async function getHistory(
  engine: Engine,
  access: CaseAccess,
  caseId: string,
  page: { limit: number; after: number },
): Promise<{ items: HistoryItem[]; nextCursor: string | null } | Refusal> {
  const found = await findReadable(engine, access, caseId);
  if (!found) return refuse('notFound');
  return readHistory(engine, access.reader, { record: found.loaded.record, relation: found.relation }, page);
}

/** What happened in a case, as far as this relation opens it; who asks for it has decided that. */
export async function readHistory(
  { db, vault }: Engine,
  reader: Reader,
  { record, relation }: { record: CaseRecord; relation: Relation },
  page: { limit: number; after: number },
): Promise<{ items: HistoryItem[]; nextCursor: string | null }> {
  const rows = await db
    .selectFrom('event')
    .select(['seq', 'type', 'at', 'stage', 'actor_kind', 'actor_name', 'actor_organisation_id', 'layer', 'payload'])
    .where('case_id', '=', record.id)
    .where('seq', '>', page.after)
    .orderBy('seq')
    .limit(page.limit + 1)
    .execute();
  const shown = rows.slice(0, page.limit).map((row) => ({ ...row, payload: openPayload(vault, record, row) }));
  const titles = await referenceTitles(db, shown);
  const last = rows.length > page.limit ? shown.at(-1) : undefined;
  const opened = { reads: readsWritten(relation), layers: visibleLayers(relation) };
  return {
    items: shown.map((row) => historyItem(row, reader, opened, titles)),
    nextCursor: last ? String(last.seq) : null,
  };
}

function historyItem(
  row: EventRow,
  reader: Reader,
  { reads, layers }: { reads: ReturnType<typeof readsWritten>; layers: ReadonlySet<Layer> },
  titles: ReadonlyMap<string, string>,
): HistoryItem {
  const payload = row.payload ?? {};
  const ownWords = reader.kind === 'member' && row.actor_organisation_id === reader.organisation.id;
  const mayRead = row.actor_kind !== 'system' && (ownWords || reads(row));
  const kind =
    typeof payload['kind'] === 'string' && maySeeKind(payload['kind'], layers)
      ? deadlineTexts[payload['kind']]
      : undefined;
  // Whether somebody said yes or no is for the CLB: others learn what follows from it, never who refused.
  const neutral = !mayRead && aboutAkkoord.has(row.type);
  const type = neutral ? akkoordNoted : row.type;
  const texts = textsOf(type);
  return {
    seq: row.seq,
    type,
    label: texts?.label ?? type,
    at: row.at,
    // By name of who answered one would also know who said no.
    by: neutral && row.actor_kind === 'link' ? familyWords.anyone : by(row, reader, layers),
    stage: row.stage,
    text: told(texts?.told ?? type, row.actor_kind === 'system' ? kind : undefined),
    details: mayRead ? details(row.type, ownWords || layers.has('identity') ? payload : unnamed(payload), titles) : [],
  };
}

/** As in the case itself: somebody without account is named only to who may know whom the case is about. */
const unnamed = (payload: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(payload).filter(([name]) => name !== 'returnContactName'));

const akkoordNoted = 'akkoordNoted';

const aboutAkkoord: ReadonlySet<string> = new Set([
  'competenceAssessed',
  'consentGiven',
  'consentRefused',
  'consentWithdrawn',
  'parentUnreachable',
  'parentsInConflict',
  'decisionByCourt',
  'consentReviewed',
]);

function textsOf(type: string): { label: string; told: string } | undefined {
  if (type === 'caseStarted') return caseStartedText;
  return type === akkoordNoted ? akkoordNotedText : eventTexts[type];
}

/** "Een termijn ging voorbij (eerste contact)." */
function told(sentence: string, about?: string): string {
  if (about === undefined) return sentence;
  return sentence.replace(/\.?$/, ` (${about.charAt(0).toLowerCase()}${about.slice(1)}).`);
}

/** Coordinators and families see which organisation acted, not which person. */
function by(row: EventRow, reader: Reader, layers: ReadonlySet<Layer>): string {
  if (row.actor_kind === 'system') return 'Aanzet';
  const [person, ...organisation] = row.actor_name.split(', ');
  const namesPeople =
    reader.kind === 'member' && (layers.size > 0 || row.actor_organisation_id === reader.organisation.id);
  return namesPeople ? row.actor_name : organisation.join(', ') || (person ?? '');
}

function details(
  type: string,
  payload: Record<string, unknown>,
  titles: ReadonlyMap<string, string>,
): HistoryItem['details'] {
  const fields: Record<string, FieldText> = {
    ...(type === 'caseStarted' ? startTexts : eventTexts[type]?.fields),
    ...onBehalfFields,
  };
  const asked = Object.keys(fields);
  const place = (name: string) => (asked.includes(name) ? asked.indexOf(name) : asked.length);
  // In the order in which the questions were asked; the store keeps its own.
  const answers = Object.entries(payload)
    .filter(([name]) => !technical.has(name))
    .toSorted(([a], [b]) => place(a) - place(b));
  return answers.map(([name, value]) => {
    const text = own(fields, name);
    const written = String(value);
    const label =
      own(text?.options ?? {}, written) ??
      own(consentPartyTexts, written) ??
      own(ownPageModeTexts, written) ??
      own(layerTexts, written) ??
      titles.get(written) ??
      dated(written);
    return { label: text?.title ?? name, value: label };
  });
}

/** What was written may be the name of something that every object has, such as `constructor`. */
const own = <Value>(table: Record<string, Value>, name: string): Value | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

/** Names that the software needs and no reader does. */
const technical: ReadonlySet<string> = new Set(['field', 'access']);

const dated = (value: string): string => {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) ?? [];
  return year && month && day ? `${Number(day)}/${Number(month)}/${year}` : value;
};

const referenceFields = ['offer', 'school', 'clb', 'member', 'pbd', 'case'] as const;

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** The names behind the references in these events, and the numbers of cases: a few queries for a whole page. */
async function referenceTitles(db: Db, rows: readonly EventRow[]): Promise<ReadonlyMap<string, string>> {
  const ids = new Set(
    rows.flatMap((row) =>
      referenceFields.flatMap((field) => (typeof row.payload?.[field] === 'string' ? [row.payload[field]] : [])),
    ),
  );
  if (ids.size === 0) return new Map();
  const wanted = [...ids];
  const caseIds = wanted.filter((id) => uuid.test(id));
  const [organisations, offers, members, cases] = [
    await db.selectFrom('organisation').select(['id', 'name']).where('id', 'in', wanted).execute(),
    await db.selectFrom('offer').select(['id', 'name']).where('id', 'in', wanted).execute(),
    await db.selectFrom('member').select(['id', 'name']).where('id', 'in', wanted).execute(),
    caseIds.length === 0
      ? []
      : await db.selectFrom('cases').select(['id', 'number as name']).where('id', 'in', caseIds).execute(),
  ];
  return new Map([...organisations, ...offers, ...members, ...cases].map((row) => [row.id, row.name]));
}
