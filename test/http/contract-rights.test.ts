import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/databases.ts';
import { openSmallNetwork, type SmallNetwork } from '../support/small-network.ts';
import { personaOf, sendAs } from './contract-support.ts';
import { ask } from './support.ts';
import { openWalkNetwork, type Agreements, type WalkNetwork } from './walk/walk-network.ts';

const pupil = 'Sperwer';
const dispatching: Agreements = { agreed: { settings: { route: 'contactPoint' } }, without: [] };

describe.each([
  ['directly', {}],
  ['over a contact point', dispatching],
] as const)('who sees a case that goes to a provider %s', (_name, agreements) => {
  let opened: TestDatabase;
  let net: WalkNetwork;
  let small: SmallNetwork;
  beforeAll(async () => {
    opened = await createTestDatabase('pglite');
    net = await openWalkNetwork(opened.database, agreements);
    small = await openSmallNetwork(opened.database, { ...agreements, now: null });
  });
  afterAll(async () => {
    await net.app.close();
    await opened.drop();
  });

  const status = async (who: string, id: string) =>
    (await ask(net.app, { url: `/api/v1/cases/${id}`, cookie: personaOf(net, who).cookie })).statusCode;
  const say = async (who: string, id: string, type: string, payload: object = {}) => {
    const answer = await sendAs(net, who, 'POST', `/cases/${id}/events`, { type, payload });
    expect(answer.statusCode, answer.body).toBe(200);
  };

  test('nobody beyond school, PBD and CLB before there is akkoord', async () => {
    for (const stage of ['awaitingSchoolSection', 'awaitingClbSection', 'awaitingConsent', 'awaitingChoice'] as const) {
      const { id } = await small.startCaseAt(stage, { pupil });
      for (const who of net.personas.filter(({ capacity }) => ['provider', 'contactPoint'].includes(capacity))) {
        expect(await status(who.id, id), `${who.id} at ${stage}`).toBe(404);
        const list = await ask(net.app, { url: '/api/v1/cases?state=all&limit=200', cookie: who.cookie });
        expect(list.body).not.toContain(id);
      }
    }
  });

  test('a choice opens the case to whom it goes, and to nobody else', async () => {
    const { id } = await small.startCaseAt('awaitingChoice', { pupil });
    await say('clb-member', id, 'offerChosen', { offer: 'offer-of-provider' });
    const dispatches = agreements === dispatching;
    const route = dispatches ? 'contactPoint-member' : 'provider-member';
    const notYet = dispatches ? [await status('provider-member', id)] : [];
    expect(notYet).toEqual(dispatches ? [404] : []);
    expect(await status(route, id)).toBe(200);
    expect([await status('provider2-member', id), await status('outsider-member', id)]).toEqual([404, 404]);
    if (dispatches) await say('contactPoint-member', id, 'dispatched', { offer: 'offer-of-provider' });
    await say('provider-member', id, 'declined', { reason: 'full', text: 'geen plaats' });
    expect(await status('provider-member', id)).toBe(404);
    expect(await status('school-member', id)).toBe(200);
  });

  test('a former school and a former CLB see nothing more; the new ones do', async () => {
    const { id } = await small.startCaseAt('awaitingClbSection', { pupil });
    await say('clb-member', id, 'schoolChanged', { school: 'school2', on: '2026-11-16' });
    expect([await status('school-member', id), await status('school2-member', id)]).toEqual([404, 200]);
    await say('clb-member', id, 'clbChanged', { clb: 'clb2', reason: 'verhuisd' });
    expect([await status('clb-member', id), await status('clb2-member', id)]).toEqual([200, 200]);
    await say('clb2-member', id, 'clbTransferAccepted');
    expect(await status('clb-member', id)).toBe(200);
    await small.advance(new Date(Date.parse(await small.now()) + 12 * 86_400_000).toISOString());
    expect([await status('clb-member', id), await status('clb2-member', id)]).toEqual([404, 200]);
  });

  test('the person who watches the return elsewhere has no name for who may not know the pupil', async () => {
    if (agreements === dispatching) return;
    const { id } = await small.startCaseAt('awaitingClosingTable', { pupil });
    await say('provider-member', id, 'closingTableHeld', {
      on: '2026-11-16',
      result: 'work',
      followUp: 'Werkt nu.',
      returnChecks: 1,
      returnContact: 'work',
      returnContactName: 'Oom Koekoek',
    });
    const seenBy = async (who: string) =>
      (await ask(net.app, { url: `/api/v1/cases/${id}`, cookie: personaOf(net, who).cookie })).body;
    expect(await seenBy('clb-member')).toContain('Oom Koekoek');
    for (const who of ['pbd-member', 'coordinator-member']) expect(await seenBy(who)).not.toContain('Koekoek');
  });
});
