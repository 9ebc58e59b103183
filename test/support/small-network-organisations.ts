import type { Db } from '../../db/database.ts';
import type { Reader } from '../../src/access/reader.ts';
import type { ClosedPeriod } from '../../src/engine/terms.ts';

export type Member = Extract<Reader, { kind: 'member' }>;

export const network = { id: 'west', name: 'Netwerk West', productName: 'Aanzet' };

const winter = { from: '2026-12-24', until: '2027-01-03', reason: 'kerstsluiting' };
const summer = { from: '2027-07-15', until: '2027-08-16', reason: 'zomersluiting' };

interface Organisation {
  kind: string;
  capacity: Member['capacity'];
  name: string;
  /** The first is the written substitute; readers are the second. */
  members: readonly [string, string];
  closed?: readonly ClosedPeriod[];
  offer?: string;
}

/** One of each, and a second of what is chosen between; every name fictional, and none of a pupil. */
export const organisations = {
  clb: {
    kind: 'clb',
    capacity: 'clb',
    name: 'CLB De Brug',
    members: ['Anker Brug', 'Bo Brug'],
    closed: [winter, summer],
  },
  clb2: { kind: 'clb', capacity: 'clb', name: 'CLB Het Anker', members: ['Anker Anker', 'Cas Anker'] },
  school: { kind: 'school', capacity: 'school', name: 'De Linde', members: ['Anker Linde', 'Dina Linde'] },
  school2: { kind: 'school', capacity: 'school', name: 'De Beuk', members: ['Anker Beuk', 'Ella Beuk'] },
  pbd: { kind: 'pbd', capacity: 'pbd', name: 'PBD Noord', members: ['Anker Noord', 'Finn Noord'] },
  provider: {
    kind: 'provider',
    capacity: 'provider',
    name: 'De Werf',
    members: ['Anker Werf', 'Gil Werf'],
    offer: 'Atelier',
  },
  provider2: {
    kind: 'provider',
    capacity: 'provider',
    name: 'Het Pad',
    members: ['Anker Pad', 'Hes Pad'],
    offer: 'Buiten',
  },
  contactPoint: {
    kind: 'contactPoint',
    capacity: 'contactPoint',
    name: 'Contactpunt',
    members: ['Anker Punt', 'Ida Punt'],
  },
  coordinator: {
    kind: 'coordination',
    capacity: 'coordinator',
    name: 'Netwerk West',
    members: ['Anker Net', 'Jo Net'],
  },
  administrator: {
    kind: 'administration',
    capacity: 'administrator',
    name: 'Beheer',
    members: ['Anker Beheer', 'Lo Beheer'],
  },
  /** Works in the network and in no case. */
  outsider: { kind: 'provider', capacity: 'provider', name: 'Het Venster', members: ['Anker Venster', 'Kai Venster'] },
} as const satisfies Record<string, Organisation>;

export type Who = keyof typeof organisations;

const ids = Object.keys(organisations) as Who[];
const memberId = (who: Who, index: 0 | 1): string => `${who}-${index === 0 ? 'anchor' : 'member'}`;

/** The reader of an organisation; `anchor` is its written substitute. */
export function readerOf(who: Who, index: 0 | 1 = 1): Member {
  const { name, kind, capacity, members } = organisations[who];
  return {
    kind: 'member',
    memberId: memberId(who, index),
    name: members[index],
    capacity,
    organisation: { id: who, name, kind },
    network,
    level: 'low',
  };
}

/** Writes the network with its organisations, two members each, and one offer per provider; what is there stays. */
export async function insertOrganisations(db: Db, without: readonly Who[]): Promise<void> {
  const chosen = ids.filter((who) => !without.includes(who));
  await db
    .insertInto('network')
    .values({ id: network.id, name: network.name, product_name: network.productName })
    .onConflict((there) => there.doNothing())
    .execute();
  await db
    .insertInto('organisation')
    .values(
      chosen.map((who) => {
        const { name, kind, closed = [] }: Organisation = organisations[who];
        return {
          id: who,
          network_id: network.id,
          kind,
          name,
          municipality: 'Waterdam',
          closed: JSON.stringify(closed),
          substitute_member_id: memberId(who, 0),
        };
      }),
    )
    .onConflict((there) => there.doNothing())
    .execute();
  const people = chosen.flatMap((who) => [readerOf(who, 0), readerOf(who, 1)]);
  await db
    .insertInto('member')
    .values(
      people.map((one) => ({
        id: one.memberId,
        organisation_id: one.organisation.id,
        name: one.name,
        email: `${one.memberId}@aanzet.example`,
        capacity: one.capacity,
      })),
    )
    .onConflict((there) => there.doNothing())
    .execute();
  const offers = chosen.flatMap((who) => {
    const { offer }: Organisation = organisations[who];
    return offer === undefined ? [] : [{ who, offer }];
  });
  await db
    .insertInto('offer')
    .values(
      offers.map(({ who, offer }) => ({
        id: `offer-of-${who}`,
        organisation_id: who,
        name: offer,
        subjects: ['pupil', 'class', 'group'],
        min_age: 12,
        max_age: 18,
      })),
    )
    .onConflict((there) => there.doNothing())
    .execute();
}
