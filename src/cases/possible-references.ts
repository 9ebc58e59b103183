import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { Reference } from '../../machines/fields.ts';
import type { Slot } from '../../machines/slots.ts';
import type { LoadedCase } from '../engine/engine.ts';
import type { Reader } from '../access/reader.ts';
import { layersToWrite } from '../access/event-layers.ts';
import { consentPartyTexts, layerTexts, startTexts } from '../contract/nl/procedure.ts';
import type { Options, Possible } from './draw-event.ts';

/** Looks up, for one reader and one case, what each needed reference may point to now. */
export async function possibleReferences(
  db: Db,
  loaded: LoadedCase,
  reader: Reader,
  slot: Slot,
  needed: ReadonlySet<Reference>,
): Promise<Possible> {
  const possible = new Map<Reference, Options>();
  for (const reference of needed) possible.set(reference, await optionsOf(db, loaded, reader, slot, reference));
  return possible;
}

function optionsOf(
  db: Db,
  loaded: LoadedCase,
  reader: Reader,
  slot: Slot,
  reference: Reference,
): Promise<Options> | Options {
  switch (reference) {
    case 'offer':
      return offers(db, loaded);
    case 'school':
    case 'schoolOrNone':
      return schools(db, loaded, reference === 'schoolOrNone');
    case 'clb':
      return organisations(db, loaded, 'clb', ['clb', 'newClb', 'secondClb']);
    case 'ownMember':
      return reader.kind === 'member' ? members(db, reader) : [];
    case 'openConsent':
      return consentParties(loaded, (state) => state !== 'given');
    case 'givenConsent':
      return consentParties(loaded, (state) => state === 'given');
    case 'sameSubjectCase':
      return sameSubject(db, loaded);
    case 'layer':
      return layersToWrite(slot).map((layer) => ({ const: layer, title: layerTexts[layer] ?? layer }));
  }
}

/** Open offers of the network that fit the subject and, where it is known, the age. */
async function offers(db: Db, { record }: LoadedCase): Promise<Options> {
  const rows = await db
    .selectFrom('offer')
    .innerJoin('organisation', 'organisation.id', 'offer.organisation_id')
    .select(['offer.id', 'offer.name', 'organisation.name as provider'])
    .where('organisation.network_id', '=', record.networkId)
    .where('offer.open', '=', true)
    .where(sql<boolean>`${record.subjectKind} = any(offer.subjects)`)
    .$if(record.subjectAge !== null, (query) =>
      query.where('offer.min_age', '<=', record.subjectAge ?? 0).where('offer.max_age', '>=', record.subjectAge ?? 0),
    )
    .orderBy('organisation.name')
    .orderBy('offer.name')
    .execute();
  return rows.map((row) => ({ const: row.id, title: `${row.name} (${row.provider})` }));
}

async function schools(db: Db, loaded: LoadedCase, orNone: boolean): Promise<Options> {
  const found = await organisations(db, loaded, 'school', ['school']);
  const none = startTexts['school']?.options?.['none'] ?? 'Geen school';
  return orNone && loaded.slots.some((slot) => slot.slot === 'school')
    ? [...found, { const: 'none', title: none }]
    : found;
}

/** Organisations of a kind in the network, without those that fill one of these slots already. */
async function organisations(
  db: Db,
  { record, slots }: LoadedCase,
  kind: string,
  except: readonly Slot[],
): Promise<Options> {
  const rows = await db
    .selectFrom('organisation')
    .select(['id', 'name', 'municipality'])
    .where('network_id', '=', record.networkId)
    .where('kind', '=', kind)
    .orderBy('name')
    .execute();
  const inside = new Set(
    slots.filter((slot) => except.some((one) => one === slot.slot)).map((slot) => slot.organisation_id),
  );
  return rows
    .filter((row) => !inside.has(row.id))
    .map((row) => ({ const: row.id, title: `${row.name}, ${row.municipality}` }));
}

async function members(db: Db, reader: Extract<Reader, { kind: 'member' }>): Promise<Options> {
  const rows = await db
    .selectFrom('member')
    .select(['id', 'name'])
    .where('organisation_id', '=', reader.organisation.id)
    .where('capacity', '=', reader.capacity)
    .where('active', '=', true)
    .orderBy('name')
    .execute();
  return rows.map((row) => ({ const: row.id, title: row.name }));
}

/** Whose akkoord still has to come, or has been given: nobody is asked twice. */
function consentParties({ record }: LoadedCase, fits: (state: string) => boolean): Options {
  const consents = (record.state.context['consents'] ?? {}) as Record<string, string>;
  const parties = Object.keys(consents).filter((party) => fits(consents[party] ?? ''));
  return parties.map((party) => ({ const: party, title: consentPartyTexts[party] ?? party }));
}

/** Other open cases of this CLB about somebody with the same name: the only ones a merge may point to. */
async function sameSubject(db: Db, { record, slots }: LoadedCase): Promise<Options> {
  const clb = slots.find((slot) => slot.slot === 'clb')?.organisation_id;
  if (!clb || record.subjectName === null) return [];
  const rows = await db
    .selectFrom('cases')
    .innerJoin('slot', 'slot.case_id', 'cases.id')
    .select(['cases.id', 'cases.number'])
    .where('slot.slot', '=', 'clb')
    .where('slot.organisation_id', '=', clb)
    .where('slot.until_at', 'is', null)
    .where('cases.final', '=', false)
    .where('cases.id', '!=', record.id)
    .where(sql<boolean>`lower(cases.subject_name) = lower(${record.subjectName})`)
    .orderBy('cases.number')
    .limit(20)
    .execute();
  return rows.map((row) => ({ const: row.id, title: row.number }));
}
