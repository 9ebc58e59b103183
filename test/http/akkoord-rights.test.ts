import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/databases.ts';
import { openSmallNetwork, type SmallNetwork } from '../support/small-network.ts';
import { personaOf, sendAs } from './contract-support.ts';
import { ask } from './support.ts';
import { openWalkNetwork, type WalkNetwork } from './walk/walk-network.ts';

const pupil = 'Sperwer';

describe('what a provider sees', () => {
  let opened: TestDatabase;
  let net: WalkNetwork;
  let small: SmallNetwork;
  let id = '';
  beforeAll(async () => {
    opened = await createTestDatabase('pglite');
    net = await openWalkNetwork(opened.database);
    small = await openSmallNetwork(opened.database, { now: null });
    ({ id } = await small.startCaseAt('pathwayRunning', { pupil }));
    await note('Buizerd', 'helpShareable');
    await note('Havik', 'health');
  });
  afterAll(async () => {
    await net.app.close();
    await opened.drop();
  });

  const get = (who: string, path: string) =>
    ask(net.app, { url: `/api/v1/cases/${id}${path}`, cookie: personaOf(net, who).cookie });
  const say = async (type: string, payload: object) => {
    const answer = await sendAs(net, 'clb-member', 'POST', `/cases/${id}/events`, { type, payload });
    expect(answer.statusCode, answer.body).toBe(200);
  };
  const note = (text: string, layer: string) => say('noteAdded', { text, layer });
  const copies = async () => (await get('provider-member', '/form/copies')).json<{ items: object[] }>().items.length;
  const reads = async (text: string, who = 'provider-member') =>
    (await get(who, '/history?limit=200')).body.includes(text);

  const changes = (party: string, cover: object) =>
    say('consentChanged', { party, mode: 'oral', on: '2026-11-16', ...cover });

  test('while the akkoord is there: its layers, and what it received; health only once somebody agreed to that', async () => {
    expect([await reads('Buizerd'), await reads('Havik')]).toEqual([true, false]);
    await changes('pupil', { helpers: 'all' });
    expect(await reads('Havik')).toBe(false);
    await changes('parents', { helpers: 'all' });
    expect([await reads('Buizerd'), await reads('Havik')]).toEqual([true, true]);
    expect((await get('provider-member', '')).body).toContain(pupil);
    expect(await copies()).toBeGreaterThan(0);
    expect((await get('provider-member', '/form')).statusCode).toBe(200);
    expect([await reads('Havik', 'school-member'), await reads('Havik', 'clb-member')]).toEqual([false, true]);
  });

  test('once less is agreed to, it is closed at once; the copy that was given stays', async () => {
    const before = await copies();
    await changes('pupil', { helpers: 'asSchool' });
    expect([await reads('Buizerd'), await reads('Havik'), await copies()]).toEqual([false, false, before]);
    await changes('pupil', { helpers: 'all' });
    expect([await reads('Buizerd'), await reads('Havik')]).toEqual([true, true]);
    expect(await copies(), 'whoever may read more again gets a new copy').toBe(before + 1);
  });

  test('a school reads about health once everybody agreed to that in writing', async () => {
    await changes('pupil', { helpers: 'all', schoolHealth: 'inWriting' });
    expect(await reads('Havik', 'school-member')).toBe(false);
    await changes('parents', { helpers: 'all', schoolHealth: 'inWriting' });
    expect(await reads('Havik', 'school-member')).toBe(true);
    await changes('parents', { helpers: 'all' });
    expect(await reads('Havik', 'school-member')).toBe(false);
  });

  test('while somebody new is asked: whom it is about and what it received, nothing that is written now', async () => {
    await say('parentsInConflict', {});
    await note('Wouw', 'helpShareable');
    expect([await reads('Buizerd'), await reads('Wouw'), await reads('Wouw', 'clb-member')]).toEqual([
      false,
      false,
      true,
    ]);
    expect((await get('provider-member', '')).body).toContain(pupil);
    expect(await copies()).toBeGreaterThan(0);
    const given = await copies();
    await say('consentGiven', { party: 'secondParent', mode: 'oral', on: '2026-11-16', helpers: 'all' });
    expect(await copies(), 'nothing was given meanwhile, and all of it now').toBe(given + 1);
    expect([await reads('Buizerd'), await reads('Wouw')]).toEqual([true, true]);
  });

  test('from the moment that somebody withdraws: whom to reach, for the days that are left, and nothing else', async () => {
    await say('consentWithdrawn', { party: 'parents', on: '2026-11-16' });
    expect([await reads('Buizerd'), await reads('Wouw'), await reads('Havik')]).toEqual([false, false, false]);
    const page = await get('provider-member', '');
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain(pupil);
    for (const closed of ['/form', '/form/copies', '/attachments', '/closing-package'])
      expect((await get('provider-member', closed)).statusCode, closed).toBe(404);
    const list = await ask(net.app, {
      url: '/api/v1/cases?state=all',
      cookie: personaOf(net, 'provider-member').cookie,
    });
    expect(list.body).toContain(pupil);
    await small.advance(new Date(Date.parse(await small.now()) + 40 * 86_400_000).toISOString());
    expect((await get('provider-member', '')).statusCode).toBe(404);
    expect((await get('clb-member', '')).statusCode).toBe(200);
  });
});
