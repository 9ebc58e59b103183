import { inCaseName, manages, type Asker, type Written } from './oracle.ts';
import { multipart } from './multipart.ts';
import type { PlayedCase } from './play.ts';
import { samples } from '../attachments/sample-files.ts';
import { usedKey, type Asked, type World } from './world.ts';

/** A question about one case, with what the table calls it. */
export interface CaseQuestion extends Asked {
  /** `GET ~/history`. */
  route: string;
  /** A second condition beside the route: whose copy or file is asked. */
  about?: { copyOf: string | null } | Written;
}

const madeUp = '00000000-0000-4000-8000-000000000000';
const used = { 'idempotency-key': usedKey };

/** The part of the form that somebody would write in. */
const partOf: Readonly<Record<string, [part: string, field: string]>> = {
  school: ['school', 'concern'],
  pbd: ['pbd', 'advice'],
};

/**
 * The requests that ask one verb of one address about a case. What would change something goes with a key that was used
 * before where the reader may ask (who may is told so, and nothing changes) and as a request that would succeed where
 * not.
 */
export function questionsAbout(
  { method, url }: { method: string; url: string },
  played: PlayedCase,
  asker: Asker,
  may: boolean,
  { turn, whole }: { turn: number; whole: boolean },
): CaseQuestion[] {
  const route = inCaseName(method, url);
  const base = `/cases/${played.id}`;
  const path = url.slice('/api/v1/cases/:id'.length);
  const question = (filled: string, more: Partial<CaseQuestion> = {}): CaseQuestion => ({
    method,
    route,
    url: `${base}${filled}`,
    ...(may && method !== 'GET' && method !== 'HEAD' ? { headers: used } : {}),
    ...more,
  });
  // Whoever may ask none of them asks for one, by turns; of the short form also whoever may, for a few.
  const some = <Item>(items: readonly Item[]): readonly Item[] =>
    may && whole ? items : [...items, ...items].slice(turn % items.length, (turn % items.length) + (may ? 5 : 1));
  const [part, field] = partOf[asker.kind === 'member' ? asker.capacity : ''] ?? ['clb', 'indication'];
  switch (`${method === 'HEAD' ? 'GET' : method} ${path}`) {
    case 'POST /events':
      return [question(path, { payload: { type: 'noteAdded', payload: { text: 'Iets.', layer: 'schoolShareable' } } })];
    case 'POST /links':
      return [question(path, { payload: { slot: 'pupil', name: 'Wie Dan Ook' } })];
    case 'POST /links/:link/code':
    case 'POST /links/:link/revocation':
      return [question(path.replace(':link', madeUp))];
    case 'POST /own/akkoord':
      return [question(path, { payload: { answer: 'no' } })];
    case 'PUT /form/:section':
      return [question(`/form/${part}`, { payload: { answers: {}, revision: 900 } })];
    case 'POST /form/:section/:field/amendments':
      return [question(`/form/${part}/${field}/amendments`, { payload: { answer: 'Anders.', reason: 'Een reden.' } })];
    case 'POST /form/:section/remarks':
      return [question(`/form/${part}/remarks`, { payload: { field, text: 'Een opmerking.' } })];
    case 'POST /form/remarks/:seq/settled':
      return [question(`/form/remarks/${played.remark}/settled`)];
    case 'GET /form/copies/:seq/:slot':
    case 'GET /form/copies/:seq/:slot/pdf':
      return some(played.copies).map(({ seq, slot, organisation }) =>
        question(path.replace(':seq', String(seq)).replace(':slot', slot), { about: { copyOf: organisation } }),
      );
    case 'GET /attachments/:attachment':
      return (may ? played.attachments : some(played.attachments)).map(({ id, ...about }) =>
        question(`/attachments/${id}`, { about }),
      );
    case 'POST /attachments/:attachment/withdrawal': {
      const target = played.attachments[0]?.id;
      return target === undefined
        ? []
        : [question(`/attachments/${target}/withdrawal`, { payload: { reason: 'Vergissing.' } })];
    }
    case 'POST /attachments': {
      const sent = multipart({ kind: 'report', name: 'Stuk', on: '2026-11-16', layer: 'schoolShareable' }, samples.pdf);
      return [question(path, { payload: sent.payload, headers: { ...sent.headers, ...(may ? used : {}) } })];
    }
    default:
      return [question(path)];
  }
}

/** A question about no case: `inside` says whether what it names is in reach of who may ask this at all. */
export interface OtherQuestion extends Asked {
  inside: (asker: Asker, who: string) => boolean;
}

const always = () => true;
const never = () => false;
/** Nobody may be named by a body that has no right shape: who may ask is told so, who may not is told nothing. */
const wrong = { payload: { nonsense: true } };
/** Where no body is asked: one that cannot be read is refused as such, once somebody may ask at all. */
const broken = { payload: Buffer.from('{'), headers: { 'content-type': 'application/json' } };

/** The requests that ask one verb of one address that is about no case. Nothing changes by any of them. */
export function questionsOutside(world: World, { method, url }: { method: string; url: string }): OtherQuestion[] {
  const ask = (filled: string, more: Partial<OtherQuestion> = {}): OtherQuestion => ({
    method,
    url: filled,
    inside: always,
    ...more,
  });
  switch (`${method === 'HEAD' ? 'GET' : method} ${url.replace('/api/v1', '')}`) {
    case 'POST /sign-out':
      // Ends the session of whoever asks: tried by itself, with a session of its own.
      return [];
    case 'POST /sessions/:id/end':
      // Only another session of one's own is there to be ended: tried where logins are.
      return [];
    case 'POST /sessions/end-others':
      return [ask(url)];
    case 'GET /calculator':
      return [ask(`${url}?count=werkdag&length=5&from=2026-11-16`)];
    case 'GET /forms/compare':
      return [ask(`${url}?from=1&to=1`)];
    case 'GET /forms/:version':
      return [ask('/forms/1')];
    case 'GET /forms/:version/preview':
      return [ask('/forms/1/preview?as=clb')];
    case 'POST /inbox/read-all':
      return [ask(url)];
    case 'POST /inbox/:id/read':
      return world.notices.map(({ id, organisation, member }) =>
        ask(`/inbox/${id}/read`, { inside: (asker, who) => isTheirs(asker, who, { organisation, member }) }),
      );
    case 'POST /forms/draft':
      return [ask(url, { payload: { from: 900_000 }, headers: used })];
    case 'DELETE /forms/draft':
      return [ask(url, { headers: used })];
    case 'POST /failed-work/:kind/:id/retry':
      return [ask(`/failed-work/mail/${madeUp}/retry`, broken)];
    case 'GET /organisations/:id/members':
      return world.organisations.map(({ id }) =>
        ask(`/organisations/${id}/members`, { inside: (asker) => sees(asker, id) }),
      );
    case 'POST /organisations/:id/members':
      return [ask('/organisations/clb/members', wrong)];
    case 'PUT /organisations/:id':
      return [ask('/organisations/clb', wrong)];
    case 'PUT /members/:id':
    case 'POST /members/:id/end':
    case 'POST /members/:id/sign-out':
    case 'POST /members/:id/code':
      return world.people.flatMap(({ id, asker: target }) =>
        target.kind === 'member' && ['clb', 'eastClb', 'administrator'].includes(target.organisation)
          ? [memberQuestion(method, url.replace('/api/v1', '').replace(':id', id), target)]
          : [],
      );
    case 'POST /audit/:id/reviews':
      return [ask(`/audit/${madeUp}/reviews`, wrong)];
    case 'PUT /networks/:id/coordinator-secrecy':
      return [ask('/networks/west/coordinator-secrecy', wrong)];
    case 'POST /emergency/:id/end':
      // One's own only; that one is ended is tried where emergencies are.
      return [ask(`/emergency/${madeUp}/end`, { inside: never })];
    case 'POST /members/:id/hand-over':
      return [ask('/members/clb-member/hand-over', wrong)];
    case 'POST /slots/:id/hand-over':
      return [ask(`/slots/${madeUp}/hand-over`, wrong)];
    case 'GET /api/docs/static/*':
      return [ask('/api/docs/static/swagger-ui.css')];
    default:
      return method === 'GET' || method === 'HEAD' ? [ask(url)] : [ask(url, wrong)];
  }
}

/** A member is never really changed: where it is in reach, the key was used before. */
function memberQuestion(
  method: string,
  url: string,
  target: { capacity: string; organisation: string },
): OtherQuestion {
  return {
    method,
    url,
    inside: (asker) => manages(asker, target),
    ...(method === 'PUT' ? { payload: { name: 'Wie Dan Ook', email: 'wie@aanzet.example', lastDay: null } } : {}),
  };
}

/** A message is read by the house that it was for, or by the one member. */
const isTheirs = (
  asker: Asker,
  who: string,
  { organisation, member }: { organisation: string | null; member: string | null },
): boolean => asker.kind === 'member' && asker.organisation === organisation && (member === null || member === who);

/** The members of a house are shown to who administers there; an administrator sees the access managers of all. */
const sees = (asker: Asker, organisation: string): boolean =>
  asker.kind === 'member' && (asker.capacity === 'administrator' || asker.organisation === organisation);
