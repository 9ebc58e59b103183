import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeOnBothDatabases } from '../support/databases.ts';
import { ask } from './support.ts';
import { openWalkNetwork, type WalkNetwork } from './walk/walk-network.ts';
import { personaOf, problemIn, sendAs, startInput } from './contract-support.ts';

describeOnBothDatabases('idempotency keys', (database) => {
  let net: WalkNetwork;
  beforeAll(async () => {
    net = await openWalkNetwork(database());
  });
  afterAll(() => net.app.close());

  const cookieOf = (id: string): string => personaOf(net, id).cookie;
  const send = (who: string, method: 'POST' | 'PUT', url: string, payload: unknown, key?: string) =>
    sendAs(net, who, method, url, payload, key);
  const start = async (by: 'clb-member' | 'school-member' = 'clb-member') => {
    const answer = await send(by, 'POST', '/cases', { procedure: 'naft', input: startInput(by) });
    expect(answer.statusCode, answer.body).toBe(201);
    return answer.json<{ id: string }>().id;
  };
  const note = (text: string) => ({ type: 'noteAdded', payload: { text, layer: 'schoolShareable' } });
  const historyOf = async (id: string) =>
    (await ask(net.app, { url: `/api/v1/cases/${id}/history?limit=500`, cookie: cookieOf('clb-member') })).json()
      .items as { type: string }[];

  test('the same again gets the first answer, also when the case went on', async () => {
    const id = await start();
    const first = await send('clb-member', 'POST', `/cases/${id}/events`, note('Eén'), 'again');
    await send('clb-member', 'POST', `/cases/${id}/events`, note('Twee'));
    const again = await send('clb-member', 'POST', `/cases/${id}/events`, note('Eén'), 'again');
    const { revision, stage } = first.json();
    expect([first.statusCode, again.statusCode]).toEqual([200, 200]);
    expect(again.json()).toMatchObject({ id, revision, stage });
    expect(await historyOf(id)).toHaveLength(3);
  });

  test('a start that is said again names the same case, status and place', async () => {
    const body = { procedure: 'naft', input: startInput('clb-member') };
    const first = await send('clb-member', 'POST', '/cases', body, 'start-again');
    const again = await send('clb-member', 'POST', '/cases', body, 'start-again');
    expect([first.statusCode, again.statusCode]).toEqual([201, 201]);
    expect(again.headers.location).toBe(first.headers.location);
    const { id, revision, stage } = first.json();
    expect(again.json()).toMatchObject({ id, revision, stage });
  });

  test('also when the event ended the actor’s own access', async () => {
    const id = await start();
    const event = { type: 'clbChanged', payload: { clb: 'clb2', reason: 'verhuisd' } };
    await send('clb-member', 'POST', `/cases/${id}/events`, event);
    const declined = { type: 'clbTransferDeclined', payload: { reason: 'geen plaats' } };
    const first = await send('clb2-member', 'POST', `/cases/${id}/events`, declined, 'ends-access');
    const seen = await ask(net.app, { url: `/api/v1/cases/${id}`, cookie: cookieOf('clb2-member') });
    const again = await send('clb2-member', 'POST', `/cases/${id}/events`, declined, 'ends-access');
    expect([first.statusCode, seen.statusCode, again.statusCode]).toEqual([200, 404, 200]);
    const { revision, stage } = first.json();
    expect(again.json()).toMatchObject({ id, revision, stage });
  });

  const others: [string, unknown][] = [
    ['another body', note('Anders')],
    ['a body that is wrong for the event', { type: 'noteAdded', payload: { text: '' } }],
    ['a body of the wrong shape', { type: 7 }],
    ['no JSON', '{"type":'],
    ['a national number', note('85.07.30-033.28')],
    ['an event that does not exist', { type: 'bestaatNiet', payload: {} }],
  ];
  test.each(others)('the same key with %s: 422', async (name, body) => {
    const id = await start();
    const key = `other ${name}`.replaceAll(' ', '-');
    await send('clb-member', 'POST', `/cases/${id}/events`, note('Eerst'), key);
    const answer = await send('clb-member', 'POST', `/cases/${id}/events`, body, key);
    expect(problemIn(answer)).toEqual([422, 'keyReused']);
    expect(await historyOf(id)).toHaveLength(2);
  });

  const wrongStarts: [string, unknown][] = [
    ['another input', { procedure: 'naft', input: { ...startInput('clb-member'), name: 'Anders' } }],
    ['an incomplete input', { procedure: 'naft', input: {} }],
    ['another procedure', { procedure: 'bestaatNiet', input: {} }],
    ['another shape', { procedure: 7 }],
  ];
  test.each(wrongStarts)('a start with a used key and %s: 422', async (name, body) => {
    const key = `start ${name}`.replaceAll(' ', '-');
    await send('clb-member', 'POST', '/cases', { procedure: 'naft', input: startInput('clb-member') }, key);
    expect(problemIn(await send('clb-member', 'POST', '/cases', body, key))).toEqual([422, 'keyReused']);
  });

  test('a start that is said again is answered before its options are looked at anew', async () => {
    const body = { procedure: 'naft', input: { ...startInput('clb-member'), school: 'leaving' } };
    const school = {
      id: 'leaving',
      network_id: 'west',
      kind: 'school',
      name: 'De Eik',
      municipality: 'Waterdam',
      closed: '[]',
    };
    const db = database().kysely;
    await db.insertInto('organisation').values(school).execute();
    const first = await send('clb-member', 'POST', '/cases', body, 'leaving');
    await db.updateTable('organisation').set({ kind: 'former' }).where('id', '=', 'leaving').execute();
    const again = await send('clb-member', 'POST', '/cases', body, 'leaving');
    expect([first.statusCode, again.statusCode, again.json().id]).toEqual([201, 201, first.json().id]);
  });

  test('the same key of a colleague is another key', async () => {
    const id = await start();
    await send('clb-member', 'POST', `/cases/${id}/events`, note('Van mij'), 'shared');
    const other = await send('clb-anchor', 'POST', `/cases/${id}/events`, note('Van mij'), 'shared');
    expect([other.statusCode, (await historyOf(id)).length]).toEqual([200, 3]);
  });

  test('a used key tells nobody whether a case exists', async () => {
    const [mine, hidden] = [await start(), await start()];
    const key = 'oracle';
    // The school of both cases left the second; it has used the key in the first.
    await send('school-member', 'POST', `/cases/${mine}/events`, note('Van de school'), key);
    const gone = { type: 'schoolChanged', payload: { school: 'none', on: '2026-11-16' } };
    await send('clb-member', 'POST', `/cases/${hidden}/events`, gone);
    for (const [method, path, body] of [
      ['POST', '/events', note('Van de school')],
      ['PUT', '/form/school', { answers: {}, revision: 0 }],
    ] as const) {
      const real = await send('school-member', method, `/cases/${hidden}${path}`, body, key);
      const none = await send('school-member', method, `/cases/${crypto.randomUUID()}${path}`, body, key);
      expect([problemIn(real), problemIn(none)]).toEqual([problemIn(none), [404, 'notFound']]);
    }
  });

  test('fifty twins at once: one start, fifty equal answers', async () => {
    const body = { procedure: 'naft', input: startInput('school-member') };
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => send('school-member', 'POST', '/cases', body, 'twin-start')),
    );
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([201]));
    expect(new Set(answers.map(receipt)).size).toBe(1);
    expect(await historyOf(answers[0]?.json().id)).toHaveLength(1);
  });

  test('fifty twins at once: one event, fifty equal answers', async () => {
    const id = await start();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        send('clb-member', 'POST', `/cases/${id}/events`, note('Tweeling'), 'twin-event'),
      ),
    );
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
    expect(new Set(answers.map(receipt)).size).toBe(1);
    expect(await historyOf(id)).toHaveLength(2);
  });

  test.each([0, 1])('fifty twins at once: one draft on revision %i, fifty equal answers', async (revision) => {
    const id = await start();
    const url = `/cases/${id}/form/clb`;
    if (revision === 1) await send('clb-member', 'PUT', url, { answers: {}, revision: 0 });
    const body = { answers: { indication: 'Samen' }, revision };
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => send('clb-member', 'PUT', url, body, `twin-draft-${revision}`)),
    );
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
    expect(new Set(answers.map(({ body: said }) => said)).size).toBe(1);
    expect(answers[0]?.json().revision).toBe(revision + 1);
  });

  test('fifty different notes at once: all of them, one after the other', async () => {
    const id = await start();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        send('clb-member', 'POST', `/cases/${id}/events`, note(`Nota ${index}`)),
      ),
    );
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
    expect(await historyOf(id)).toHaveLength(51);
  });

  test('no key, or one that is none: 400', async () => {
    const id = await start();
    for (const key of ['', 'met spatie', 'x'.repeat(201), 'é'])
      expect((await send('clb-member', 'POST', `/cases/${id}/events`, note('Geen'), key)).statusCode).toBe(400);
    const none = await ask(net.app, {
      method: 'POST',
      url: `/api/v1/cases/${id}/events`,
      cookie: cookieOf('clb-member'),
      payload: note('Geen'),
    });
    expect(problemIn(none)).toEqual([400, 'missingIdempotencyKey']);
  });
});

function receipt(answer: { body: string }): string {
  const { id, number, revision, stage } = JSON.parse(answer.body) as Record<string, unknown>;
  return JSON.stringify([id, number, revision, stage]);
}
