import { sql } from 'kysely';
import { readNow } from '../../db/clock.ts';
import { dayAt, midnightOf, msOf } from '../afsprakenkader/brussels.ts';
import { civilDayOf, dayNumberOf } from '../afsprakenkader/day-number.ts';
import type { VersionPublished } from '../contract/form-versions.ts';
import { formRefusals } from '../contract/nl/form-refusals.ts';
import { fieldLabels } from '../contract/nl/people.ts';
import { refuse, type Refusal } from '../contract/refusal.ts';
import { answered, answerOnce, audited, isoOf, nameOf, type Administration } from '../access/answer-once.ts';
import { checkDraft } from './check-draft.ts';
import { readVersions, type StoredVersion } from './find-version.ts';
import { savedByOther } from './save-draft.ts';

interface Publication {
  /** A day in Brussels, or `now`. */
  validFrom: string;
  revision: number;
}

/** Further ahead nobody plans a form, and a mistyped year should not freeze one. */
const furthestDays = 366;

/**
 * Makes the draft a version that new cases take from `validFrom` on, never before now: running cases keep theirs.
 * Refused with every fault while it is unsound, and before the first day of a version that is already planned.
 */
export function publishDraft(who: Administration, { validFrom, revision }: Publication) {
  return answerOnce(who, async (): Promise<VersionPublished | Refusal> => {
    const versions = await readVersions(who.db, who.reader.network.id);
    const draft = versions.find(({ state }) => state === 'draft');
    if (draft?.revision !== revision) return savedByOther(draft, undefined);
    const errors = checkDraft(draft.definition, versions);
    if (errors.length > 0) return refuse('notAllowedNow', { detail: formRefusals.notSound, errors });
    const from = instantFrom(validFrom, await readNow(who.db), versions);
    if (from !== null && typeof from === 'object') return from;
    const { rows } = await sql<{ version: number; valid_from: string }>`
      with published as (
        update form_version set valid_from = coalesce(${from}::timestamptz, app_now()), published_at = app_now(),
          published_by = ${nameOf(who)}
        where network_id = ${who.reader.network.id} and published_at is null and revision = ${revision}::int
          and coalesce(${from}::timestamptz > app_now(), true)
          and not exists (select from form_version f where f.network_id = ${who.reader.network.id}
            and f.valid_from > coalesce(${from}::timestamptz, app_now()))
        returning version, valid_from),
      noted as (${audited(who, 'published', 'formPublished')}),
      answered as (${answered(
        who,
        'published',
        sql`jsonb_build_object('version', version, 'validFrom', ${isoOf('valid_from')})`,
      )})
      select version, valid_from from published`.execute(who.db);
    const [row] = rows;
    if (row) return { version: row.version, validFrom: row.valid_from };
    return savedByOther((await readVersions(who.db, who.reader.network.id)).find(isDraft), undefined);
  });
}

const isDraft = ({ state }: StoredVersion): boolean => state === 'draft';

/** The instant at which the version begins; null for now. */
function instantFrom(validFrom: string, now: string, versions: readonly StoredVersion[]): string | null | Refusal {
  const today = dayAt(msOf(now));
  const day = validFrom === 'now' ? today : dayNumberOf(validFrom);
  if (day < today) return wrongDay(formRefusals.dayPassed);
  if (day > today + furthestDays) return wrongDay(formRefusals.dayTooFar);
  const from = day === today ? null : midnightOf(day).instant;
  const [later] = versions.filter((one) => one.validFrom !== null && msOf(one.validFrom) > msOf(from ?? now));
  if (!later?.validFrom) return from;
  const { date } = civilDayOf(dayAt(msOf(later.validFrom)));
  return wrongDay(formRefusals.beforePlanned(later.version, dutchDay(date)));
}

const wrongDay = (message: string): Refusal =>
  refuse('invalidInput', { errors: [{ path: '/validFrom', field: fieldLabels['validFrom'] ?? '', message }] });

const dutchDay = (date: string): string => {
  const [year, month, day] = date.split('-').map(Number);
  return `${day}/${month}/${year}`;
};
