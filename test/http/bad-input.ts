import { fc } from '@fast-check/vitest';
import type { RouteApp } from '../../src/access/route-plugin.ts';
import { Problem } from '../../src/contract/problem.ts';
import type { RouteEntry } from '../../src/http/route-table.ts';
import { ask } from './support.ts';
import { drawOf, sampleOf, wrongValuesFor, type Drawn } from './drawn-schema.ts';

/** One bad request to one route, and what must be said about it. */
interface Trial {
  name: string;
  query?: string;
  payload?: string | Buffer;
  headers?: Record<string, string>;
  statuses: readonly number[];
  /** The place that the answer must name: a JSON pointer (or something below it), or the name of a query parameter. */
  at?: string;
}

export interface BadInputReport {
  routes: number;
  sent: number;
  /** Empty when every route answered every trial as it should. */
  failures: string[];
}

const nationalNumber = '85.07.30-033.28';
const jsonType = { 'content-type': 'application/json' };

/**
 * Sends a table of bad input to every route that runs, as the first of the readers whom the route lets in. Each answer
 * must be a 4xx problem+json in Dutch that names the field; never a 5xx, never an accepted request.
 */
export async function sendBadInput(app: RouteApp, cookies: readonly string[]): Promise<BadInputReport> {
  const failures: string[] = [];
  const routes = app.routeTable.filter(({ method, url }) => method !== 'HEAD' && /^\/api\/v1\/.*/.test(url));
  let sent = 0;
  for (const route of routes.filter(({ url }) => !url.endsWith('openapi.json'))) {
    const cookie = await findCookie(app, route, cookies);
    if (cookie === undefined) {
      failures.push(`${route.method} ${route.url}: none of the readers is let in`);
      continue;
    }
    for (const trial of trialsOf(route)) {
      sent += 1;
      const failure = await tryOne(app, route, trial, cookie);
      if (failure) failures.push(`${route.method} ${route.url}, ${trial.name}: ${failure}`);
    }
  }
  return { routes: routes.length, sent, failures };
}

/** An address that nothing stands behind, of the right shape: another shape cannot exist, and says so by 404. */
function addressOf({ url, schema }: RouteEntry): string {
  const properties = drawOf(schema.params)?.properties ?? {};
  return url.replaceAll(/:(\w+)/g, (_, name: string) => {
    const [option] = properties[name]?.enum ?? [];
    if (typeof option === 'string') return option;
    if (['integer', 'number'].includes(properties[name]?.type ?? '')) return '1';
    const { pattern, format } = properties[name] ?? {};
    if (pattern === undefined || format === 'uuid') return crypto.randomUUID();
    return fc.sample(fc.stringMatching(new RegExp(pattern)), 1)[0] ?? '';
  });
}

async function findCookie(app: RouteApp, route: RouteEntry, cookies: readonly string[]): Promise<string | undefined> {
  for (const cookie of cookies) {
    const url = `${addressOf(route)}?onbekend=1`;
    const { statusCode } = await ask(app, { method: route.method, url, cookie });
    if (statusCode === 400) return cookie;
  }
  return undefined;
}

async function tryOne(app: RouteApp, route: RouteEntry, trial: Trial, cookie: string): Promise<string | undefined> {
  const answer = await ask(app, {
    method: route.method,
    url: addressOf(route) + (trial.query === undefined ? '' : `?${trial.query}`),
    cookie,
    headers: { 'idempotency-key': crypto.randomUUID(), ...trial.headers },
    ...(trial.payload === undefined ? {} : { payload: trial.payload }),
  });
  const said = `${answer.statusCode} ${answer.body.slice(0, 300)}`;
  if (!trial.statuses.includes(answer.statusCode)) return `expected ${trial.statuses.join(' or ')}, got ${said}`;
  if (answer.headers['content-type'] !== 'application/problem+json') return `not problem+json: ${said}`;
  const problem = Problem.safeParse(answer.json());
  if (!problem.success || problem.data.status !== answer.statusCode) return `no proper problem: ${said}`;
  const errors = problem.data.errors ?? [];
  const dutch = errors.every(
    ({ field, message }) => field !== '' && /^\p{Lu}.*\.$/u.test(message) && !english.test(message),
  );
  if (!dutch) return `not in Dutch: ${said}`;
  const { at } = trial;
  const named = at === undefined || errors.some(({ path }) => path === at || path.startsWith(`${at}/`));
  return named ? undefined : `does not name ${at}: ${said}`;
}

const english = /invalid|expected|received|required|unrecognized|must/i;

function trialsOf(route: RouteEntry): Trial[] {
  const asked = queryTrials(route.schema.querystring);
  if (route.method === 'GET') return asked;
  const drawn = drawOf(route.schema.body);
  // The query is judged with a body that is right.
  const payload = drawn && JSON.stringify(sampleOf(drawn));
  const withBody = payload === undefined ? asked : asked.map((trial) => ({ ...trial, payload, headers: jsonType }));
  return [...withBody, ...formTrials(), ...bodyTrials(route.schema.body)];
}

function queryTrials(schema: unknown): Trial[] {
  const at400 = (name: string, query: string, at: string): Trial => ({ name, query, at, statuses: [400] });
  const trials = [at400('unknown parameter', 'onbekend=1', 'onbekend'), at400('prototype', '__proto__=1', '__proto__')];
  for (const [name, property] of Object.entries(drawOf(schema)?.properties ?? {})) {
    trials.push(at400(`${name} twice`, `${name}=1&${name}=2`, name));
    trials.push(at400(`${name} with NUL`, `${name}=a%00b`, name));
    trials.push(at400(`${name} with a national number`, `${name}=${nationalNumber}`, name));
    const text = property.type === 'string' || property.enum !== undefined;
    trials.push(at400(`${name} far too long`, `${name}=${'x'.repeat(5_000)}`, name));
    if (!text)
      for (const value of ['', 'veel', '1.5', '-1', '1e309'])
        trials.push(at400(`${name} = ${value}`, `${name}=${value}`, name));
    if (property.enum) trials.push(at400(`${name} off the list`, `${name}=anders`, name));
  }
  return trials;
}

/** What is wrong with any body, whatever the route. */
function formTrials(): Trial[] {
  const other = [
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/jsonp',
    'application/json; charset=utf-16',
  ];
  return [
    { name: 'foreign origin', headers: { origin: 'https://evil.test' }, statuses: [403] },
    { name: 'no JSON', payload: '{"geheim":', headers: jsonType, statuses: [400] },
    { name: 'no UTF-8', payload: Buffer.from([0x22, 0xff, 0x22]), headers: jsonType, statuses: [400] },
    { name: 'too large', payload: `"${'x'.repeat(256 * 1024)}"`, headers: jsonType, statuses: [413] },
    ...other.map((type) => ({ name: type, payload: '{}', headers: { 'content-type': type }, statuses: [415] })),
    ...['[]', '"tekst"', '7', 'true'].map((payload) => ({
      name: payload,
      payload,
      headers: jsonType,
      statuses: [400],
    })),
  ];
}

function bodyTrials(schema: unknown): Trial[] {
  const drawn = drawOf(schema);
  const good = drawn === undefined ? {} : (sampleOf(drawn) as Record<string, unknown>);
  const at400 = (name: string, body: unknown, at: string): Trial => {
    return { name, payload: JSON.stringify(body), headers: jsonType, at, statuses: [400] };
  };
  const trials = [
    at400('unknown key', { ...good, onbekend: 1 }, '/onbekend'),
    at400('mass assignment', { ...good, id: 1, role: 'admin', createdBy: 'x' }, '/role'),
    {
      ...at400('prototype', good, '/__proto__'),
      payload: JSON.stringify(good).replace('{', '{"__proto__":{},').replace(',}', '}'),
    },
  ];
  for (const [name, property] of Object.entries(drawn?.properties ?? {})) {
    const { [name]: _dropped, ...without } = good;
    if (drawn?.required?.includes(name)) trials.push(at400(`without ${name}`, without, `/${name}`));
    for (const wrong of wrongValuesFor(property)) {
      trials.push(at400(`${name} = ${JSON.stringify(wrong)}`, { ...good, [name]: wrong }, `/${name}`));
    }
    for (const text of ['a\0b', 'a\ud800b', nationalNumber, '85073003328']) {
      trials.push(
        at400(`${name} holds ${JSON.stringify(text)}`, { ...good, [name]: heldIn(property, text) }, `/${name}`),
      );
    }
  }
  return trials;
}

/** A text where a text can stand: in the property itself, or deep inside it. */
function heldIn(property: Drawn, text: string): unknown {
  if (property.type === 'object') return { diep: [{ tekst: text }] };
  return property.type === 'array' ? [text] : text;
}
