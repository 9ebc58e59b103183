/**
 * Who may ask what and read what: a second table, written by hand from `docs/rights.md` alone and kept apart from the
 * policy on purpose. Nothing here is imported from the application, so that a slip there is not repeated here. What the
 * page does not grant is refused. Where the two disagree, one of the two is wrong: look at the page.
 */

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
  | { kind: 'link'; capacity: 'pupil' | 'parent'; caseId: string; slot: string };

/** What the table looks at in a case. */
export interface Standing {
  id: string;
  network: string;
  akkoord: Akkoord;
  /** Which organisation fills each slot now. */
  fills: Readonly<Record<string, string>>;
}

/**
 * One block per slot and akkoord; nothing else is allowed in a case. Reading takes the akkoord of the moment, also for
 * what was written before. Of the form, papers and attachments a pen reads and adds; only a CLB withdraws.
 */
const inCases = `
clb secondClb : there held gone
  layers identity schoolShareable discipline helpShareable health agogic clbOnly thirdParty court
  copies all
  GET ~ ~/emergencies ~/history ~/looks ~/lars ~/closing-package ~/closing-package/pdf
  GET ~/form ~/form/amendments ~/form/copies ~/form/copies/:seq/:slot ~/form/remarks
  GET ~/papers ~/form/document ~/form/pdf ~/form/copies/:seq/:slot/pdf
  GET ~/attachments ~/attachments/:attachment
  PUT ~/form/:section
  POST ~/events ~/form/:section/:field/amendments ~/form/:section/remarks ~/form/remarks/:seq/settled
  POST ~/attachments ~/attachments/:attachment/withdrawal

school : there held gone
  layers identity schoolShareable discipline
  copies own
  GET ~ ~/emergencies ~/history
  GET ~/form ~/form/amendments ~/form/copies ~/form/copies/:seq/:slot ~/form/remarks
  GET ~/papers ~/form/document ~/form/pdf ~/form/copies/:seq/:slot/pdf
  GET ~/attachments ~/attachments/:attachment
  PUT ~/form/:section
  POST ~/events ~/form/:section/:field/amendments ~/form/:section/remarks ~/form/remarks/:seq/settled
  POST ~/attachments

pbd : there held gone
  layers schoolShareable
  copies own
  GET ~ ~/emergencies ~/history
  GET ~/form ~/form/amendments ~/form/copies ~/form/copies/:seq/:slot ~/form/remarks
  GET ~/papers ~/form/document ~/form/pdf ~/form/copies/:seq/:slot/pdf
  GET ~/attachments ~/attachments/:attachment
  PUT ~/form/:section
  POST ~/events ~/form/:section/:field/amendments ~/form/:section/remarks ~/form/remarks/:seq/settled
  POST ~/attachments

newClb : there held gone
  layers identity
  GET ~ ~/emergencies ~/history
  POST ~/events

contactPoint : there
  layers identity schoolShareable helpShareable
  copies own
  GET ~ ~/emergencies ~/history
  GET ~/form ~/form/amendments ~/form/copies ~/form/copies/:seq/:slot ~/form/remarks
  GET ~/papers ~/form/document ~/form/pdf ~/form/copies/:seq/:slot/pdf
  GET ~/attachments ~/attachments/:attachment
  POST ~/events ~/attachments

contactPoint : held
  layers identity
  copies own
  GET ~ ~/emergencies ~/history
  GET ~/form ~/form/amendments ~/form/copies ~/form/copies/:seq/:slot ~/form/remarks
  POST ~/events

contactPoint : gone
  GET ~ ~/emergencies ~/history

provider : there
  layers identity schoolShareable helpShareable health agogic
  copies own
  GET ~ ~/emergencies ~/history ~/closing-package ~/closing-package/pdf
  GET ~/form ~/form/amendments ~/form/copies ~/form/copies/:seq/:slot ~/form/remarks
  GET ~/papers ~/form/document ~/form/pdf ~/form/copies/:seq/:slot/pdf
  GET ~/attachments ~/attachments/:attachment
  POST ~/events ~/attachments

provider : held
  layers identity
  copies own
  GET ~ ~/emergencies ~/history
  GET ~/form ~/form/amendments ~/form/copies ~/form/copies/:seq/:slot ~/form/remarks
  POST ~/events

provider : gone
  layers identity
  GET ~ ~/emergencies ~/history
  POST ~/events

returnContact : there held
  GET ~ ~/emergencies
  POST ~/events

returnContact : gone
  GET ~ ~/emergencies

coordinator : there held gone
  GET ~ ~/emergencies ~/history
  POST ~/events

pupil : there held gone
  GET ~ ~/emergencies ~/history ~/looks

emergency : there held gone
  layers identity schoolShareable helpShareable health
  GET ~ ~/emergencies ~/history
  GET ~/form ~/form/amendments ~/form/copies ~/form/copies/:seq/:slot ~/form/remarks
`;

/**
 * Outside cases: who may ask each address at all; `+` stands for the members that the page calls "members other than
 * access managers and administrators". Of what the page says nothing about (signing in, health, the description of the
 * API, the pages of the web, the demonstration) everybody may ask, or nobody could begin.
 */
const outsideCases = `
everybody
  GET /health /health/live /health/ready /sign-in /openapi.json
  POST /sign-in
  GET /demo/personas /demo/clock
  POST /demo/sign-in /demo/clock
signed in
  GET /me
  POST /sign-out
+ administrator accessManager
  GET /sessions
  POST /sessions/end-others /sessions/:id/end
+ administrator pupil parent
  GET /procedures
+ administrator
  GET /calculator /inbox /preferences/mail
  POST /inbox/read-all /inbox/:id/read
  PUT /preferences/mail
+ administrator pupil parent
  GET /cases /cases/counts
school clb youthCare
  POST /cases
clb provider youthCare facilitator coordinator
  GET /emergency
  POST /emergency /emergency/:id/end
coordinator
  GET /forms /forms/compare /forms/:version /forms/:version/preview
  POST /forms/draft /forms/draft/publish
  PUT /forms/draft
  DELETE /forms/draft
administrator
  GET /failed-work /networks /organisations
  POST /failed-work/:kind/:id/retry /failed-work/quarantine /networks /organisations
  PUT /organisations/:id
administrator accessManager
  GET /organisations/:id/members
  POST /organisations/:id/members /members/:id/end /members/:id/sign-out /members/:id/code
  PUT /members/:id
accessManager
  GET /slots
  POST /slots/:id/hand-over /members/:id/hand-over
`;

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
  if (asker.kind === 'link') return asker.caseId === standing.id ? [asker.slot] : [];
  if (asker.capacity === 'coordinator') return asker.network === standing.network ? ['coordinator'] : [];
  return (standsIn[asker.capacity] ?? []).filter((slot) => standing.fills[slot] === asker.organisation);
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
    layers: new Set(found.flatMap(({ layers }) => [...layers])),
    copies: copies.includes('all') ? 'all' : copies.includes('own') ? 'own' : 'none',
  };
}

/** The layers in which this slot receives a copy, whatever happened to the akkoord since: what is in it, was given. */
export const layersOfCopy = (slot: string): ReadonlySet<string> =>
  grants.get(`${slot} there`)?.layers ?? new Set<string>();

/** Something that was written in a case, and who wrote it. */
export interface Written {
  layer: string;
  /** The organisation of who wrote it. */
  by: string;
  /** The school that the case had at that moment. */
  school: string | undefined;
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
  const slots = slotsIn(asker, standing);
  const moved = slots.every((slot) => slot === 'school') && written.school !== standing.fills['school'];
  if (written.layer === 'discipline' && moved) return false;
  if (grant.layers.has(written.layer)) return true;
  if (!route.includes('/copies/')) return false;
  return grant.copies === 'all' || slots.some((slot) => layersOfCopy(slot).has(written.layer));
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
