import type { LightMyRequestResponse } from 'fastify';
import { CaseView, HistoryItem, page } from '../../../src/contract/case.ts';
import { CaseForm } from '../../../src/contract/form.ts';
import { seededRandom, type Random } from '../../../src/demo/seeded-random.ts';
import { ask } from '../support.ts';
import { caseFaults, formFaults, historyFaults } from './case-faults.ts';
import type { Coverage } from './coverage.ts';
import { drawAnswer, mannerOf, type Handed } from './drawn-answer.ts';
import { linkTo, type Persona, type WalkNetwork } from './walk-network.ts';

/** Stands for the name of the pupil; nobody without the identity layer may ever get it back. */
export const canary = 'Kanarievogel';
const nameless: ReadonlySet<string> = new Set(['pbd', 'coordinator', 'youthCare', 'department']);
const ends: ReadonlySet<string> = new Set(['withdrawn', 'voided', 'mergedInto', 'referredToRots']);
const History = page(HistoryItem);
interface Sight {
  persona: Persona;
  view: CaseView;
}
type Chance = Sight & { offer: CaseView['allowed'][number] };

/** One case, walked through by whoever may. What goes wrong is collected, with where it happened. */
export class Walk {
  readonly faults: string[] = [];
  readonly #random: Random;
  readonly #net: WalkNetwork;
  readonly #coverage: Coverage;
  #caseId = '';
  #revision = 0;
  #stage = '';
  #link: Persona | undefined;
  /** Whose organisation is in the case, one of each first; colleagues behind. */
  #inside: readonly Persona[] = [];
  /** What they saw when they looked last. */
  #seen: Sight[] = [];
  #trail = 'start';
  #ended = false;
  readonly #hurries: boolean;

  constructor(net: WalkNetwork, seed: number, coverage: Coverage) {
    this.#net = net;
    this.#random = seededRandom(seed);
    this.#coverage = coverage;
    this.#hurries = seed % 2 === 0;
  }

  async run(steps: number): Promise<readonly string[]> {
    if (!(await this.#start())) return this.faults;
    this.#link = await linkTo(this.#net, this.#caseId);
    await this.#look();
    for (let step = 0; step < steps && this.faults.length < 5; step += 1) {
      const took = await this.#step();
      if (!took) break;
      await this.#look();
      if (this.#ended && this.#random.chance(0.5)) break;
    }
    await this.#compareLists();
    await this.#leave();
    return this.faults;
  }

  #fault(what: string): void {
    this.faults.push(`${this.#stage} after ${this.#trail}: ${what}`);
  }

  async #ask(persona: Persona, url: string, sent?: { method: 'POST' | 'PUT'; payload: object }) {
    this.#coverage.requests += 1;
    const headers = sent ? { 'idempotency-key': crypto.randomUUID() } : {};
    const answer = await ask(this.#net.app, { url: `/api/v1${url}`, cookie: persona.cookie, headers, ...sent });
    if (answer.statusCode >= 500) this.#fault(`${url} answers ${answer.statusCode} ${answer.body.slice(0, 200)}`);
    if (nameless.has(persona.capacity) && answer.body.includes(canary))
      this.#fault(`${persona.id} reads the name at ${url}`);
    return answer;
  }

  async #today(): Promise<string> {
    const { now } = (await ask(this.#net.app, { url: '/api/v1/demo/clock' })).json() as { now: string };
    return now.slice(0, 10);
  }

  /** Starts a case as somebody who may, with what the schema of the procedure asks. */
  async #start(): Promise<boolean> {
    const starters = this.#net.personas.filter(({ capacity }) => ['clb', 'school', 'youthCare'].includes(capacity));
    const starter = this.#random.pick(starters);
    const [procedure] = (await this.#ask(starter, '/procedures')).json() as { id: string; input: Handed }[];
    if (!procedure) throw new Error('No procedure');
    const today = await this.#today();
    const input = drawAnswer(procedure.input, this.#random, mannerOf(this.#random), today) as Record<string, unknown>;
    // The same name now and then, so that cases can be merged.
    input['name'] = this.#random.chance(0.5) ? canary : `${canary} ${this.#random.between(1, 9)}`;
    const payload = { procedure: procedure.id, input };
    const answer = await this.#ask(starter, '/cases', { method: 'POST', payload });
    if (answer.statusCode !== 201) {
      this.#fault(`start as ${starter.id} answers ${answer.statusCode} ${answer.body} to ${JSON.stringify(payload)}`);
      return false;
    }
    const { id, revision, stage } = answer.json() as { id: string; revision: number; stage: string };
    if (answer.headers.location !== `/api/v1/cases/${id}`) this.#fault('no Location');
    if (revision !== 1) this.#fault(`starts at revision ${revision}`);
    [this.#caseId, this.#revision, this.#stage] = [id, revision, stage];
    this.#arrive(stage);
    return true;
  }

  #arrive(stage: string): void {
    this.#stage = stage;
    this.#coverage.seen('stages', stage);
  }

  async #step(): Promise<boolean> {
    const dice = this.#random.next();
    if (dice < 0.06) return this.#wait();
    if (dice < 0.35 && !this.#ended && (await this.#write())) return true;
    if (await this.#act()) return true;
    // Nothing is offered to anybody any more: right for a case that ended for good, and only for that.
    if (!this.#ended) this.#fault('nobody may do anything');
    return false;
  }

  /** Lets time pass; deadlines, reminders and escalations are events too. */
  async #wait(): Promise<boolean> {
    const advance = this.#random.pick(['PT12H', 'P2D', 'P8D', 'P12D', 'P30D']);
    const answer = await ask(this.#net.app, { method: 'POST', url: '/api/v1/demo/clock', payload: { advance } });
    if (answer.statusCode !== 200) this.#fault(`the clock answers ${answer.statusCode} ${answer.body}`);
    this.#trail = `waiting ${advance}`;
    const seen = await this.#ask(this.#someCoordinator(), `/cases/${this.#caseId}`);
    const { revision, stage, final } = CaseView.parse(seen.json());
    [this.#revision, this.#ended] = [revision, final];
    this.#arrive(stage);
    return true;
  }

  #someCoordinator(): Persona {
    return this.#random.pick(this.#net.personas.filter(({ capacity }) => capacity === 'coordinator'));
  }

  /** Fills in a part of the form that somebody may write now. */
  async #write(): Promise<boolean> {
    for (const persona of this.#shuffled(this.#inside)) {
      const read = await this.#ask(persona, `/cases/${this.#caseId}/form`);
      if (read.statusCode !== 200) continue;
      const { sections } = CaseForm.parse(read.json());
      const open = sections.filter((section) => section.mayWrite && (!section.complete || this.#random.chance(0.1)));
      const section = open[0];
      if (!section) continue;
      const manner = mannerOf(this.#random);
      const answers = drawAnswer(section.schema, this.#random, manner, await this.#today());
      const url = `/cases/${this.#caseId}/form/${section.id}`;
      const saved = await this.#ask(persona, url, { method: 'PUT', payload: { answers, revision: section.revision } });
      this.#trail = `${persona.id} wrote ${section.id}`;
      const { complete, revision } = saved.json() as { complete: boolean; revision: number };
      if (saved.statusCode !== 200 || !complete || revision !== section.revision + 1)
        this.#fault(`PUT answers ${saved.statusCode} ${saved.body} to ${JSON.stringify(answers)}`);
      return true;
    }
    return false;
  }

  #shuffled(personas: readonly Persona[]): Persona[] {
    const keys = new Map(personas.map((persona) => [persona, this.#random.next()]));
    return personas.toSorted((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0));
  }

  /** THE law: what is offered, with an answer that fits its schema, is accepted. */
  async #act(): Promise<boolean> {
    const chosen = this.#choose();
    if (!chosen) return false;
    const { persona, view, offer } = chosen;
    const today = await this.#today();
    const payload = drawAnswer(offer.payload, this.#random, mannerOf(this.#random), today);
    const said = { type: offer.event, payload, ...(this.#random.chance(0.5) ? { revision: view.revision } : {}) };
    const answer = await this.#ask(persona, `/cases/${this.#caseId}/events`, { method: 'POST', payload: said });
    this.#trail = `${persona.id} ${offer.event} at ${view.stage}`;
    this.#accepted(answer, said, view.revision);
    this.#coverage.led(view.stage, offer.event, this.#stage);
    this.#coverage.seen('events', offer.event);
    return true;
  }

  #accepted(answer: LightMyRequestResponse, said: object, before: number): void {
    if (answer.statusCode !== 200) {
      this.#fault(`offered, yet ${answer.statusCode} ${answer.body.slice(0, 500)} to ${JSON.stringify(said)}`);
      return;
    }
    const { revision, stage } = answer.json() as { revision: number; stage: string };
    if (revision !== before + 1) this.#fault(`revision ${before} became ${revision}`);
    this.#revision = revision;
    this.#arrive(stage);
  }

  /** Some walks hurry along the straight road, others look for what was rarely done; what ends a case waits. */
  #choose(): Chance | undefined {
    const kinds = this.#hurries ? { step: 8, side: 0.4, note: 0.05 } : { step: 3, side: 1.5, note: 0.5 };
    const way = this.#random.chance(0.7) ? this.#coverage.wayToTheUntried(this.#stage) : undefined;
    const weigh = ({ offer: { event, weight } }: Chance): number => {
      const seen = this.#coverage.events.get(event) ?? 0;
      if (seen === 0 || event === way) return 30;
      return (ends.has(event) ? 0.1 : kinds[weight]) / (1 + seen) ** (this.#hurries ? 0.5 : 1.5);
    };
    const chances = this.#seen.flatMap(({ persona, view }) => view.allowed.map((offer) => ({ persona, view, offer })));
    let left = this.#random.next() * chances.reduce((sum, one) => sum + weigh(one), 0);
    return chances.find((one) => (left -= weigh(one)) <= 0) ?? chances.at(-1);
  }

  /** Everybody's view after each step: one of each organisation looks; now and then somebody from outside tries. */
  async #look(): Promise<void> {
    const { parties } = CaseView.parse((await this.#ask(this.#someCoordinator(), `/cases/${this.#caseId}`)).json());
    const organisations = new Set(parties.map(({ organisation }) => organisation?.id));
    const isInside = (one: Persona) => one.capacity === 'coordinator' || organisations.has(one.organisation ?? '');
    const everybody = this.#shuffled(this.#net.personas);
    this.#inside = everybody.filter(isInside);
    this.#seen = [];
    const looking = [...new Map(this.#inside.map((one) => [one.organisation, one])).values()];
    for (const persona of looking) await this.#lookInside(persona);
    // A link ends with its case.
    if (this.#link && !this.#ended) await this.#lookInside(this.#link);
    const outsider = everybody.find((one) => !isInside(one));
    if (outsider && this.#random.chance(0.25)) await this.#lookOutside(outsider);
  }

  async #lookInside(persona: Persona): Promise<void> {
    const answer = await this.#ask(persona, `/cases/${this.#caseId}`);
    if (answer.statusCode !== 200) return this.#fault(`${persona.id} gets ${answer.statusCode}`);
    const view = CaseView.parse(answer.json());
    this.#ended = view.final;
    this.#seen.push({ persona, view });
    const events = view.allowed.map(({ event }) => event);
    this.#coverage.offered(view.stage, events);
    if (view.revision !== this.#revision || view.stage !== this.#stage)
      this.#fault(`${persona.id} sees ${view.stage} ${view.revision}, not ${this.#stage} ${this.#revision}`);
    for (const fault of caseFaults(view)) this.#fault(`${persona.id}: ${fault}`);
    const identity = !nameless.has(persona.capacity);
    if (!identity && view.subject.label !== null) this.#fault(`${persona.id} sees a name`);
    if (!this.#random.chance(0.25)) return;
    const history = await this.#ask(persona, `/cases/${this.#caseId}/history?limit=500`);
    if (history.statusCode === 200) {
      const { items } = History.parse(history.json());
      for (const fault of historyFaults(items, view.revision)) this.#fault(`${persona.id}: ${fault}`);
      // What the clock did is only seen here.
      for (const { type, by } of items) if (by === 'Aanzet') this.#coverage.seen('events', type);
    }
    const form = await this.#ask(persona, `/cases/${this.#caseId}/form`);
    if (form.statusCode === 200)
      for (const fault of formFaults(CaseForm.parse(form.json()))) this.#fault(`${persona.id}: ${fault}`);
  }

  /** Whoever may not see a case meets what somebody meets who makes an id up. */
  async #lookOutside(persona: Persona): Promise<void> {
    const madeUp = crypto.randomUUID();
    const post = { method: 'POST', payload: { type: 'noteAdded', payload: {} } } as const;
    const put = { method: 'PUT', payload: { answers: {}, revision: 0 } } as const;
    for (const [path, sent] of [
      ['', undefined],
      ['/history', undefined],
      ['/form', undefined],
      ['/events', post],
      ['/form/clb', put],
    ] as const) {
      const real = await this.#ask(persona, `/cases/${this.#caseId}${path}`, sent);
      const none = await this.#ask(persona, `/cases/${madeUp}${path}`, sent);
      const same = real.statusCode === 404 && withoutRequestId(real.body) === withoutRequestId(none.body);
      if (!same) this.#fault(`${persona.id} at ${path}: ${real.statusCode} ${real.body} instead of ${none.body}`);
    }
  }

  /** The worklist holds this case exactly for whom the page does. */
  async #compareLists(): Promise<void> {
    const oneOfEach = [...new Map(this.#net.personas.map((one) => [one.organisation, one])).values()];
    for (const persona of oneOfEach) {
      const answer = await this.#ask(persona, '/cases?state=all&limit=200&sort=-stageSince');
      const { items } = answer.json() as { items: { id: string }[] };
      const listed = items.filter(({ id }) => id === this.#caseId).length;
      const opened = (await this.#ask(persona, `/cases/${this.#caseId}`)).statusCode === 200 ? 1 : 0;
      if (listed !== opened) this.#fault(`${persona.id} has it ${listed} times in the list and ${opened} as a page`);
    }
  }

  /** Ends the case where that is possible, so that its deadlines do not pass in the walks that follow. */
  async #leave(): Promise<void> {
    const clb = this.#inside.find(({ capacity }) => capacity === 'clb');
    if (this.#ended || !clb || this.#random.chance(0.3)) return;
    const { allowed } = CaseView.parse((await this.#ask(clb, `/cases/${this.#caseId}`)).json());
    const way = allowed.find(({ event }) => event === 'withdrawn');
    if (!way) return;
    const payload = drawAnswer(way.payload, this.#random, mannerOf(this.#random), await this.#today());
    const said = { type: way.event, payload };
    await this.#ask(clb, `/cases/${this.#caseId}/events`, { method: 'POST', payload: said });
  }
}

const withoutRequestId = (body: string): string => body.replace(/"requestId":"[^"]+"/, '');
