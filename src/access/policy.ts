import type { Slot } from '../../machines/slots.ts';
import { formLayers, type FormLayer } from '../contract/form-definition.ts';
import type { Capacity, Reader } from './reader.ts';

/**
 * Everything a route can ask for. A route names one of these; one that names none does not start (law 9).
 * `public` asks nobody, `demo` exists in demo mode only.
 */
export const actions = [
  'public',
  'demo',
  'session',
  'procedures',
  'calculator',
  'inbox',
  'caseList',
  'caseStart',
  'caseRead',
  'caseHistory',
  'caseLooks',
  'caseEvent',
  'formRead',
  'formWrite',
  'formsRead',
  'formsEdit',
  'formPaper',
  'larsText',
  'closingPackage',
  'attachmentRead',
  'attachmentWrite',
  'administration',
  'organisations',
  'members',
  'slots',
] as const;
export type Action = (typeof actions)[number];

/** The secrecy layers that exist today; the rights issue adds third-party, agogic, court and health. */
export const layers = formLayers;
export type Layer = FormLayer;

/** What ties a reader to one case: the slots that the reader's organisation fills in it now. */
export interface Relation {
  slots: readonly Slot[];
}

interface SlotRights {
  actions: readonly Action[];
  layers: readonly Layer[];
}

const attach: readonly Action[] = ['attachmentRead', 'attachmentWrite'];
const work: readonly Action[] = [
  'caseRead',
  'caseHistory',
  'caseEvent',
  'formRead',
  'formWrite',
  'formPaper',
  ...attach,
];
/** The CLB keeps the file of the pupil: it takes each step along in words, and everything at the end. */
const keepFile: readonly Action[] = [...work, 'larsText', 'closingPackage', 'caseLooks'];

/** What each slot gives in its case. Rights come from here and from nowhere else. */
const slotRights: Record<Slot, SlotRights> = {
  clb: { actions: keepFile, layers: [...layers] },
  secondClb: { actions: keepFile, layers: [...layers] },
  // A new CLB sees who it is about before it accepts, not the content.
  newClb: { actions: ['caseRead', 'caseHistory', 'caseEvent'], layers: ['identity'] },
  school: { actions: work, layers: ['identity', 'schoolShareable', 'discipline'] },
  // Advice is on school support: without the identity layer.
  pbd: { actions: work, layers: ['schoolShareable'] },
  contactPoint: {
    actions: ['caseRead', 'caseHistory', 'caseEvent', 'formRead', 'formPaper', ...attach],
    layers: ['identity', 'schoolShareable', 'helpShareable'],
  },
  provider: {
    actions: ['caseRead', 'caseHistory', 'caseEvent', 'formRead', 'formPaper', 'closingPackage', ...attach],
    layers: ['identity', 'schoolShareable', 'helpShareable'],
  },
  returnContact: { actions: ['caseRead', 'caseEvent'], layers: [] },
  // Counts and case numbers, no names, no content.
  coordinator: { actions: ['caseRead', 'caseHistory', 'caseEvent'], layers: [] },
  // A personal link alone: dates and "waar staat dit?".
  pupil: { actions: ['caseRead', 'caseHistory', 'caseLooks'], layers: [] },
};

const partner: readonly Action[] = ['session', 'procedures', 'calculator', 'inbox', 'caseList'];

/** What a capacity gives outside any case. */
const capacityRights: Record<Capacity, readonly Action[]> = {
  school: [...partner, 'caseStart'],
  pbd: partner,
  clb: [...partner, 'caseStart'],
  provider: partner,
  contactPoint: partner,
  youthCare: [...partner, 'caseStart'],
  facilitator: partner,
  // Keeps the form of the own network.
  coordinator: [...partner, 'formsRead', 'formsEdit'],
  department: partner,
  // Keeps the installation running: codes, counts and numbers of cases, and no case.
  administrator: [...partner, 'administration', 'organisations', 'members'],
  // Keeps the members and slots of the own organisation; reads no case, and no message about one.
  accessManager: ['session', 'members', 'slots'],
  pupil: ['session', 'procedures', 'caseList'],
  parent: ['session', 'procedures', 'caseList'],
};

const inCase: ReadonlySet<Action> = new Set<Action>(['caseRead', 'caseHistory', 'caseEvent', ...keepFile]);

/** The one decision, refuse by default. `relation` is needed for everything inside a case. */
export function may(reader: Reader | null, action: Action, relation?: Relation): boolean {
  if (action === 'public' || action === 'demo') return true;
  if (!reader) return false;
  if (inCase.has(action)) return (relation?.slots ?? []).some((slot) => slotRights[slot].actions.includes(action));
  return capacityRights[reader.capacity].includes(action);
}

/** Whether whoever fills this slot reads the shared form at all. */
export const readsForm = (slot: Slot): boolean => slotRights[slot].actions.includes('formRead');

/** The layers that these slots open, together. */
export function visibleLayers(relation: Relation): ReadonlySet<Layer> {
  return new Set(relation.slots.flatMap((slot) => slotRights[slot].layers));
}

/** Whether an action is decided per case, so that a route must look the case up before it asks. */
export const isInCase = (action: Action): boolean => inCase.has(action);

/**
 * The relation of a reader to a case. A coordinator has one to every case of the own network, a link to its one case;
 * everybody else by the slots of the organisation. Who manages its access works in no case.
 */
export function relationTo(
  reader: Reader,
  one: { id: string; networkId: string; slots: readonly { slot: string; organisation_id: string | null }[] },
): Relation {
  if (reader.kind === 'link') return { slots: reader.caseId === one.id ? [reader.slot] : [] };
  if (reader.capacity === 'coordinator') return { slots: reader.network.id === one.networkId ? ['coordinator'] : [] };
  if (reader.capacity === 'accessManager') return { slots: [] };
  const own = one.slots
    .filter((slot) => slot.organisation_id === reader.organisation.id)
    .map((slot) => slot.slot as Slot);
  return { slots: own };
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
