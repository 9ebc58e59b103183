/**
 * Who may ask what and read what: a second table, written by hand from `docs/rights.md` alone and kept apart from the
 * policy on purpose. Nothing here is imported from the application, so that a slip there is not repeated here. What the
 * page does not grant is refused. Where the two disagree, one of the two is wrong: look at the page.
 */

import { inCases, outsideCases } from './oracle-table.ts';
import { readDoors, readGrants, type Grant } from './read-table.ts';

/** Where the akkoord of a case stands; what it means for receivers stands in the table. */
export type Akkoord = 'there' | 'held' | 'gone';

/** Who asks. Somebody who is not signed in, and a link that was revoked, are strangers. */
export type Asker =
  | { kind: 'stranger' }
  | {
      kind: 'member';
      capacity: string;
      organisation: string;
      network: string;
      /** Opened each case of the own network in an emergency, just now. */
      emergency?: true;
    }
  | { kind: 'link'; capacity: 'pupil' | 'parent'; caseId: string; slot: string; code: boolean };

/** What was agreed to: for contact point and provider, and whether a school may read about health (in writing). */
export interface Cover {
  helpers: 'all' | 'withoutHealth' | 'asSchool';
  schoolHealth: boolean;
}

/** What the table looks at in a case. */
export interface Standing {
  id: string;
  network: string;
  akkoord: Akkoord;
  /** What the akkoord covers now, and what it covered when copies were given. */
  cover: Cover;
  coverOfCopies: Cover;
  /** Which organisation fills each slot now. */
  fills: Readonly<Record<string, string>>;
  /** The parents decide for the pupil; otherwise the pupil does. */
  parentsDecide?: boolean;
}

/** Which slots a capacity can stand in. A person of another capacity in the same organisation has nothing by it. */
const standsIn: Readonly<Record<string, readonly string[]>> = {
  clb: ['clb', 'secondClb', 'newClb'],
  school: ['school'],
  pbd: ['pbd'],
  contactPoint: ['contactPoint'],
  provider: ['provider'],
};

const api = '/api/v1';
const grants = readGrants(inCases);
const doors = readDoors(outsideCases);

/** The slots of this reader in this case. */
export function slotsIn(asker: Asker, standing: Standing): string[] {
  if (asker.kind === 'stranger') return [];
  if (asker.kind === 'link') return asker.caseId === standing.id ? [placeOfLink(asker, standing)] : [];
  if (asker.capacity === 'coordinator') return asker.network === standing.network ? ['coordinator'] : [];
  return (standsIn[asker.capacity] ?? []).filter((slot) => standing.fills[slot] === asker.organisation);
}

/** Without its code a link is nobody's; a parent of a pupil who decides personally reads beside the pupil. */
function placeOfLink({ slot, code }: Extract<Asker, { kind: 'link' }>, { parentsDecide }: Standing): string {
  if (!code) return 'link';
  return parentsDecide !== true && (slot === 'parent' || slot === 'secondParent') ? 'besidePupil' : slot;
}

/** What nobody agreed to, by slot, whatever the table opens. */
const notAgreed: Record<Cover['helpers'], Readonly<Record<string, readonly string[]>>> = {
  all: {},
  withoutHealth: { provider: ['health'] },
  asSchool: { contactPoint: ['helpShareable'], provider: ['helpShareable', 'health', 'agogic'] },
};

function layersUnder(slot: string, akkoord: Akkoord, cover: Cover): string[] {
  const kept = slot === 'school' ? (cover.schoolHealth ? [] : ['health']) : (notAgreed[cover.helpers][slot] ?? []);
  return [...(grants.get(`${slot} ${akkoord}`)?.layers ?? [])].filter((layer) => !kept.includes(layer));
}

/** Whether this reader reads the case by an emergency, with or without a slot. */
const inEmergency = (asker: Asker, standing: Standing): boolean =>
  asker.kind === 'member' && asker.emergency === true && asker.network === standing.network;

/** What a reader has in a case, over all slots, and by an emergency. */
export const grantIn = (asker: Asker, standing: Standing): Grant =>
  together([...slotsIn(asker, standing), ...(inEmergency(asker, standing) ? ['emergency'] : [])], standing);

/** What stands in lists and is found by a search: an emergency is for one case that is known by its number. */
export const grantBySlots = (asker: Asker, standing: Standing): Grant => together(slotsIn(asker, standing), standing);

function together(relations: readonly string[], standing: Standing): Grant {
  const found = relations.flatMap((one) => grants.get(`${one} ${standing.akkoord}`) ?? []);
  const copies = found.map((one) => one.copies);
  return {
    routes: new Set(found.flatMap(({ routes }) => [...routes])),
    layers: new Set(relations.flatMap((one) => layersUnder(one, standing.akkoord, standing.cover))),
    copies: copies.includes('all') ? 'all' : copies.includes('own') ? 'own' : 'none',
  };
}

/** The layers in which this slot receives a copy, whatever happened to the akkoord since: what is in it, was given. */
export const layersOfCopy = (slot: string, { coverOfCopies }: Pick<Standing, 'coverOfCopies'>): ReadonlySet<string> =>
  new Set(layersUnder(slot, 'there', coverOfCopies));

/** Something that was written in a case, and who wrote it. */
export interface Written {
  layer: string;
  /** The organisation of who wrote it. */
  by: string;
  /** The school that the case had at that moment. */
  school: string | undefined;
  /** A note that was marked as not for the parents. */
  notToParents?: boolean;
}

/**
 * Whether a reader may meet these words in an answer to this question about the case: in a layer of the own slots, in a
 * copy that the own organisation received, or as words of the own organisation. What a school wrote down about discipline
 * stays there when the pupil moves to another.
 */
export function mayRead(asker: Asker, standing: Standing, written: Written, route: string): boolean {
  const grant = grantIn(asker, standing);
  if (!grant.routes.has(route)) return false;
  if (asker.kind === 'member' && written.by === asker.organisation) return true;
  if (written.notToParents === true && asker.kind === 'link' && asker.capacity === 'parent') return false;
  const slots = slotsIn(asker, standing);
  const moved = slots.every((slot) => slot === 'school') && written.school !== standing.fills['school'];
  if (written.layer === 'discipline' && moved) return false;
  if (grant.layers.has(written.layer)) return true;
  // What differs between copies stands in the closing package too.
  if (!route.includes('/copies/') && !route.endsWith('/closing-package')) return false;
  return grant.copies === 'all' || slots.some((slot) => layersOfCopy(slot, standing).has(written.layer));
}

/** Whether an address is about one case; then `grantIn` decides. */
export const isInCase = (pattern: string): boolean => pattern.startsWith(`${api}/cases/:id`);

/** `~/history` for `/api/v1/cases/:id/history`. */
export const inCaseName = (method: string, pattern: string): string =>
  `${method === 'HEAD' ? 'GET' : method} ~${pattern.slice(`${api}/cases/:id`.length)}`;

/** Whether the table speaks about this verb at this address at all. */
export function knows(method: string, pattern: string): boolean {
  if (isPage(pattern)) return true;
  if (isInCase(pattern)) return [...grants.values()].some(({ routes }) => routes.has(inCaseName(method, pattern)));
  return doors.has(doorName(method, pattern));
}

/** Whether this reader may ask an address that is about no case. */
export function mayOutside(asker: Asker, method: string, pattern: string): boolean {
  if (isPage(pattern)) return true;
  const who = doors.get(doorName(method, pattern)) ?? new Set();
  if (who.has('everybody')) return true;
  if (asker.kind === 'stranger') return false;
  const keeper = asker.capacity === 'accessManager' || asker.capacity === 'administrator';
  return who.has('signed in') || who.has(asker.capacity) || (asker.kind === 'member' && !keeper && who.has('+'));
}

/** Whose membership somebody administers: an access manager the own house, an administrator all access managers too. */
export function manages(asker: Asker, target: { capacity: string; organisation: string }): boolean {
  if (asker.kind !== 'member') return false;
  const own = asker.organisation === target.organisation;
  if (asker.capacity === 'accessManager') return own;
  return (
    asker.capacity === 'administrator' &&
    (target.capacity === 'accessManager' || (target.capacity === 'administrator' && own))
  );
}

/** The description of the API for people and the pages of the web hold nothing of anybody. */
const isPage = (pattern: string): boolean => pattern.startsWith(`${api.replace('/v1', '')}/docs`);

const doorName = (method: string, pattern: string): string =>
  `${method === 'HEAD' ? 'GET' : method} ${pattern.slice(api.length)}`;
