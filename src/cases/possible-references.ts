import type { Reference } from '../../machines/fields.ts';
import type { Slot } from '../../machines/slots.ts';
import type { LoadedCase } from '../engine/engine.ts';
import { layersToWrite, mayKeepFromParents } from '../access/event-layers.ts';
import { consentPartyTexts, layerTexts, notToParentsTexts, startTexts } from '../contract/nl/procedure.ts';
import type { Options, Possible } from './draw-event.ts';
import type { Surroundings } from './surroundings.ts';

/** What each needed reference may point to now, for somebody who acts in this slot. Pure. */
export function possibleReferences(
  around: Surroundings,
  loaded: LoadedCase,
  slot: Slot,
  needed: ReadonlySet<Reference>,
): Possible {
  return new Map([...needed].map((reference) => [reference, optionsOf(around, loaded, slot, reference)]));
}

function optionsOf(around: Surroundings, loaded: LoadedCase, slot: Slot, reference: Reference): Options {
  switch (reference) {
    case 'offer':
      return around.offers;
    case 'school':
    case 'schoolOrNone':
      return schools(around, loaded, reference === 'schoolOrNone');
    case 'clb':
      return outside(around, loaded, 'clb', ['clb', 'newClb', 'secondClb']);
    case 'ownMember':
      return around.members;
    case 'openConsent':
      return consentParties(loaded, (state) => state !== 'given');
    case 'givenConsent':
      return consentParties(loaded, (state) => state === 'given');
    case 'sameSubjectCase':
      return around.sameSubject;
    case 'emergencyAccess':
      return around.emergencies;
    case 'layer':
      return layersToWrite(slot).map((layer) => ({ const: layer, title: layerTexts[layer] ?? layer }));
    case 'notToParents':
      return mayKeepFromParents(slot)
        ? Object.entries(notToParentsTexts).map(([value, title]) => ({ const: value, title }))
        : [];
  }
}

function schools(around: Surroundings, loaded: LoadedCase, orNone: boolean): Options {
  const found = outside(around, loaded, 'school', ['school']);
  const none = startTexts['school']?.options?.['none'] ?? 'Geen school';
  return orNone && loaded.slots.some((slot) => slot.slot === 'school')
    ? [...found, { const: 'none', title: none }]
    : found;
}

/** Organisations of a kind in the network, without those that fill one of these slots already. */
function outside(
  { organisations }: Surroundings,
  { slots }: LoadedCase,
  kind: string,
  except: readonly Slot[],
): Options {
  const inside = new Set(
    slots.filter((slot) => except.some((one) => one === slot.slot)).map((slot) => slot.organisation_id),
  );
  return organisations
    .filter((one) => one.kind === kind && !inside.has(one.const))
    .map((one) => ({ const: one.const, title: one.title }));
}

/** Whose akkoord still has to come, or has been given: nobody is asked twice. */
function consentParties({ record }: LoadedCase, fits: (state: string) => boolean): Options {
  const consents = (record.state.context['consents'] ?? {}) as Record<string, string>;
  const parties = Object.keys(consents).filter((party) => fits(consents[party] ?? ''));
  return parties.map((party) => ({ const: party, title: consentPartyTexts[party] ?? party }));
}
