import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sha256 } from '../../src/engine/event-chain.ts';
import type { RouteApp } from '../../src/access/route-plugin.ts';
import { createTestDatabase, type TestDatabase } from '../support/databases.ts';
import { sampleRoutes } from './sample-routes.ts';
import { ask, insertPeople, signIn, testApp } from './support.ts';

const good = {
  name: 'Noor',
  age: 15,
  on: '2026-11-23',
  kind: 'soft',
  tags: ['a'],
  urgent: false,
  person: { email: 'clb@voorbeeld.be' },
};
const url = '/api/v1/sample';

describe('what comes in', () => {
  let opened: TestDatabase;
  let app: RouteApp;
  let cookie: string;
  beforeAll(async () => {
    opened = await createTestDatabase('pglite');
    await insertPeople(opened.database.kysely);
    app = await testApp(opened.database.kysely, { routes: [sampleRoutes] });
    cookie = await signIn(app, 'anke');
  });
  afterAll(async () => {
    await app.close();
    await opened.drop();
  });
  const send = (payload: string | Buffer | object, headers: Record<string, string> = {}) =>
    ask(app, {
      method: 'POST',
      url,
      cookie,
      payload,
      headers: { 'content-type': 'application/json', 'idempotency-key': 'k-1', ...headers },
    });
  const errorsOf = async (payload: string | object) => {
    const answer = await send(payload);
    expect(answer.statusCode).toBe(400);
    return answer.json().errors;
  };

  test('is taken as it is when it is right, with defaults of the schema alone', async () => {
    const answer = await send({ ...good, free: { deep: { text: '050 12 34 56', emoji: '👩‍👧', nul: null } } });
    expect(answer.statusCode).toBe(201);
    expect(answer.json().got).toEqual({ ...good, free: { deep: { text: '050 12 34 56', emoji: '👩‍👧', nul: null } } });
    expect((await send({ ...good, name: 'İß\u202e' })).json().got).toEqual({ ...good, name: 'İß\u202e', free: {} });
  });

  test.each([
    [{ ...good, extra: 1 }, '/extra', 'extra', 'Deze vraag hoort hier niet.'],
    [{ ...good, person: { email: 'a@b.be', role: 'admin' } }, '/person/role', 'role', 'Deze vraag hoort hier niet.'],
    [{ ...good, name: undefined }, '/name', 'Naam', 'Vul dit in.'],
    [{ ...good, name: '' }, '/name', 'Naam', 'Vul dit in.'],
    [{ ...good, name: 'N' }, '/name', 'Naam', 'Gebruik minstens 2 tekens.'],
    [{ ...good, name: 'N'.repeat(21) }, '/name', 'Naam', 'Gebruik hoogstens 20 tekens.'],
    [{ ...good, name: null }, '/name', 'Naam', 'Vul tekst in.'],
    [{ ...good, age: '15' }, '/age', 'age', 'Vul een getal in.'],
    [{ ...good, age: [15] }, '/age', 'age', 'Vul een getal in.'],
    [{ ...good, age: null }, '/age', 'age', 'Vul een getal in.'],
    [{ ...good, age: 15.5 }, '/age', 'age', 'Vul een geheel getal in.'],
    [{ ...good, age: 5 }, '/age', 'age', 'Vul 6 of meer in.'],
    [{ ...good, age: 26 }, '/age', 'age', 'Vul 25 of minder in.'],
    [{ ...good, on: '2027-02-29' }, '/on', 'on', 'Vul een dag in die bestaat, zoals 23/11/2026.'],
    [{ ...good, on: '0000-00-00' }, '/on', 'on', 'Vul een dag in die bestaat, zoals 23/11/2026.'],
    [{ ...good, kind: 'Soft' }, '/kind', 'Soort', 'Kies een van de mogelijkheden.'],
    [{ ...good, tags: 'a' }, '/tags', 'tags', 'Geef een lijst van antwoorden.'],
    [{ ...good, tags: [] }, '/tags', 'tags', 'Geef minstens 1 antwoord.'],
    [{ ...good, tags: ['a', 'b', 'c', 'd'] }, '/tags', 'tags', 'Geef hoogstens 3 antwoorden.'],
    [{ ...good, tags: ['a', 2] }, '/tags/1', 'tags', 'Vul tekst in.'],
    [{ ...good, urgent: 'ja' }, '/urgent', 'urgent', 'Kies ja of nee.'],
    [{ ...good, person: [] }, '/person', 'person', 'Dit moet een groep van vragen zijn.'],
    [
      { ...good, person: { email: 'x' } },
      '/person/email',
      'E-mailadres',
      'Vul een e-mailadres in, zoals naam@voorbeeld.be.',
    ],
    [[], '', 'Aanvraag', 'Dit moet een groep van vragen zijn.'],
    ['"tekst"', '', 'Aanvraag', 'Dit moet een groep van vragen zijn.'],
    ['null', '', 'Aanvraag', 'Dit moet een groep van vragen zijn.'],
  ])('%j is refused at %s', async (payload, path, field, message) => {
    expect(await errorsOf(payload)).toContainEqual({ path, field, message });
  });

  test.each([
    [{ ...good, name: 'a\0b' }, '/name'],
    [{ ...good, name: 'a\ud800b' }, '/name'],
    [{ ...good, free: { deep: [{ text: '\udfff' }] } }, '/free/deep/0/text'],
    [{ ...good, free: { 'a\0': 1 } }, '/free'],
    [{ ...good, free: { 'a/b~c': '\0' } }, '/free/a~1b~0c'],
    [JSON.stringify(good).replace('15', '1e309'), '/age'],
    [JSON.stringify(good).replace('{', '{"__proto__":{"admin":true},'), '/__proto__'],
    [JSON.stringify(good).replace('{', '{"free":{"constructor":{"prototype":{"admin":true}}},'), '/free/constructor'],
  ])('%j holds what cannot be kept, at %s', async (payload, path) => {
    expect((await errorsOf(payload)).map((one: { path: string }) => one.path)).toContain(path);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  test.each([
    [{ ...good, name: '85.07.30-033.28' }, '/name'],
    [{ ...good, free: { note: ['Haar nummer is 85073003328.'] } }, '/free/note/0'],
    [{ ...good, free: { number: 85073003328 } }, '/free/number'],
    [{ ...good, free: { '85073003328': 'x' } }, '/free'],
  ])('%j holds a national number, at %s', async (payload, path) => {
    const answer = await send(payload);
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'nationalNumber']);
    expect(answer.json().errors[0].path).toBe(path);
    expect(answer.body).not.toMatch(/850730|033\.28/);
  });

  test.each(['{"name":"geheim"', '{name:1}', "{'a':1}", '{"a":1}}', '\ufeff{}', 'NaN', '{"a":"\n"}', '{"a":01}'])(
    '%j is not JSON; the answer repeats nothing of it',
    async (payload) => {
      const answer = await send(payload);
      expect([answer.statusCode, answer.json().code]).toEqual([400, 'malformedBody']);
      expect(answer.body).not.toContain('geheim');
    },
  );

  test('bytes that are not UTF-8 are refused, not replaced', async () => {
    const bytes = Buffer.from(JSON.stringify({ ...good, name: 'No\xefr' }), 'latin1');
    expect((await send(bytes)).json().code).toBe('malformedBody');
  });

  test('nesting deeper than any form is refused', async () => {
    const deep = `{"free":${'{"a":'.repeat(40_000)}1${'}'.repeat(40_000)}}`;
    expect((await send(deep)).statusCode).toBe(400);
    expect((await send(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)).statusCode).toBe(400);
  });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
    'application/json+x',
    'application/json; charset=utf-16',
    'application/json, text/plain',
    'application/json\ttext/plain',
    ' application/json;x=y',
    'application/vnd.api+json',
    'json',
    '',
  ])('content type %j is refused', async (type) => {
    expect((await send(JSON.stringify(good), { 'content-type': type })).json().code).toBe('unsupportedMediaType');
  });

  test.each([
    'application/json',
    'Application/JSON',
    'application/json; charset=utf-8',
    'application/json;charset=UTF-8',
  ])('content type %j is JSON', async (type) => {
    expect((await send(JSON.stringify(good), { 'content-type': type })).statusCode).toBe(201);
  });

  test('a body may be 256 kB and no more', async () => {
    const ofSize = (bytes: number) => {
      const head = JSON.stringify({ ...good, remark: '' });
      return JSON.stringify({ ...good, remark: 'x'.repeat(bytes - head.length) });
    };
    expect((await send(ofSize(256 * 1024))).statusCode).toBe(201);
    const large = await send(ofSize(256 * 1024 + 1));
    expect([large.statusCode, large.json().code]).toEqual([413, 'bodyTooLarge']);
  });

  test.each([
    'limit=0',
    'limit=10',
    'limit=veel',
    'limit=1.5',
    'onbekend=1',
    'q=a&q=b',
    'q=a%00',
    'q=85.07.30-033.28',
    '__proto__=1',
  ])('query %s is refused by name', async (query) => {
    const answer = await ask(app, { url: `${url}?${query}`, cookie });
    expect([answer.statusCode, answer.json().errors[0].path]).toEqual([400, query.split('=')[0]]);
  });

  test('an unsafe verb that changes a case needs a key', async () => {
    const without = await ask(app, { method: 'POST', url, cookie, payload: good });
    expect([without.statusCode, without.json().code]).toEqual([400, 'missingIdempotencyKey']);
    for (const key of ['a b', 'é', 'x'.repeat(201)])
      expect((await send(good, { 'idempotency-key': key })).statusCode).toBe(400);
  });

  test('a key that was used says so, whatever is wrong with the new body', async () => {
    const bodyHash = sha256(`POST ${url}\n${JSON.stringify(good)}`);
    await sql`insert into command values ('anke', 'used', ${bodyHash}, null, '{}', now())`.execute(
      opened.database.kysely,
    );
    const used = { 'idempotency-key': 'used' };
    expect((await send(good, used)).statusCode).toBe(201);
    for (const payload of [{ ...good, age: 99 }, { ...good, name: '85073003328' }, '{'])
      expect((await send(payload, used)).json()).toMatchObject({ status: 422, code: 'keyReused' });
    const bram = await signIn(app, 'bram');
    expect((await send({ ...good, age: 99 }, { ...used, cookie: bram })).statusCode).toBe(400);
  });
});
