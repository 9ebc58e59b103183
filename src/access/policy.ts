import type { Akkoord, Sharing, Withheld } from '../../machines/akkoord.ts';
import { withheldBy } from '../../machines/cover.ts';
import type { Slot } from '../../machines/slots.ts';
import type { Emergency, Reader } from './reader.ts';
import {
  besidePupil,
  capacityRights,
  emergencyRights,
  slotRights,
  slotsOfCapacity,
  type Action,
  type Layer,
  type SlotRights,
} from './rights.ts';

/** What ties a reader to one case: the slots that the reader's organisation fills in it now, and how the akkoord stands. */
export interface Relation extends Sharing {
  slots: readonly Slot[];
  /** Since when the reader's school is in the case, an instant; only of who reads as the school. */
  schoolSince?: string;
  /** The reason for which the reader opened the case in an emergency, for as long as that holds. */
  emergency?: string;
  /** The pupil decides personally; only of who reads as a parent. */
  besidePupil?: boolean;
}

const inCase: ReadonlySet<Action> = new Set(
  Object.values(slotRights).flatMap((byAkkoord) => Object.values(byAkkoord).flatMap(({ actions }) => actions)),
);

/** What an akkoord leaves out is closed for its slot; an emergency does not ask for it. */
const rightsOf = ({ slots, akkoord, withheld, emergency, besidePupil: beside }: Relation): SlotRights[] => [
  ...slots.map((slot) => {
    const rights = beside ? lessBesidePupil(slotRights[slot][akkoord]) : slotRights[slot][akkoord];
    const layers = rights.layers.filter((layer) => !withheld.includes(`${slot}:${layer}` as Withheld));
    return { ...rights, layers };
  }),
  ...(emergency === undefined ? [] : [emergencyRights]),
];

const lessBesidePupil = (rights: SlotRights): SlotRights => ({
  ...rights,
  layers: rights.layers.filter((layer) => besidePupil.includes(layer)),
});

/** The one decision, refuse by default. `relation` is needed for everything inside a case. */
export function may(reader: Reader | null, action: Action, relation?: Relation): boolean {
  if (action === 'public' || action === 'demo') return true;
  if (!reader) return false;
  if (inCase.has(action))
    return relation !== undefined && rightsOf(relation).some(({ actions }) => actions.includes(action));
  return capacityRights[reader.capacity].includes(action);
}

/** Whether whoever fills this slot is given the shared form, as the akkoord stands. */
export const isGivenForm = (slot: Slot, akkoord: Akkoord): boolean =>
  slotRights[slot][akkoord].actions.includes('formPaper');

/** The layers that this relation opens. */
export const visibleLayers = (relation: Relation): ReadonlySet<Layer> =>
  new Set(rightsOf(relation).flatMap(({ layers }) => layers));

/** Something that was written in a layer, at an instant. */
export interface Written {
  layer: string | null;
  at: string;
}

/**
 * Tells what is open of all that was written. What a school noted about discipline stays with that school: it never moves
 * along to the next (hard: qworzo.be, schoolverandering).
 */
export function readsWritten(relation: Relation): (written: Written) => boolean {
  const open: ReadonlySet<string | null> = visibleLayers(relation);
  const { schoolSince = '' } = relation;
  return ({ layer, at }) => open.has(layer) && (layer !== 'discipline' || at >= schoolSince);
}

/** The layers that it opens in what the own organisation received before. */
export const receivedLayers = (relation: Relation): ReadonlySet<Layer> =>
  new Set(rightsOf(relation).flatMap(({ received }) => received));

/** The layers that a slot opens while the akkoord is there and covers everything meant for it. */
export const layersOfSlot = (slot: Slot): ReadonlySet<Layer> =>
  visibleLayers({ slots: [slot], akkoord: 'there', withheld: withheldBy([{ helpers: 'all', schoolHealth: 'no' }]) });

/** Whether an action is decided per case, so that a route must look the case up before it asks. */
export const isInCase = (action: Action): boolean => inCase.has(action);

/** A case as far as its relations go. */
export interface RelatedCase extends Sharing {
  id: string;
  networkId: string;
  /** Those that are filled now. */
  slots: readonly { slot: string; organisation_id: string | null; from_at?: string }[];
  /** The parents decide for the pupil; unless that is said, the pupil does. */
  parentsDecide?: boolean;
}

/**
 * The relation of a reader to a case. A coordinator has one to every case of the own network, a link to its one case;
 * everybody else by the slots of the organisation, as far as the capacity of this session works in them.
 */
export function relationTo(
  reader: Reader,
  { id, networkId, akkoord, withheld, slots, parentsDecide = false }: RelatedCase,
): Relation {
  const own = slotsOf(reader, { id, networkId, slots });
  if (reader.kind === 'link')
    return { slots: own, akkoord, withheld, besidePupil: reader.slot !== 'pupil' && !parentsDecide };
  const since = own.includes('school') ? slots.find(({ slot }) => slot === 'school')?.from_at : undefined;
  const emergency = emergencyIn(reader, id)?.reason;
  return {
    slots: own,
    akkoord,
    withheld,
    ...(since === undefined ? {} : { schoolSince: since }),
    ...(emergency === undefined ? {} : { emergency }),
  };
}

/** What the reader opened of this case in an emergency; of several the one that holds longest. */
export const emergencyIn = (reader: Reader, caseId: string): Emergency | undefined =>
  reader.kind === 'member' ? reader.emergencies?.find((one) => one.caseId === caseId) : undefined;

/** The link alone proves nothing about who holds it: its slot opens with the code. */
export const placeOfLink = ({ slot, level }: Extract<Reader, { kind: 'link' }>): Slot =>
  level === 'low' ? 'link' : slot;

function slotsOf(reader: Reader, one: Omit<RelatedCase, keyof Sharing>): readonly Slot[] {
  if (reader.kind === 'link') return reader.caseId === one.id ? [placeOfLink(reader)] : [];
  const workable = slotsOfCapacity[reader.capacity];
  if (reader.capacity === 'coordinator') return reader.network.id === one.networkId ? workable : [];
  return workable.filter((slot) =>
    one.slots.some((filled) => filled.slot === slot && filled.organisation_id === reader.organisation.id),
  );
}

/** A membership that somebody wants to administer. */
export interface ManagedMember {
  organisationId: string;
  capacity: string;
}

/**
 * Whose membership a reader administers: an access manager everybody's in the own organisation; an administrator the
 * access managers of all, and the own colleagues. So nobody who keeps the installation can enter a case by a membership
 * that they made alone without an access manager who sees it.
 */
export function managesMember(reader: Reader, { organisationId, capacity }: ManagedMember): boolean {
  if (reader.kind !== 'member' || !may(reader, 'members')) return false;
  const own = reader.organisation.id === organisationId;
  if (reader.capacity === 'accessManager') return own;
  return capacity === 'accessManager' || (own && capacity === 'administrator');
}

/** Whose places in cases a reader sees by number, and may fill with somebody else: those of the own organisation. */
export const managesSlot = (reader: Reader, slot: { organisation_id: string | null }): boolean =>
  reader.kind === 'member' && may(reader, 'slots') && slot.organisation_id === reader.organisation.id;
