import type { Akkoord } from '../../machines/akkoord.ts';
import type { Slot } from '../../machines/slots.ts';
import { formLayers } from '../contract/form-definition.ts';
import type { Capacity } from './reader.ts';

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
  'caseLinks',
  'ownPage',
  'ownAkkoord',
  'ownCode',
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
  'emergency',
  'emergencyRead',
  'auditRead',
] as const;
export type Action = (typeof actions)[number];

/** How secret something is; a question of the form carries one of the first, what is noted beside it any of them. */
export const layers = [...formLayers, 'agogic', 'thirdParty', 'court'] as const;
export type Layer = (typeof layers)[number];

/** What somebody may in a case, and what somebody reads there. */
export interface SlotRights {
  actions: readonly Action[];
  layers: readonly Layer[];
  /** Layers in the copies of the form that the own organisation received before. */
  received: readonly Layer[];
}

const none: SlotRights = { actions: [], layers: [], received: [] };

/** Rights that do not depend on akkoord: of those who work on the registration before anybody is asked. */
const always = (rights: SlotRights): Record<Akkoord, SlotRights> => ({ there: rights, held: rights, gone: rights });

const read: readonly Action[] = ['caseRead', 'emergencyRead', 'caseHistory'];
const act: readonly Action[] = [...read, 'caseEvent'];
const attach: readonly Action[] = ['attachmentRead', 'attachmentWrite'];
const work: readonly Action[] = [...act, 'formRead', 'formWrite', 'formPaper', ...attach];
const receive: readonly Action[] = [...act, 'formRead', 'formPaper', ...attach];

/** The CLB keeps the file of the pupil: it takes each step along in words, and everything at the end. */
const keepsFile = always({
  actions: [...work, 'larsText', 'closingPackage', 'caseLooks', 'caseLinks'],
  layers: [...layers],
  received: [...layers],
});
/** With link and code, on the own page; agogic, clbOnly, thirdParty and court are kept from pupil and parents. */
const family = always({
  actions: ['caseRead', 'emergencyRead', 'caseLooks', 'ownPage', 'ownAkkoord'],
  layers: ['identity', 'schoolShareable', 'discipline', 'helpShareable', 'health'],
  received: [],
});
const schoolLayers = ['identity', 'schoolShareable', 'discipline'] as const;
const schoolWithHealth = [...schoolLayers, 'health'] as const;
const dispatchLayers = ['identity', 'schoolShareable', 'helpShareable'] as const;
const helpLayers = [...dispatchLayers, 'health', 'agogic'] as const;

/**
 * What each slot gives in its case, by akkoord. Rights come from here and from nowhere else; docs/rights.md says the same
 * in words. Whoever receives depends on akkoord: while it is held nothing new is shared and what was received stays;
 * once it is gone the coach keeps contact data for some days, and nobody else anything.
 */
export const slotRights: Record<Slot, Record<Akkoord, SlotRights>> = {
  clb: keepsFile,
  secondClb: keepsFile,
  // A new CLB sees who it is about before it accepts, not the content.
  newClb: always({ actions: act, layers: ['identity'], received: [] }),
  // Health reaches a school where an akkoord in writing says so; what does not is withheld in each case.
  school: {
    there: { actions: work, layers: schoolWithHealth, received: schoolWithHealth },
    held: { actions: work, layers: schoolLayers, received: schoolWithHealth },
    gone: { actions: work, layers: schoolLayers, received: schoolWithHealth },
  },
  // Advice is on school support: without the identity layer.
  pbd: always({ actions: work, layers: ['schoolShareable'], received: ['schoolShareable'] }),
  contactPoint: {
    there: { actions: receive, layers: dispatchLayers, received: dispatchLayers },
    held: { actions: [...act, 'formRead'], layers: ['identity'], received: dispatchLayers },
    gone: { ...none, actions: read },
  },
  provider: {
    there: { actions: [...receive, 'closingPackage'], layers: helpLayers, received: helpLayers },
    held: { actions: [...act, 'formRead'], layers: ['identity'], received: helpLayers },
    gone: { ...none, actions: act, layers: ['identity'] },
  },
  returnContact: {
    there: { ...none, actions: ['caseRead', 'emergencyRead', 'caseEvent'] },
    held: { ...none, actions: ['caseRead', 'emergencyRead', 'caseEvent'] },
    gone: { ...none, actions: ['caseRead', 'emergencyRead'] },
  },
  // Counts and case numbers, no names, no content.
  coordinator: always({ ...none, actions: act }),
  pupil: family,
  // Of a pupil who decides personally the parents read less: see `besidePupil`.
  parent: family,
  secondParent: family,
  // A personal link alone: dates and "waar staat dit?", without a name, for whoever holds it.
  link: always({ ...none, actions: ['caseRead'] }),
};

/**
 * What an emergency gives whoever opened it, whatever the akkoord: reading, and nothing that takes the file out of the
 * house. Never what helpers keep among themselves, what a judge decided, what was told in confidence, the CLB's own and
 * what a school wrote down about discipline.
 */
export const emergencyRights: SlotRights = {
  actions: [...read, 'formRead'],
  layers: ['identity', 'schoolShareable', 'helpShareable', 'health'],
  received: [],
};

/** What parents read beside a pupil who decides personally: whom it is about, and what is asked of themselves. */
export const besidePupil: readonly Layer[] = ['identity'];

/** The slots that somebody in a capacity can work in; who keeps the installation or its access works in none. */
export const slotsOfCapacity: Record<Capacity, readonly Slot[]> = {
  school: ['school'],
  pbd: ['pbd'],
  clb: ['clb', 'secondClb', 'newClb'],
  provider: ['provider'],
  contactPoint: ['contactPoint'],
  youthCare: [],
  facilitator: [],
  coordinator: ['coordinator'],
  department: [],
  administrator: [],
  accessManager: [],
  pupil: ['pupil'],
  parent: ['parent', 'secondParent'],
};

const partner: readonly Action[] = ['session', 'procedures', 'calculator', 'inbox', 'caseList'];

/** What a capacity gives outside any case. */
export const capacityRights: Record<Capacity, readonly Action[]> = {
  school: [...partner, 'caseStart'],
  pbd: partner,
  clb: [...partner, 'caseStart', 'emergency'],
  provider: [...partner, 'emergency'],
  contactPoint: partner,
  youthCare: [...partner, 'caseStart', 'emergency'],
  facilitator: [...partner, 'emergency'],
  // Keeps the form of the own network; an emergency once the secrecy of coordinators is recorded there.
  coordinator: [...partner, 'formsRead', 'formsEdit', 'emergency'],
  department: partner,
  // Keeps the installation running: codes, counts and numbers of cases, and no case.
  administrator: [...partner, 'administration', 'organisations', 'members'],
  // Keeps the members and slots of the own organisation; reads no case, and no message about one.
  accessManager: ['session', 'members', 'slots', 'auditRead'],
  // A link is for one page about one case; it has no list.
  pupil: ['session', 'ownCode'],
  parent: ['session', 'ownCode'],
};
