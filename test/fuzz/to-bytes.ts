import { contentTypes, oddHeaders } from './bank.ts';
import type { Described } from './description.ts';
import { drawValue, spoil } from './draw-value.ts';
import { multipartBody } from './multipart.ts';
import type { Asker } from './people.ts';
import { oddText, type Input, type Wrap } from './requests.ts';
import type { World } from './world.ts';

/** A request as bytes, with what the judge has to know about it. */
export interface Ready {
  bytes: Buffer;
  route: Described;
  asker: Asker;
  params: readonly string[];
  /** The verb that it really asks with. */
  method: string;
  /** Verb and address are those of the route, so that its description says what the answer is. */
  tame: boolean;
  /** Where a request ends is in doubt: its line is not used again, and no answer is none too many. */
  broken: boolean;
}

const framing = /^(?:Content-Length|Transfer-Encoding|Host|X Spatie|Upgrade|X-Lang)/;

/** Makes the bytes; the same input gives the same bytes while the world is the same, but for fresh keys. */
export function toBytes(input: Input, routes: readonly Described[], world: World, host: string): Ready {
  const route = routes[input.route] as Described;
  const asker = askerOf(input, route, world);
  const params = route.params.map(({ name }, index) => paramOf(route, name, input.params[index], world));
  const extra = input.headers.map((index) => oddHeaders[index] ?? '');
  const { first, method, tame } = firstLine(input, route, params);
  const upload = route.path.endsWith('/attachments') && route.method === 'POST';
  const { body, type } = upload ? multipartBody(input) : bodyOf(input, route, asker, params, world);
  const head = [
    first,
    `Host: ${host}`,
    ...(asker.cookie === '' ? [] : [`Cookie: ${asker.cookie}`]),
    ...originOf(input.origin, host),
    ...keyOf(input, asker),
    ...(body === undefined ? [] : [`Content-Type: ${type}`, `Content-Length: ${body.length}`]),
    ...extra,
  ].join('\r\n');
  const doubt = extra.some((one) => framing.test(one)) || /[\r\n\0]/.test(first);
  return {
    bytes: Buffer.concat([Buffer.from(`${head}\r\n\r\n`, 'latin1'), body ?? Buffer.alloc(0)]),
    route,
    asker,
    params,
    method,
    tame: tame && !doubt,
    broken: doubt || /[^\x21-\x7e]/.test(first.slice(first.indexOf(' ') + 1, -9)),
  };
}

/** Mostly somebody whom this route let in before, where there is one. */
function askerOf({ asker: { fits, which } }: Input, route: Described, world: World): Asker {
  const known = fits ? world.letInBy(route) : [];
  const list = known.length === 0 ? world.askers : known;
  return list[which % list.length] as Asker;
}

function paramOf({ path }: Described, name: string, choice: Input['params'][number] | undefined, world: World): string {
  const { odd, which } = choice ?? { odd: 'right', which: 0 };
  const list = world.ids[name === 'id' ? (path.split('/')[3] ?? '') : name] ?? world.cases;
  if (odd === 'right') return list[which % list.length] ?? 'geen';
  if (odd === 'text') return oddText(which);
  const all = Object.values(world.ids).flat();
  return which % 3 === 0 ? crypto.randomUUID() : (all[which % all.length] ?? 'geen');
}

const encode = (text: string): string => encodeURIComponent(text.toWellFormed());

function firstLine(input: Input, route: Described, params: readonly string[]) {
  let path = route.path;
  for (const [index, { name }] of route.params.entries()) path = path.replace(`{${name}}`, encode(params[index] ?? ''));
  const query = input.query.map((one) => queryPart(one, route)).filter((part) => part !== '');
  const address = query.length === 0 ? path : `${path}?${query.join('&')}`;
  const others = ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'GET', 'POST', 'TRACE'];
  const other = others[input.body % others.length] ?? 'PUT';
  const { method } = route;
  const line = (verb: string, target: string) => ({
    first: `${verb} ${target} HTTP/1.1`,
    method: verb,
    // An empty part of a path is another path.
    tame: verb === method && target === address && !params.includes('') && address.length < 10_000,
  });
  switch (input.twist) {
    case 'none':
      return line(method, address);
    case 'otherVerb':
      return line(other, address);
    case 'lowerCaseVerb':
      return line(method.toLowerCase(), address);
    case 'unknownVerb':
      return line('PROPFIND', address);
    case 'doubleSlash':
      return line(method, `/${address}`);
    case 'upperCase':
      return line(method, address.toUpperCase());
    case 'trailingSlash':
      return line(method, `${path}/`);
    case 'semicolon':
      return line(method, `${path};x=1`);
    case 'dotDot':
      return line(method, `${path}/../../../../etc/passwd`);
    case 'encodedDotDot':
      return line(method, `${path}/%2e%2e/%2e%2e/%2e%2e%2f%2e%2e%2fpackage.json`);
    case 'encodedSlash':
      return line(method, path.replace('/v1/', '/v1%2f'));
    case 'nulByte':
      return line(method, `${path}%00`);
    case 'longPath':
      return line(method, `${path}/${'a'.repeat(4_000)}`);
    case 'longQuery':
      return line(method, `${path}?q=${'a'.repeat(9_000)}`);
    case 'absolute':
      return line(method, `http://evil.test${address}`);
    case 'rawUnicode':
      return line(method, `${path}?q=é\u0001ß`);
    case 'page':
      return line('GET', `/${params[0] ?? 'dossiers'}/assets/..%5c..%5c`);
  }
}

function queryPart({ name, odd, which }: Input['query'][number], { query }: Described): string {
  const asked = query[name % Math.max(1, query.length)];
  if (odd === 'unknown' || asked === undefined) {
    // Every other route takes no query at all: half of the time it gets none.
    if (asked === undefined && odd === 'fits') return '';
    return `${['onbekend', '__proto__', 'constructor', 'limit[]', 'limit[$gt]', '', 'sort'][which % 7]}=${which}`;
  }
  const value = odd === 'text' ? oddText(which) : String(drawValue(asked.schema, which, { uuids: [''], words: ['a'] }));
  const part = `${asked.name}=${encode(value)}`;
  return odd === 'twice' ? `${part}&${part}` : part;
}

function originOf(origin: Input['origin'], host: string): string[] {
  const named = {
    own: `http://${host}`,
    none: '',
    null: 'null',
    other: 'https://evil.test',
    alike: `http://${host}.evil.test`,
  };
  return named[origin] === '' ? [] : [`Origin: ${named[origin]}`];
}

function keyOf({ key: { odd, which } }: Input, { id }: Asker): string[] {
  if (odd === 'none') return [];
  if (odd === 'fresh') return [`Idempotency-Key: ${crypto.randomUUID()}`];
  if (odd === 'used') return [`Idempotency-Key: used-${id}-${which % 20}`];
  // What cannot stand in a header line is not one, and would be another request.
  return [`Idempotency-Key: ${oddText(which).replaceAll(/[\r\n\0]/g, '?')}`];
}

function bodyOf(input: Input, route: Described, asker: Asker, params: readonly string[], world: World) {
  const schema = world.bodyFor(route, asker, params);
  const type = contentTypes[input.contentType] ?? '';
  if (schema === undefined && input.wrap === 'asDrawn' && input.contentType === 0) return { body: undefined, type };
  const drawn = spoil(drawValue(schema ?? { type: 'object' }, input.body, world.known), input.changes);
  // Far above what is taken; more only makes the run slow.
  const text = (JSON.stringify(drawn) ?? 'null').slice(0, 400_000);
  return { body: wrapped(text, input.wrap), type };
}

function wrapped(text: string, wrap: Wrap): Buffer {
  switch (wrap) {
    case 'asDrawn':
      return Buffer.from(text);
    case 'truncated':
      return Buffer.from(text.slice(0, Math.floor(text.length / 2)));
    case 'keyTwice':
      return Buffer.from(text.replace(/^\{("[^"]*":)/, '{$1null,$1'));
    case 'byteOrderMark':
      return Buffer.from(`\ufeff${text}`);
    case 'notUtf8':
      return Buffer.concat([Buffer.from(text), Buffer.from([0xff, 0xfe, 0xc0, 0x80])]);
    case 'deepArray':
      return Buffer.from('['.repeat(20_000) + ']'.repeat(20_000));
    case 'deepObject':
      return Buffer.from(text.replace(/^\{/, `{"diep":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)},`));
    case 'hugeNumber':
      return Buffer.from(text.replace(/:("[^"]*"|\d+)/, ':1e9999'));
    case 'trailing':
      return Buffer.from(`${text} {}`);
    case 'spaces':
      return Buffer.from(`${' \n\t'.repeat(3_000)}${text}`);
    case 'empty':
      return Buffer.alloc(0);
    case 'oversized':
      return Buffer.from(`{"tekst":"${'x'.repeat(300 * 1024)}"}`);
  }
}
