import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formats } from '../../src/attachments/check-file.ts';
import { largestAttachment } from '../../src/contract/attachment.ts';
import { personaOf, problemIn } from '../http/contract-support.ts';
import { ask } from '../http/support.ts';
import { openWalkNetwork, type WalkNetwork } from '../http/walk/walk-network.ts';
import { createTestDatabase, type TestDatabase } from '../support/databases.ts';
import { openSmallNetwork } from '../support/small-network.ts';
import { samples } from './sample-files.ts';

const agreed = { settings: { attachments: 'on' } } as const;

describe('attachments over HTTP', () => {
  let opened: TestDatabase;
  let net: WalkNetwork;
  let id: string;
  beforeAll(async () => {
    opened = await createTestDatabase('pglite');
    net = await openWalkNetwork(opened.database, { agreed });
    const small = await openSmallNetwork(opened.database, { agreed, now: null });
    ({ id } = await small.startCaseAt('awaitingClbSection'));
  });
  afterAll(async () => {
    await net.app.close();
    await opened.drop();
  });

  const edge = 'grens-van-de-delen';
  const field = (name: string, value: string) =>
    Buffer.from(`--${edge}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
  const filePart = (name: string, bytes: Buffer) =>
    Buffer.concat([
      Buffer.from(
        `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/html\r\n\r\n`,
      ),
      bytes,
      Buffer.from('\r\n'),
    ]);
  const asked = [
    field('kind', 'report'),
    field('name', 'Verslag'),
    field('on', '2026-11-12'),
    field('layer', 'schoolShareable'),
  ];
  const end = Buffer.from(`--${edge}--\r\n`);
  const send = (who: string, parts: readonly Buffer[], key: string = crypto.randomUUID()) =>
    ask(net.app, {
      method: 'POST',
      url: `/api/v1/cases/${id}/attachments`,
      cookie: personaOf(net, who).cookie,
      headers: { 'idempotency-key': key, 'content-type': `multipart/form-data; boundary=${edge}` },
      payload: Buffer.concat(parts),
    });
  const get = (who: string, path: string) =>
    ask(net.app, { url: `/api/v1/cases/${id}${path}`, cookie: personaOf(net, who).cookie });

  test('a file is served as a download that no browser opens, named after the case alone', async () => {
    const sent = await send('clb-member', [...asked, filePart('Verslag over Robin.pdf', samples.pdf), end]);
    expect(sent.statusCode, sent.body).toBe(200);
    const { items } = (await get('clb-member', '/attachments')).json() as { items: { id: string }[] };
    const { headers, rawPayload } = await get('school-member', `/attachments/${items[0]?.id}`);
    expect(rawPayload.equals(samples.pdf)).toBe(true);
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'no-store',
    });
    expect(headers['content-disposition']).toMatch(/^attachment; filename="aanzet-[\w-]+-bijlage-\d+\.pdf"$/);
  });

  // Found by the fuzz run: the description named a type as which nothing is served.
  test('the description of the API names each type as which a file is served', () => {
    const { paths } = net.app.swagger() as { paths: Record<string, { get?: { responses?: Record<string, unknown> } }> };
    const answer = paths['/api/v1/cases/{id}/attachments/{attachment}']?.get?.responses?.['200'];
    expect(Object.keys((answer as { content: object }).content).toSorted()).toEqual(Object.values(formats).toSorted());
  });

  test('the same file with the same key counts once, another file with that key is refused', async () => {
    const key = crypto.randomUUID();
    const parts = [...asked, filePart('een.pdf', samples.pdf), end];
    const first = await send('clb-member', parts, key);
    expect((await send('clb-member', parts, key)).json()).toEqual(first.json());
    expect(problemIn(await send('clb-member', [...asked, filePart('een.png', samples.png), end], key))).toEqual([
      422,
      'keyReused',
    ]);
  });

  test('what is too large, too much, broken or not for this reader is refused, and nothing is kept', async () => {
    const before = (await get('clb-member', '/attachments')).body;
    const large = Buffer.concat([samples.pdf, Buffer.alloc(largestAttachment)]);
    const tooLarge = await send('clb-member', [...asked, filePart('groot.pdf', large), end]);
    expect(problemIn(tooLarge)).toEqual([413, 'bodyTooLarge']);
    expect(tooLarge.json().detail).toContain('5 MB');
    const file = filePart('een.pdf', samples.pdf);
    for (const [parts, problem] of [
      [
        [...asked, file, file, end],
        [400, 'malformedBody'],
      ],
      [
        [...asked, ...asked, ...asked, file, end],
        [400, 'malformedBody'],
      ],
      [
        [...asked, file],
        [400, 'malformedBody'],
      ],
      [
        [...asked, end],
        [400, 'invalidInput'],
      ],
      [
        [...asked, field('kind', 'letter'), file, end],
        [400, 'invalidInput'],
      ],
      [
        [...asked, filePart('een.pdf', samples.html), end],
        [400, 'invalidInput'],
      ],
    ] as const)
      expect(problemIn(await send('clb-member', parts))).toEqual(problem);
    expect(problemIn(await send('outsider-member', [...asked, file, end]))).toEqual([404, 'notFound']);
    expect(problemIn(await send('coordinator-member', [...asked, file, end]))).toEqual([404, 'notFound']);
    expect((await get('clb-member', '/attachments')).body).toBe(before);
  });

  test('no other address takes a file', async () => {
    const answer = await ask(net.app, {
      method: 'POST',
      url: `/api/v1/cases/${id}/events`,
      cookie: personaOf(net, 'clb-member').cookie,
      headers: { 'idempotency-key': crypto.randomUUID(), 'content-type': `multipart/form-data; boundary=${edge}` },
      payload: Buffer.concat([...asked, end]),
    });
    expect(problemIn(answer)).toEqual([415, 'unsupportedMediaType']);
  });
});
