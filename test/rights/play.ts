import { fieldsOf, type SectionDefinition } from '../../src/contract/form-definition.ts';
import type { CaseView } from '../../src/contract/case.ts';
import { samples } from '../attachments/sample-files.ts';
import { answerTo, formWithEveryLayer } from './form.ts';
import { multipart } from './multipart.ts';
import type { Akkoord, Cover, Standing, Written } from './oracle.ts';
import type { Canaries, Shelf } from './words.ts';
import { done, personOf, request, send, type World } from './world.ts';

/** What has to be true of a case once it was played; checked against the rows before anybody is judged by it. */
export interface Story {
  key: string;
  akkoord: Akkoord;
  /** Where it is not everything meant for helpers, and nothing about health for a school. */
  cover?: Cover;
  /** What it covered when copies were given, where that differs. */
  coverOfCopies?: Cover;
  stage: string;
  fills: Readonly<Record<string, string>>;
  final?: boolean;
  network?: string;
  play: (telling: Telling) => Promise<void>;
  /** How the akkoord of the same case goes on; what the short form asks instead of cases of their own. */
  later?: readonly Later[];
  /** The pupil is too young to decide. */
  parentsDecide?: boolean;
}

export interface Later {
  akkoord: Akkoord;
  stage: string;
  play: (telling: Telling) => Promise<void>;
}

/** A played case with what is known of it. */
export interface PlayedCase extends Standing {
  key: string;
  number: string;
  stage: string;
  final: boolean;
  name: string;
  copies: readonly { seq: number; slot: string; organisation: string | null }[];
  attachments: readonly ({ id: string } & Written)[];
  remark: number;
}

type Say = Record<string, unknown>;
const day = '2026-11-16';

/** One case as people play it over HTTP; whatever they write holds words that can be found again. */
export class Telling {
  id = '';
  number = '';
  name = '';
  #school: string | undefined;
  #remark = 1;
  readonly #world: World;
  readonly #canaries: Canaries;
  readonly #story: string;

  constructor(world: World, canaries: Canaries, story: string) {
    [this.#world, this.#canaries, this.#story] = [world, canaries, story];
  }

  word(shelf: Shelf, layer: string, by: string, what: string): string {
    return this.#canaries.add({ story: this.#story, shelf, layer, by, what, school: this.#school });
  }

  /** Starts as a school or CLB. */
  async start(by: string, input: Say, age = 15): Promise<void> {
    this.#school = by.toLowerCase().endsWith('school') ? by : (input['school'] as string);
    this.name = this.word('name', 'identity', by, 'name');
    const payload = {
      procedure: 'naft',
      input: {
        subject: 'pupil',
        name: this.name,
        age,
        sentence: this.word('history', 'identity', by, 'caseStarted'),
        toldWho: 'both',
        toldHow: this.word('history', 'identity', by, 'caseStarted'),
        ...input,
      },
    };
    const answer = await done(send(this.#world, `${by}-member`, 'POST', '/cases', payload));
    ({ id: this.id, number: this.number } = answer.json() as { id: string; number: string });
    await this.#learnLayer('caseStarted');
  }

  /** Fills a part in, question by question in its layer, and hands it in. */
  async handIn(by: string, part: 'school' | 'pbd' | 'clb', event: string): Promise<void> {
    const section = formWithEveryLayer.sections.find(({ id }) => id === part) as SectionDefinition;
    const fields = fieldsOf(section);
    const wanted = new Map(fields.flatMap(({ when }) => (when?.oneOf?.[0] ? [[when.field, when.oneOf[0]]] : [])));
    const readable = await this.#questions(by, part);
    const answers = Object.fromEntries(
      fields
        .filter(({ name }) => readable.has(name))
        .map((field) => [
          field.name,
          answerTo(field, wanted.get(field.name), () => this.word('form', field.layer, by, `${part}.${field.name}`)),
        ]),
    );
    await done(send(this.#world, `${by}-member`, 'PUT', `/cases/${this.id}/form/${part}`, { answers, revision: 0 }));
    await this.say(by, event);
  }

  /** The questions that this pen is asked. */
  async #questions(by: string, part: string): Promise<ReadonlySet<string>> {
    const answer = await done(this.#get(by, '/form'));
    const { sections } = answer.json() as { sections: { id: string; schema: { properties: object } }[] };
    return new Set(Object.keys(sections.find(({ id }) => id === part)?.schema.properties ?? {}));
  }

  #get(by: string, path: string) {
    return request(this.#world, personOf(this.#world, `${by}-member`), {
      method: 'GET',
      url: `/cases/${this.id}${path}`,
    });
  }

  /** Records an event; `texts` are fields that get a word of their own. */
  async say(by: string, type: string, payload: Say = {}, ...texts: string[]): Promise<void> {
    const written = texts.map((name) => [name, this.word('history', 'unknown', by, type)] as const);
    const body = { type, payload: { ...payload, ...Object.fromEntries(written) } };
    await done(send(this.#world, `${by}-member`, 'POST', `/cases/${this.id}/events`, body));
    await this.#learnLayer(type);
  }

  /** The layer that the application wrote the last event in: what its words have to be judged by. */
  async #learnLayer(type: string): Promise<void> {
    const row = await this.#world.database.kysely
      .selectFrom('event')
      .select(['layer', 'type'])
      .where('case_id', '=', this.id)
      .where('type', '=', type)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    const layer = row.layer ?? 'none';
    const should = aboutAkkoord.has(type) ? ['clbOnly'] : type === 'decisionByCourt' ? ['court', 'clbOnly'] : [layer];
    if (!should.includes(layer)) throw new Error(`${type} is written in ${layer}, not in ${should.join(' or ')}`);
    for (const one of this.#canaries.of(this.#story))
      if (one.shelf === 'history' && one.what === type && one.layer === 'unknown') one.layer = layer;
  }

  /** School, PBD and CLB write their parts, and the CLB submits. */
  async register(age = 15): Promise<void> {
    await this.start('school', { clb: 'clb', pbd: 'pbd' }, age);
    await this.handIn('school', 'school', 'schoolSectionHandedIn');
    await this.handIn('pbd', 'pbd', 'pbdAdviceGiven');
    await this.remark('school', 'concern');
    await this.handIn('clb', 'clb', 'clbSectionHandedIn');
    await this.remark('clb', 'indication');
    await this.write('clb', 'school', 'pbd');
  }

  async remark(by: string, field: string): Promise<void> {
    const section = by === 'school' ? 'school' : 'clb';
    const layer = by === 'school' ? 'schoolShareable' : 'helpShareable';
    const text = this.word('remark', layer, by, `remark at ${field}`);
    const url = `/cases/${this.id}/form/${section}/remarks`;
    const answer = await done(send(this.#world, `${by}-member`, 'POST', url, { field, text }));
    this.#remark = answer.json<{ revision: number }>().revision;
  }

  async amend(by: string, field: string, layer: string): Promise<void> {
    for (const one of this.#canaries.of(this.#story)) if (one.what === `clb.${field}`) one.shelf = 'history';
    const words = {
      answer: this.word('form', layer, by, `clb.${field} amended`),
      reason: this.word('history', layer, by, `reason for ${field}`),
    };
    await done(send(this.#world, `${by}-member`, 'POST', `/cases/${this.id}/form/clb/${field}/amendments`, words));
  }

  /** Each house writes a note in each layer that it is offered, and adds a file: the CLB in each, others in the last. */
  async write(...houses: string[]): Promise<void> {
    for (const house of houses) {
      const view = (await done(this.#get(house, ''))).json() as CaseView;
      const offered = layersOffered(view);
      for (const layer of offered) await this.say(house, 'noteAdded', { layer }, 'text');
      if (keptFromParents(view)) for (const layer of offered) await this.#keepFromParents(house, layer);
      const filed = house.toLowerCase().endsWith('clb') ? offered : offered.slice(-1);
      for (const layer of filed) await this.#attach(house, layer);
      await this.say(house, 'contactNoted', { how: 'phone', on: day, layer: offered[0] }, 'with', 'text');
    }
  }

  async #keepFromParents(by: string, layer: string): Promise<void> {
    const about = { story: this.#story, layer, by, school: this.#school, notToParents: true };
    const text = this.#canaries.add({ ...about, shelf: 'history', what: 'noteAdded' });
    const said = { type: 'noteAdded', payload: { layer, text, notToParents: 'yes' } };
    await done(send(this.#world, `${by}-member`, 'POST', `/cases/${this.id}/events`, said));
  }

  async #attach(by: string, layer: string): Promise<void> {
    const name = this.word('attachment', layer, by, 'name of a file');
    const content = this.word('file', layer, by, 'content of a file');
    const bytes = Buffer.concat([samples.pdf, Buffer.from(`% ${content}\n`)]);
    const upload = multipart({ kind: 'report', name, on: day, layer }, bytes);
    await done(
      request(this.#world, personOf(this.#world, `${by}-member`), {
        method: 'POST',
        url: `/cases/${this.id}/attachments`,
        ...upload,
      }),
    );
  }

  async agree(...parties: string[]): Promise<void> {
    for (const party of parties.length > 0 ? parties : ['pupil', 'parents'])
      await this.agreeTo(party, { helpers: 'all' });
  }

  agreeTo(party: string, cover: Say): Promise<void> {
    return this.say('clb', 'consentGiven', { party, mode: 'oral', on: day, ...cover }, 'note');
  }

  /** To the contact point, which reads and writes what it may. */
  async choose(): Promise<void> {
    await this.say('clb', 'offerChosen', { offer: 'offer-of-provider' }, 'why');
    // Only now is the part of the CLB no longer simply written on.
    await this.amend('clb', 'clbOnlyNote', 'clbOnly');
    await this.amend('clb', 'services', 'helpShareable');
    await this.write('contactPoint');
  }

  /** To the provider. */
  async dispatch(): Promise<void> {
    await this.say('contactPoint', 'dispatched', { offer: 'offer-of-provider' }, 'why');
    await this.write('provider');
  }

  /** From the provider's yes to a pathway that runs. */
  async run(): Promise<void> {
    await this.say('provider', 'accepted', {}, 'note');
    await this.say('provider', 'firstContactMade', { on: day, how: 'phone' }, 'note');
    const texts = ['objectives', 'duration', 'method', 'content'];
    await this.say('clb', 'startTableHeld', { on: day, schoolPresent: 'yes' }, ...texts);
    await this.say('provider', 'interimTableHeld', { on: day, returnTested: 'no' }, 'agreed');
  }

  /** From the registration to a pathway that runs. */
  /** `said`: what each agrees to, where it is not everything meant for helpers. */
  async toPathway(said?: Record<string, Say>): Promise<void> {
    await this.register();
    if (said === undefined) await this.agree();
    for (const [party, cover] of Object.entries(said ?? {})) await this.agreeTo(party, cover);
    await this.choose();
    await this.dispatch();
    await this.run();
  }

  /** The parents no longer agree with each other: a second one has to be asked. */
  async conflict(): Promise<void> {
    await this.say('clb', 'parentsInConflict', {}, 'note');
  }

  async withdraw(): Promise<void> {
    await this.say('clb', 'consentWithdrawn', { party: 'pupil', on: day });
  }

  /** What was taken away with a move or an end need not be found any more. */
  forget(which: (what: string, shelf: Shelf) => boolean): void {
    for (const one of this.#canaries.of(this.#story)) if (which(one.what, one.shelf)) one.gone = true;
  }

  movesTo(school: string | undefined): void {
    this.#school = school;
    this.forget((what, shelf) => shelf === 'form' && what.startsWith('school.'));
  }

  get lastRemark(): number {
    return this.#remark;
  }
}

const aboutAkkoord: ReadonlySet<string> = new Set([
  'competenceAssessed',
  'consentGiven',
  'consentChanged',
  'sharedOnOtherGround',
  'groundReviewed',
  'consentRefused',
  'consentWithdrawn',
  'parentUnreachable',
  'parentsInConflict',
  'consentReviewed',
]);

/** The layers in which somebody is offered to write a note. */
function layersOffered({ allowed }: CaseView): string[] {
  const note = allowed.find(({ event }) => event === 'noteAdded');
  const { layer } = (note?.payload['properties'] ?? {}) as { layer?: { oneOf: { const: string }[] } };
  return (layer?.oneOf ?? []).map((one) => one.const);
}

/** Whether somebody is asked if a note is for the parents too. */
const keptFromParents = ({ allowed }: CaseView): boolean =>
  Object.hasOwn(allowed.find(({ event }) => event === 'noteAdded')?.payload['properties'] ?? {}, 'notToParents');
