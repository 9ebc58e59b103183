import { signIn } from '../http/support.ts';
import { isAboutCase, type Judge } from './judge.ts';
import { grantIn, knows, mayOutside, slotsIn } from './oracle.ts';
import type { PlayedCase } from './play.ts';
import { request, type Person } from './world.ts';

export interface MatrixOptions {
  /** Every cell; otherwise whoever has something in a case asks all of it, and the others ask by turns. */
  whole: boolean;
  tell?: (line: string) => void;
}

/** Each reader × each case × each verb of each address, and all that is about no case. */
export async function judgeMatrix(judge: Judge, { whole, tell = () => {} }: MatrixOptions): Promise<void> {
  const { world, pool } = judge;
  const people = world.people.filter((one) => isOneOfEach(one) && (whole || isAsked(one)));
  const outside = world.routes.filter(({ method, url }) => !isAboutCase(url) && (whole || method !== 'HEAD'));
  const asked = new Set<string>();
  for (const [index, person] of people.entries()) {
    for (const [turn, played] of chosen(person, pool.cases, index, whole).entries()) {
      await judgeCase(judge, person, played, { whole, turn: index + turn });
      if (whole || turn === index % pool.cases.length || isIn(person, played)) await judge.askSearch(person, played);
    }
    await judge.askLists(person, whole);
    if (whole || index % 4 === 0) await judge.askInbox(person);
    const capacity = person.asker.kind === 'stranger' ? 'nobody' : person.asker.capacity;
    if (!whole && asked.has(capacity)) continue;
    asked.add(capacity);
    for (const entry of outside) await judge.askOutside(person, entry, whole ? undefined : 2);
    await judgeSignOut(judge, person);
    if (index % 10 === 0) tell(`${index} of ${people.length} people, ${judge.verdict.requests} requests`);
  }
  if (whole) await judgeOtherVerbs(judge);
}

const receivers: ReadonlySet<string> = new Set(['contactPoint', 'provider', 'returnContact']);

/** One case again, after its akkoord changed: for whom that matters, and a few others. */
export async function judgeAgain(judge: Judge, played: PlayedCase): Promise<void> {
  for (const [index, person] of judge.world.people.filter((one) => isOneOfEach(one) && isAsked(one)).entries()) {
    const inside = isIn(person, played);
    const depends = slotsIn(person.asker, played).some((slot) => receivers.has(slot));
    if (!depends && index % (inside ? 4 : 12) !== 0) continue;
    await judgeCase(judge, person, played, { whole: false, turn: index });
    await judge.askSearch(person, played);
    if (inside) await judge.askLists(person, false);
  }
}

/** Everything that one reader can ask of one case; what the answers hold together is held against what has to be there. */
export async function judgeCase(
  judge: Judge,
  person: Person,
  played: PlayedCase,
  { whole, turn }: { whole: boolean; turn: number },
): Promise<void> {
  const inside = isIn(person, played);
  const met = new Set<string>();
  for (const [place, entry] of judge.world.routes.entries()) {
    if (!isAboutCase(entry.url) || (!whole && entry.method === 'HEAD')) continue;
    // A paper is drawn from what the pages show: each reader takes along those of a few cases.
    const draws = turn % 8 === 0 || !entry.url.endsWith('/pdf') || !judge.isOpen(person, played, entry);
    if (draws && (whole || inside || (place + turn) % 4 === 0))
      for (const word of await judge.askAbout(person, played, entry)) met.add(word);
  }
  judge.missing(person, played, met);
}

const isIn = (person: Person, played: PlayedCase): boolean => grantIn(person.asker, played).routes.size > 0;

/** A second colleague has what the first has, and is asked by chance only. */
const isOneOfEach = ({ id }: Person): boolean => !id.endsWith('-anchor');

/** Of the keepers of houses the short form asks a few. */
const isAsked = ({ id, asker }: Person): boolean =>
  asker.kind !== 'member' || asker.capacity !== 'accessManager' || ['clb-keeper', 'provider-keeper'].includes(id);

/** All cases for members, in the whole form; otherwise, and for links, those with something in it and a few others. */
function chosen(person: Person, cases: readonly PlayedCase[], turn: number, whole: boolean): PlayedCase[] {
  const isMember = person.caseId === undefined;
  if (whole && isMember) return [...cases];
  const inside = cases.filter((one) => one.id === person.caseId || isIn(person, one));
  const others = cases.filter((one) => !inside.includes(one));
  const few = others.length === 0 ? [] : [0, 1].map((step) => others[(turn * 2 + step) % others.length]);
  return [...inside, ...new Set(few.filter((one) => one !== undefined))];
}

/** Everybody may leave, with a session of their own; who is not signed in has nothing to leave. */
async function judgeSignOut({ world, verdict }: Judge, person: Person): Promise<void> {
  const may = mayOutside(person.asker, 'POST', '/api/v1/sign-out');
  const cookie = may ? await signIn(world.app, person.id) : person.cookie;
  const { statusCode } = await request(world, { ...person, cookie }, { method: 'POST', url: '/sign-out' });
  const after = await request(world, { ...person, cookie }, { method: 'GET', url: '/me' });
  verdict.cells += 1;
  verdict.requests += 2;
  if ((statusCode === 204) !== may || after.statusCode !== 401)
    verdict.note('differences', `leaving answers ${statusCode}, and then who am I ${after.statusCode}`, person.about);
}

const verbs = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const asksOddly: ReadonlySet<string> = new Set(['clb-member', 'outsider-member', 'administrator-member', 'nobody']);

/** An address answers to no other verb than its own, whoever asks. */
async function judgeOtherVerbs({ world, pool, verdict }: Judge): Promise<void> {
  const addresses = new Set(world.routes.map(({ url }) => url));
  const has = new Set(world.routes.map(({ method, url }) => `${method} ${url}`));
  const [played] = pool.cases;
  for (const url of addresses)
    for (const method of verbs)
      for (const person of world.people.filter(({ id }) => asksOddly.has(id))) {
        if (has.has(`${method} ${url}`) || knows(method, url) || url.includes('*')) continue;
        const filled = url.replace(':id', played?.id ?? '').replaceAll(/:\w+/g, '1');
        const { statusCode, rawPayload, headers } = await request(world, person, { method, url: filled });
        verdict.cells += 1;
        verdict.requests += 1;
        const words = pool.canaries.in(rawPayload, String(headers['content-type']));
        if (statusCode < 400 || statusCode >= 500 || words.length > 0)
          verdict.note('differences', `${method} ${url} is no route and answers ${statusCode}`, person.about);
      }
}
