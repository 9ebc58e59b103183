import type { LightMyRequestResponse } from 'fastify';
import {
  grantBySlots,
  grantIn,
  inCaseName,
  isInCase,
  knows,
  layersOfCopy,
  mayOutside,
  mayRead,
  slotsIn,
  type Asker,
} from './oracle.ts';
import type { PlayedCase } from './play.ts';
import type { Pool } from './pool.ts';
import { questionsAbout, questionsOutside, type CaseQuestion } from './requests.ts';
import type { Canary } from './words.ts';
import { request, type Asked, type Person, type World } from './world.ts';

/** What was found, as lines to read; of lines that say the same of others the first is an example and the rest count. */
export class Verdict {
  cells = 0;
  requests = 0;
  readonly differences = new Map<string, { times: number; example: string }>();
  readonly leaks = new Map<string, { times: number; example: string }>();
  readonly missing = new Map<string, { times: number; example: string }>();
  readonly routesOutside = new Set<string>();

  note(where: 'differences' | 'leaks' | 'missing', line: string, example: string): void {
    const before = this[where].get(line);
    if (before) before.times += 1;
    else this[where].set(line, { times: 1, example });
  }

  /** Every kind of difference once, with how often it was met and an example. */
  get lines(): string[] {
    const told = (['differences', 'leaks', 'missing'] as const).flatMap((kind) =>
      [...this[kind]].map(([line, { times, example }]) => `${kind}, ${times} ×: ${line} (${example})`),
    );
    return [...[...this.routesOutside].map((route) => `not in the table: ${route}`), ...told];
  }
}

/** Not found, forbidden, or not signed in: the answers that give nothing. */
const refuses = new Set([401, 403, 404]);

/** Asks the running application and holds each answer against the table. */
export class Judge {
  readonly verdict = new Verdict();
  readonly world: World;
  readonly pool: Pool;
  readonly #stories: ReadonlyMap<string, PlayedCase>;

  /** Every copy of the form is asked for; otherwise a few of them. */
  readonly #whole: boolean;

  constructor(world: World, pool: Pool, whole: boolean) {
    [this.world, this.pool, this.#whole] = [world, pool, whole];
    this.#stories = new Map(pool.cases.map((one) => [one.key, one]));
    for (const { method, url } of world.routes)
      if (!knows(method, url)) this.verdict.routesOutside.add(`${method} ${url}`);
  }

  /** Whether the table lets this reader ask this of the case at all. */
  isOpen({ asker }: Person, played: PlayedCase, { method, url }: { method: string; url: string }): boolean {
    return grantIn(asker, played).routes.has(inCaseName(method, url));
  }

  /** One verb of one address about one case for one reader; gives the words that came back. */
  async askAbout(person: Person, played: PlayedCase, entry: { method: string; url: string }): Promise<Set<string>> {
    const route = inCaseName(entry.method, entry.url);
    const grant = grantIn(person.asker, played);
    const open = grant.routes.has(route);
    const met = new Set<string>();
    for (const question of questionsAbout(entry, played, person.asker, open, {
      turn: this.verdict.requests,
      whole: this.#whole,
    })) {
      const may = open && this.#mayAsk(person.asker, played, question);
      const answer = await this.#ask(person, question);
      this.#hold(person, question.route, played, may, answer);
      if (answer.statusCode < 300) for (const word of this.#words(answer, person, question.route)) met.add(word);
    }
    return met;
  }

  /** Beside the route: a copy that somebody else received, a file in a layer that is closed. */
  #mayAsk(asker: Asker, played: PlayedCase, { about, route }: CaseQuestion): boolean {
    if (!about) return true;
    if ('layer' in about) return mayRead(asker, played, about, route);
    const { copies } = grantIn(asker, played);
    return copies === 'all' || (copies === 'own' && asker.kind === 'member' && about.copyOf === asker.organisation);
  }

  #hold(
    { asker, about }: Person,
    route: string,
    played: PlayedCase,
    may: boolean,
    answer: LightMyRequestResponse,
  ): void {
    this.verdict.cells += 1;
    const refused = refuses.has(answer.statusCode);
    if (answer.statusCode < 500 && refused !== may && answer.statusCode !== 405) return;
    this.verdict.note(
      'differences',
      `${relation(asker, played)}: ${route} answers ${answer.statusCode}, the page says ${may ? 'yes' : 'no'}`,
      `${about} in “${played.key}”`,
    );
  }

  async #ask(person: Person, asked: Asked): Promise<LightMyRequestResponse> {
    this.verdict.requests += 1;
    return request(this.world, person, asked);
  }

  /** The words in an answer, each held against what this reader may read of the case that it was written in. */
  #words(answer: LightMyRequestResponse, person: Person, route: string): string[] {
    const found = this.pool.canaries.in(answer.rawPayload, String(answer.headers['content-type']));
    for (const canary of found) {
      const owner = this.#stories.get(canary.story);
      if (owner && this.#mayMeet(person.asker, owner, canary, route)) continue;
      this.verdict.note(
        'leaks',
        `${owner ? relation(person.asker, owner) : 'a case that is not there'}: ${route} shows ${canary.layer} (${canary.shelf})`,
        `${person.about} in “${canary.story}”: ${canary.what}, written by ${canary.by}`,
      );
    }
    return found.map(({ word }) => word);
  }

  /** A name may stand wherever the case is met, also in lists; everything else only in answers about the case. */
  #mayMeet(asker: Asker, owner: PlayedCase, canary: Canary, route: string): boolean {
    if (canary.shelf === 'name') {
      const inACopy =
        route.includes('/copies/') && slotsIn(asker, owner).some((slot) => layersOfCopy(slot, owner).has('identity'));
      const ownWords = asker.kind === 'member' && canary.by === asker.organisation && slotsIn(asker, owner).length > 0;
      return grantIn(asker, owner).layers.has('identity') || inACopy || ownWords;
    }
    return mayRead(asker, owner, canary, route.includes(' ~') ? route : 'GET ~');
  }

  /** Everything that this reader reads of a case has to be there, where the table says that it may be read. */
  missing(person: Person, played: PlayedCase, met: ReadonlySet<string>): void {
    const grant = grantIn(person.asker, played);
    for (const canary of this.pool.canaries.of(played.key)) {
      const route = person.asker.kind === 'link' ? onOwnPage(canary) : wherever[canary.shelf];
      if (canary.gone || route === undefined || !grant.routes.has(route)) continue;
      this.verdict.cells += 1;
      if (met.has(canary.word) || !mayRead(person.asker, played, canary, route)) continue;
      this.verdict.note(
        'missing',
        `${relation(person.asker, played)}: ${route} lacks ${canary.layer} (${canary.shelf})`,
        `${person.about} in “${played.key}”: ${canary.what}, written by ${canary.by}`,
      );
    }
  }

  /** One verb of one address that is about no case. */
  async askOutside(person: Person, entry: { method: string; url: string }, most = Infinity): Promise<void> {
    const may = mayOutside(person.asker, entry.method, entry.url);
    const questions = questionsOutside(this.world, entry);
    const first = questions.length > most ? this.verdict.requests % questions.length : 0;
    for (const question of [...questions, ...questions].slice(first, first + Math.min(most, questions.length))) {
      const reach = question.inside(person.asker, person.id);
      const headers = may && reach && question.url.includes('/members/') ? { 'idempotency-key': 'used-before' } : {};
      const answer = await this.#ask(person, { ...question, headers: { ...question.headers, ...headers } });
      this.verdict.cells += 1;
      const refused = refuses.has(answer.statusCode);
      const should = may && reach;
      if (answer.statusCode >= 500 || refused === should || answer.statusCode === 405)
        this.verdict.note(
          'differences',
          `${capacityOf(person.asker)}: ${entry.method} ${entry.url} answers ${answer.statusCode}, the page says ${should ? 'yes' : 'no'}`,
          `${person.about} at ${question.url}`,
        );
      if (answer.statusCode < 300) this.#words(answer, person, `${entry.method} ${entry.url}`);
    }
  }

  /** The list holds exactly the cases that this reader may read; so do the head of it and the search. */
  async askLists(person: Person, whole = true): Promise<void> {
    const { cases } = this.pool;
    if (!mayOutside(person.asker, 'GET', '/api/v1/cases')) return;
    const readable = cases.filter((one) => grantBySlots(person.asker, one).routes.has('GET ~'));
    await this.#compareList(person, '?state=all&limit=200', readable);
    await this.#compareList(
      person,
      '?limit=200',
      readable.filter(({ final }) => !final),
    );
    if (!whole) return;
    await this.#compareList(
      person,
      '?state=closed&limit=200&sort=-number',
      readable.filter(({ final }) => final),
    );
    const counted = await this.#ask(person, { method: 'GET', url: '/cases/counts' });
    const { open } = counted.json() as { open: number };
    this.#compare(person, 'GET /cases/counts', String(open), String(readable.filter(({ final }) => !final).length));
  }

  /** By number whoever may read the case finds it; by name whoever may read the name; by anything else nobody. */
  async askSearch(person: Person, played: PlayedCase): Promise<void> {
    if (!mayOutside(person.asker, 'GET', '/api/v1/cases')) return;
    const { routes, layers } = grantBySlots(person.asker, played);
    const other = this.pool.canaries.of(played.key).find(({ shelf }) => shelf === 'history')?.word ?? played.name;
    const all = (q: string) => `?state=all&limit=200&q=${q}`;
    const may = routes.has('GET ~');
    await this.#compareList(person, all(played.number), may ? [played] : [], played);
    await this.#compareList(person, all(played.name), may && layers.has('identity') ? [played] : [], played);
    if (other !== played.name) await this.#compareList(person, all(other), [], played);
  }

  async #compareList(person: Person, query: string, should: readonly PlayedCase[], about?: PlayedCase): Promise<void> {
    const answer = await this.#ask(person, { method: 'GET', url: `/cases${query}` });
    const { items = [] } = answer.json() as { items?: { id: string }[] };
    this.#words(answer, person, 'GET /cases');
    const keys = new Map(this.pool.cases.map(({ id, key }) => [id, key]));
    const listed = items.map(({ id }) => keys.get(id) ?? `a case outside the pool`).toSorted();
    const wanted = should.map(({ key }) => key).toSorted();
    const by = about && ['number', 'name'].find((one) => about[one as 'number' | 'name'] === query.split('q=')[1]);
    const what = about ? `search in “${about.key}” by ${by ?? 'what was written'}` : `GET /cases${query}`;
    this.#compare(person, what, listed.join(', '), wanted.join(', '));
  }

  #compare(person: Person, what: string, is: string, should: string): void {
    this.verdict.cells += 1;
    if (is === should) return;
    const line = `${capacityOf(person.asker)}: ${what.replace(/“.*”/, 'a case')} is not what the page says`;
    this.verdict.note('differences', line, `${person.about}: ${what} gives [${is}] instead of [${should}]`);
  }

  /** Messages name a case by its number only, and lead to it only for who may read it. */
  async askInbox(person: Person): Promise<void> {
    if (!mayOutside(person.asker, 'GET', '/api/v1/inbox')) return;
    const answer = await this.#ask(person, { method: 'GET', url: '/inbox?limit=200' });
    this.#words(answer, person, 'GET /inbox');
    const { items } = answer.json() as { items: { caseId: string | null; caseNumber: string | null }[] };
    const told = this.pool.cases.filter(({ number }) => items.some(({ caseNumber }) => caseNumber === number));
    for (const played of told) {
      const linked = items.some(({ caseId }) => caseId === played.id);
      const may = grantBySlots(person.asker, played).routes.has('GET ~');
      this.#compare(
        person,
        `GET /inbox about “${played.key}”`,
        linked ? 'a link' : 'no link',
        may ? 'a link' : 'no link',
      );
    }
  }
}

/** Where the words of a shelf are read. */
const wherever: Readonly<Record<Canary['shelf'], string>> = {
  name: 'GET ~',
  person: 'GET ~',
  form: 'GET ~/form',
  history: 'GET ~/history',
  remark: 'GET ~/form/remarks',
  attachment: 'GET ~/attachments',
  file: 'GET ~/attachments/:attachment',
};

/** Of what is written pupil and parents find the name, what was handed in, and notes. */
function onOwnPage({ shelf, what }: Canary): string | undefined {
  if (shelf === 'name') return 'GET ~';
  return shelf === 'form' || what === 'noteAdded' ? 'GET ~/own' : undefined;
}

const capacityOf = (asker: Asker): string => (asker.kind === 'stranger' ? 'nobody signed in' : asker.capacity);

/** What somebody is in a case, and where it stands. */
const relation = (asker: Asker, played: PlayedCase): string =>
  `${slotsIn(asker, played).join(' ') || `${capacityOf(asker)} without slot`}, akkoord ${played.akkoord}`;

export const isAboutCase = isInCase;
