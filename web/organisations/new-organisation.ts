import type { DrawableSchema } from '../../src/contract/json-schema.ts';
import type { Network } from '../../src/contract/organisations.ts';
import { organisationKinds } from '../../src/contract/organisation-kinds.ts';
import { organisationWords as w } from '../../src/contract/nl/organisations-page.ts';
import { kindTexts, regionTexts } from '../../src/contract/nl/organisations.ts';

const text = (title: string, maxLength: number): DrawableSchema => ({ type: 'string', title, minLength: 1, maxLength });

/** What is asked of a new network. */
export const newNetwork: DrawableSchema = {
  type: 'object',
  properties: {
    name: text(w.networkName, 120),
    region: {
      type: 'string',
      title: w.region,
      oneOf: Object.entries(regionTexts).map(([id, title]) => ({ const: id, title })),
    },
  },
  required: ['name', 'region'],
};

/** What is asked of a new organisation. */
export const newOrganisation = (networks: readonly Network[]): DrawableSchema => ({
  type: 'object',
  properties: {
    network: {
      type: 'string',
      title: w.network,
      oneOf: networks.map(({ id, name }) => ({ const: id, title: name })),
    },
    kind: {
      type: 'string',
      title: w.kind,
      oneOf: organisationKinds
        .filter((kind) => kind !== 'administration')
        .map((kind) => ({ const: kind, title: kindTexts[kind] })),
    },
    name: text(w.name, 120),
    municipality: text(w.municipality, 80),
  },
  required: ['network', 'kind', 'name', 'municipality'],
});
