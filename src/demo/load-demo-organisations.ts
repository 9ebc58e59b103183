import type { Db } from '../../db/database.ts';
import { exampleSet, exampleVariant } from '../afsprakenkader/example-set.ts';
import type { Afsprakenkader } from '../afsprakenkader/afsprakenkader.ts';
import { demoNetworks, demoOffers, demoOrganisations, memberId } from './demo-organisations.ts';

/** One network asks providers directly, the other through a contact point, and asks the school for its akkoord too. */
const demoAgreements: Record<string, Afsprakenkader> = {
  leievallei: exampleSet,
  maasrand: exampleVariant({
    version: 'voorbeeld-maasrand-1',
    label: 'Voorbeeld Maasrand (geen regel)',
    settings: { route: 'contactPoint', startTableConvener: 'provider', consentParties: ['parents', 'school'] },
  }),
  vlaanderen: exampleSet,
};

/** Writes the networks, organisations, people and offers of the demonstration into an empty database. */
export async function loadDemoOrganisations(db: Db): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (const network of demoNetworks) {
      await trx
        .insertInto('network')
        .values({ ...network, product_name: 'Aanzet' })
        .execute();
      const agreed = demoAgreements[network.id] ?? exampleSet;
      await trx
        .insertInto('afsprakenkader')
        .values({
          network_id: network.id,
          version: agreed.version,
          valid_from: agreed.validFrom,
          valid_until: agreed.validUntil,
          content: JSON.stringify(agreed),
        })
        .execute();
    }
    for (const one of demoOrganisations) {
      await trx
        .insertInto('organisation')
        .values({
          id: one.id,
          network_id: one.network,
          kind: one.kind,
          name: one.name,
          municipality: one.municipality,
          closed: JSON.stringify(one.closed ?? []),
          substitute_member_id: memberId(one.members[0] ?? ''),
        })
        .execute();
      const people = [
        ...one.members.map((name) => ({ name, capacity: one.capacity })),
        ...(one.accessManagers ?? []).map((name) => ({ name, capacity: 'accessManager' })),
      ];
      for (const { name, capacity } of people) {
        const id = memberId(name);
        await trx
          .insertInto('member')
          .values({ id, organisation_id: one.id, name, email: `${id}@aanzet.example`, capacity })
          .execute();
      }
    }
    for (const offer of demoOffers) {
      await trx
        .insertInto('offer')
        .values({
          id: offer.id,
          organisation_id: offer.organisationId,
          name: offer.name,
          subjects: offer.subjects,
          min_age: offer.ages[0],
          max_age: offer.ages[1],
        })
        .execute();
    }
  });
}
