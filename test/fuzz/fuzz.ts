import { fc } from '@fast-check/vitest';
import { everythingIn } from '../canary/everything-in-redis.ts';
import type { Description } from './description.ts';
import { readDescription } from './description.ts';
import { canaries, openFuzzHouse, type FuzzHouse } from './house.ts';
import { isLong, judgeWith, slowMs, type Fault, type Kind } from './judge.ts';
import { signEverybodyIn, signIn, type Asker } from './people.ts';
import { inputs, sentCanaries, type Input } from './requests.ts';
import { toBytes, type Ready } from './to-bytes.ts';
import { Wire, type Answer } from './wire.ts';
import { lookAround } from './world.ts';

export interface FuzzOptions {
  inputs: number;
  seed: number;
  folder: string;
  postgresUrl: string;
  say: (line: string) => void;
  /** How many ask at the same time. */
  lanes?: number;
}

/** What `npm run fuzz` prints. */
export interface FuzzReport {
  inputs: number;
  seed: number;
  perSecond: number;
  serverErrors: number;
  slow: number;
  schemaMismatches: number;
  canaries: number;
  unanswered: number;
  /** Over a second while others asked too: not a fault where it is quick when asked again alone. */
  slowOnce: number;
  maxMs: number;
  /** Answers by status, so that one sees how deep the requests came. */
  statuses: Record<string, number>;
  routes: number;
  /** The slowest of each of the five slowest routes, in milliseconds. */
  slowest: Record<string, number>;
  /** Of each kind of fault the smallest request. */
  found: string[];
}

export const isFuzzBreached = (report: FuzzReport): boolean =>
  report.serverErrors + report.slow + report.schemaMismatches + report.canaries + report.unanswered > 0;

/** Sends generated requests to a running server and judges every answer. */
export async function runFuzz(options: FuzzOptions): Promise<FuzzReport> {
  const house = await openFuzzHouse(options.folder, options.postgresUrl);
  try {
    return await new Fuzz(house, options).run();
  } finally {
    await house.close();
  }
}

class Fuzz {
  readonly #house: FuzzHouse;
  readonly #options: FuzzOptions;
  readonly #counts: Record<Kind, number> = { serverError: 0, slow: 0, schemaMismatch: 0, canary: 0, unanswered: 0 };
  readonly #statuses: Record<string, number> = {};
  /** Faults that were told already; a lane goes on with what is new. */
  readonly #told = new Set<string>();
  readonly #found: string[] = [];
  readonly #slowest = new Map<string, { ms: number; input: Input }>();
  #slowOnce = 0;
  #maxMs = 0;
  #sent = 0;
  #signingIn = new Map<Asker, Promise<void>>();

  constructor(house: FuzzHouse, options: FuzzOptions) {
    this.#house = house;
    this.#options = options;
  }

  async run(): Promise<FuzzReport> {
    const { address } = this.#house;
    const { seed, inputs: wanted, lanes = 24, say } = this.#options;
    const description = (await (await fetch(`${address}/api/v1/openapi.json`)).json()) as Description;
    const routes = readDescription(description);
    const judge = judgeWith(description);
    const askers = await signEverybodyIn(address);
    const world = await lookAround(askers, (path, asker) => read(`${address}/api/v1${path}`, asker.cookie));
    const arbitrary = inputs(routes);
    const { host } = new URL(address);
    say(`${routes.length} routes, ${askers.length} askers, ${world.cases.length} cases`);

    const ask = async (wire: Wire, input: Input): Promise<{ request: Ready; answer: Answer; faults: Fault[] }> => {
      const request = toBytes(input, routes, world, host);
      if (request.broken) wire.close();
      const answer = await wire.send(request.bytes, request.method === 'HEAD', request.broken ? 300 : undefined);
      if (request.broken) wire.close();
      if (request.tame && answer.status === 200 && /"(?:allowed|sections)":/.test(answer.body.toString('latin1')))
        world.learn(request.route, request.asker, request.params, answer.body);
      if (request.tame && letIn.has(answer.status)) world.noteLetIn(request.route, request.asker);
      await this.#comeBack(request.asker, answer);
      return { request, answer, faults: judge(request, answer) };
    };
    const lane = async (number: number): Promise<void> => {
      const wire = new Wire(Number(new URL(address).port));
      let left = Math.floor(wanted / lanes) + (number < wanted % lanes ? 1 : 0);
      for (let again = 0; left > 0; again += 1) {
        let shrinking: string | undefined;
        const property = fc.asyncProperty(arbitrary, async (input) => {
          const { request, answer, faults } = await ask(wire, input);
          const surely = await this.#withoutChance(faults, () => ask(wire, input));
          this.#setSlowAside(request, answer, input);
          const names = surely.map((fault) => nameOf(request, fault));
          if (shrinking !== undefined) {
            if (names.includes(shrinking)) throw new Error(shrinking);
            return;
          }
          left -= 1;
          this.#count(answer, surely);
          const name = names.find((one) => !this.#told.has(one));
          if (name === undefined) return;
          this.#told.add(name);
          shrinking = name;
          throw new Error(name);
        });
        const result = await fc.check(property, { seed: seed + number * 1_000_003 + again, numRuns: left });
        const [smallest] = result.counterexample ?? [];
        if (smallest === undefined) break;
        // Not a fault of the application but of this run.
        if (shrinking === undefined) throw result.errorInstance;
        this.#tell(shrinking, toBytes(smallest, routes, world, host));
      }
      wire.close();
    };
    const started = performance.now();
    const progress = setInterval(() => say(`${this.#sent} sent, ${JSON.stringify(this.#counts)}`), 30_000);
    await Promise.all(Array.from({ length: lanes }, (_, number) => lane(number)));
    clearInterval(progress);
    const perSecond = Math.round((this.#sent * 1_000) / (performance.now() - started));
    const alone = new Wire(Number(new URL(address).port));
    await this.#askSlowOnesAgain((input) => ask(alone, input));
    alone.close();
    this.#tellFailures();
    await this.#sweep();
    return {
      inputs: this.#sent,
      seed,
      perSecond,
      serverErrors: this.#counts.serverError,
      slow: this.#counts.slow,
      schemaMismatches: this.#counts.schemaMismatch,
      canaries: this.#counts.canary,
      unanswered: this.#counts.unanswered,
      slowOnce: this.#slowOnce,
      maxMs: Math.round(this.#maxMs),
      statuses: this.#statuses,
      routes: routes.length,
      slowest: this.#fiveSlowest(),
      found: this.#found,
    };
  }

  #count({ status, ms }: Answer, faults: readonly Fault[]): void {
    this.#sent += 1;
    this.#maxMs = Math.max(this.#maxMs, ms);
    this.#statuses[status] = (this.#statuses[status] ?? 0) + 1;
    for (const { kind } of faults) this.#counts[kind] += 1;
  }

  #setSlowAside({ route: { path }, method }: Ready, { ms }: Answer, input: Input): void {
    const name = `${method} ${path}`;
    if (ms > slowMs) this.#slowOnce += 1;
    if (ms > (this.#slowest.get(name)?.ms ?? 0)) this.#slowest.set(name, { ms: Math.round(ms), input });
  }

  /**
   * What took over a second is asked again when nobody else asks: the machine is shared, and whoever waits behind a slow
   * one is slow too. It counts where not one of five answers came within the second.
   */
  async #askSlowOnesAgain(ask: (input: Input) => Promise<{ request: Ready; answer: Answer; faults: Fault[] }>) {
    for (const { ms, input } of this.#slowest.values()) {
      let quickest = ms;
      for (let tries = 0; tries < 5 && quickest > slowMs; tries += 1)
        quickest = Math.min(quickest, (await ask(input)).answer.ms);
      const { request } = await ask(input);
      if (quickest <= slowMs || isLong(request)) continue;
      this.#counts.slow += 1;
      this.#tell(`${request.method} ${request.route.path}: slow, ${Math.round(quickest)} ms alone`, request);
    }
  }

  /** What got no answer must get none again before it counts: a line may break. */
  async #withoutChance(faults: Fault[], again: () => Promise<{ faults: Fault[] }>): Promise<Fault[]> {
    const byChance = (fault: Fault): boolean => fault.kind === 'unanswered';
    if (!faults.some(byChance)) return faults;
    const second = (await again()).faults;
    const third = (await again()).faults;
    return faults.filter((fault) => !byChance(fault) || [second, third].every((other) => other.some(byChance)));
  }

  #fiveSlowest(): Record<string, number> {
    const sorted = [...this.#slowest].map(([name, { ms }]) => [name, ms] as const).toSorted(([, a], [, b]) => b - a);
    return Object.fromEntries(sorted.slice(0, 5));
  }

  /** Signs out, and signs in as somebody else, are requests like any other: whoever lost the session gets a new one. */
  async #comeBack(asker: Asker, { status, headers }: Answer): Promise<void> {
    if (asker.id === '' || (status !== 401 && !headers.has('set-cookie'))) return;
    const ongoing = this.#signingIn.get(asker) ?? this.#signInAgain(asker);
    this.#signingIn.set(asker, ongoing);
    await ongoing;
    this.#signingIn.delete(asker);
  }

  async #signInAgain(asker: Asker): Promise<void> {
    const me = await fetch(`${this.#house.address}/api/v1/me`, { headers: { cookie: asker.cookie } });
    await me.arrayBuffer();
    if (me.status === 401) asker.cookie = await signIn(this.#house.address, asker.id);
  }

  #tell(name: string, { bytes }: Ready): void {
    const text = bytes.toString('latin1');
    const told = `${name}\n${text.length > 2_000 ? `${text.slice(0, 2_000)}… (${text.length} bytes)` : text}`;
    this.#found.push(told);
    this.#options.say(`FAULT ${told}\n`);
  }

  /** Where the process itself says that it failed: the places in the code, each once. */
  #tellFailures(): void {
    const failures = this.#house
      .said()
      .split('\n')
      .filter((line) => line.includes('"errorName"'));
    for (const frames of new Set(failures.map((line) => /"frames":\[[^\]]*/.exec(line)?.[0] ?? line)))
      this.#options.say(`failed at ${frames.slice(0, 800)}`);
  }

  /** What the process wrote, and what stands in Redis, holds no canary. */
  async #sweep(): Promise<void> {
    const redis = await everythingIn(this.#house.redis.url);
    for (const [place, text] of [
      ['log', this.#house.said()],
      ['Redis', redis],
    ] as const)
      for (const word of [...Object.values(canaries), ...sentCanaries])
        if (text.includes(word)) {
          this.#counts.canary += 1;
          this.#found.push(`${place} holds ${word}`);
        }
  }
}

/** Answers that come behind the question who asks. */
const letIn: ReadonlySet<number> = new Set([200, 201, 204, 409, 422]);

const nameOf = ({ route, method }: Ready, { kind, what }: Fault): string => `${method} ${route.path}: ${kind}, ${what}`;

async function read(url: string, cookie: string): Promise<unknown> {
  const answer = await fetch(url, { headers: { cookie } });
  const said: unknown = await answer.json();
  return answer.ok ? said : undefined;
}
