import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { FormVersionItem, FormVersionView } from '../contract/form-versions.ts';
import { refuse, type Refusal } from '../contract/refusal.ts';
import { checkDraft, publishedNames } from './check-draft.ts';
import { readVersions, type StoredVersion } from './find-version.ts';
import { shippedForm } from './form-versions.ts';

/** All versions of the own network, the newest first, with the running cases of each. */
export async function listVersions(db: Db, networkId: string): Promise<FormVersionItem[]> {
  const versions = await readVersions(db, networkId);
  const counts = await countCases(db, networkId);
  return versions.map((one) => itemOf(one, counts)).toSorted((a, b) => b.version - a.version);
}

/** One version with its definition; of a draft also what stands between it and publishing. */
export async function getVersion(db: Db, networkId: string, version: string): Promise<FormVersionView | Refusal> {
  const versions = await readVersions(db, networkId);
  const found = findVersion(versions, version);
  if (!found) return refuse('notFound');
  return {
    ...itemOf(found, await countCases(db, networkId)),
    definition: found.definition,
    revision: found.revision,
    faults: found.state === 'draft' ? checkDraft(found.definition, versions) : [],
    kept: publishedNames(versions),
  };
}

/** A number as it stands in an address; anything else does not exist. */
export const findVersion = (versions: readonly StoredVersion[], version: string): StoredVersion | undefined =>
  versions.find((one) => String(one.version) === version);

function itemOf(one: StoredVersion, counts: ReadonlyMap<number, number>): FormVersionItem {
  const { version, state, validFrom, publishedBy, publishedAt, savedBy, savedAt } = one;
  const runningCases = counts.get(version) ?? 0;
  return { version, state, validFrom, publishedBy, publishedAt, savedBy, savedAt, runningCases };
}

/** Running cases per version: each case works with the version that was in force when it was opened. */
async function countCases(db: Db, networkId: string): Promise<Map<number, number>> {
  const { rows } = await sql<{ version: number; running: number }>`
    with began as (
      select ${shippedForm.version}::int as version, '-infinity'::timestamptz as valid_from
      union all
      select version, valid_from from form_version where network_id = ${networkId} and valid_from is not null),
    reigns as (
      select version, valid_from, lead(valid_from) over (order by valid_from, version) as until from began)
    select r.version, count(*)::int as running from reigns r
    join cases c on c.network_id = ${networkId} and not c.final
      and c.opened_at >= r.valid_from and (r.until is null or c.opened_at < r.until)
    group by r.version`.execute(db);
  return new Map(rows.map(({ version, running }) => [version, running]));
}
