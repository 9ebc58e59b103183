import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { personaOf, problemIn } from '../http/contract-support.ts';
import { ask } from '../http/support.ts';
import { openWalkNetwork, type WalkNetwork } from '../http/walk/walk-network.ts';
import { createTestDatabase, type TestDatabase } from '../support/databases.ts';
import { openSmallNetwork, type SmallNetwork } from '../support/small-network.ts';
import { filledCase, secrets } from './filled-case.ts';

describe('papers over HTTP', () => {
  let opened: TestDatabase;
  let net: WalkNetwork;
  let small: SmallNetwork;
  let id: string;
  beforeAll(async () => {
    opened = await createTestDatabase('pglite');
    net = await openWalkNetwork(opened.database);
    small = await openSmallNetwork(opened.database, { now: null });
    id = await filledCase(small);
  });
  afterAll(async () => {
    await net.app.close();
    await opened.drop();
  });

  const get = (who: string, path: string) =>
    ask(net.app, { url: `/api/v1/cases/${id}${path}`, cookie: personaOf(net, who).cookie });
  const firstCopy = async () => {
    const { items } = (await get('provider-member', '/form/copies')).json() as { items: { seq: number }[] };
    return items[0]?.seq ?? 0;
  };

  test('each paper is a download that stays in no cache and is named after the case alone', async () => {
    const { number } = (await get('clb-member', '')).json() as { number: string };
    const seq = await firstCopy();
    for (const [path, name, type] of [
      ['/form/pdf', `aanzet-${number}.pdf`, 'application/pdf'],
      [`/form/copies/${seq}/provider/pdf`, `aanzet-${number}-kopie-${seq}-provider.pdf`, 'application/pdf'],
      ['/closing-package/pdf', `aanzet-${number}-afsluitpakket.pdf`, 'application/pdf'],
      ['/closing-package', `aanzet-${number}-afsluitpakket.json`, 'application/json; charset=utf-8'],
    ] as const) {
      const { statusCode, headers, rawPayload } = await get('clb-member', path);
      expect(statusCode, path).toBe(200);
      expect(headers).toMatchObject({
        'content-disposition': `attachment; filename="${name}"`,
        'content-type': type,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      });
      expect(JSON.stringify(headers)).not.toContain(secrets.pupil);
      expect(rawPayload.subarray(0, 5).toString()).toBe(type === 'application/pdf' ? '%PDF-' : '{"sch');
    }
  });

  test('what is not for a reader is the same 404 as what does not exist', async () => {
    const seq = await firstCopy();
    for (const [who, path] of [
      ['outsider-member', '/form/pdf'],
      ['coordinator-member', '/form/pdf'],
      ['school-member', `/form/copies/${seq}/provider/pdf`],
      ['clb-member', '/form/copies/999/provider/pdf'],
      ['clb-member', '/form/copies/1/nobody/pdf'],
      ['provider-member', '/lars'],
      ['school-member', '/closing-package'],
      ['pbd-member', '/closing-package/pdf'],
      ['outsider-member', '/papers'],
      ['outsider-member', '/form/document'],
    ] as const)
      expect(problemIn(await get(who, path)), `${who} ${path}`).toEqual([404, 'notFound']);
  });

  test('the form in words is what the page may show', async () => {
    const { body } = await get('provider-member', '/form/document');
    expect(body).toContain(secrets.helpShareable);
    for (const hidden of [secrets.discipline, secrets.clbOnly]) expect(body).not.toContain(hidden);
  });

  test('before it shares, the CLB sees what each receiver would read; nobody else looks through other eyes', async () => {
    const as = async (receiver: string) => (await get('clb-member', `/form/document?as=${receiver}`)).body;
    const provider = (await get('provider-member', '/form/document')).body;
    const words = (body: string) => JSON.stringify((JSON.parse(body) as { document: object }).document);
    expect(words(await as('provider'))).toBe(words(provider));
    expect(await as('school')).toContain(secrets.discipline);
    expect(await as('school')).not.toContain(secrets.helpShareable);
    expect(await as('pbd')).not.toContain(secrets.discipline);
    for (const receiver of ['provider', 'contactPoint', 'school', 'pbd'])
      expect(await as(receiver), receiver).not.toContain(secrets.clbOnly);
    for (const who of ['school-member', 'provider-member', 'outsider-member'])
      expect(problemIn(await get(who, '/form/document?as=provider')), who).toEqual([404, 'notFound']);
    expect((await get('clb-member', '/form/document?as=clb')).statusCode).toBe(400);
  });
});
