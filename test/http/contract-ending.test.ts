import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeOnBothDatabases } from '../support/databases.ts';
import { brokenLink, caseRow } from '../support/case-rows.ts';
import { personaOf, sendAs, startInput } from './contract-support.ts';
import { ask } from './support.ts';
import { openWalkNetwork, type WalkNetwork } from './walk/walk-network.ts';

/** Every personal word that goes in; none of them may come out after the case was voided. */
const words = ['Wielewaal', 'Nachtegaal', 'Zonneweg', 'Kwikstaart', 'Boomklever', 'Roodborst', 'Goudvink', 'Tapuit'];
const [name, lastName, town, concern, note, voiding, confirmation, contact] = words as [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
];
const birthDate = '2014-03-17';

describeOnBothDatabases('how cases end', (database) => {
  let net: WalkNetwork;
  beforeAll(async () => {
    net = await openWalkNetwork(database());
  });
  afterAll(() => net.app.close());

  const send = (who: string, method: 'POST' | 'PUT', url: string, payload: unknown) =>
    sendAs(net, who, method, url, payload);
  const say = async (who: string, id: string, type: string, payload: object = {}) => {
    const answer = await send(who, 'POST', `/cases/${id}/events`, { type, payload });
    expect(answer.statusCode, `${type} ${answer.body}`).toBe(200);
    return answer;
  };
  const start = async (input: object = {}): Promise<string> => {
    const answer = await send('clb-member', 'POST', '/cases', {
      procedure: 'naft',
      input: { ...startInput('clb-member'), ...input },
    });
    expect(answer.statusCode, answer.body).toBe(201);
    return answer.json<{ id: string }>().id;
  };
  const fill = async (who: string, id: string, section: string, answers: object) => {
    const answer = await send(who, 'PUT', `/cases/${id}/form/${section}`, { answers, revision: 0 });
    expect(answer.statusCode, answer.body).toBe(200);
  };
  /** Every table that can hold something of a case, as text. */
  const tables = async (): Promise<string> => {
    const { rows } = await sql<{ name: string }>`
      select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`.execute(
      database().kysely,
    );
    const texts: string[] = [];
    for (const one of rows) {
      const read = sql<{ row: string }>`select t::text as row from ${sql.ref(one.name)} t`;
      texts.push(...(await read.execute(database().kysely)).rows.map(({ row }) => `${one.name} ${row}`));
    }
    return texts.join('\n');
  };

  const school = {
    educationType: 'aso',
    concern,
    strengths: note,
    increasedCare: note,
    unjustifiedHalfDays: 7,
    reportedToClbOn: '2026-11-09',
    guidanceFile: 'yes',
    schoolContact: contact,
  };
  const clb = {
    indication: concern,
    extendedCare: note,
    domains: ['social'],
    spokenWithPupil: 'yes',
    aim: 'remedial',
    lastName,
    municipality: town,
    birthDate,
  };

  test('a voided case keeps its log and not one personal word, in no answer and no table', async () => {
    const id = await start({ name, sentence: concern, toldHow: note });
    await fill('school-member', id, 'school', school);
    await fill('clb-member', id, 'clb', clb);
    await say('clb-member', id, 'noteAdded', { text: note, layer: 'clbOnly' });
    await say('clb-member', id, 'clbSectionHandedIn');
    await say('clb-member', id, 'voidProposed', { reason: 'wrongPupil', text: voiding });
    const cookie = personaOf(net, 'clb-member').cookie;
    const read = await Promise.all(
      ['', '/history?limit=500', '/form'].map((path) => ask(net.app, { url: `/api/v1/cases/${id}${path}`, cookie })),
    );
    const readable = read.map(({ body }) => body).join('\n');
    for (const word of [...words.filter((one) => one !== confirmation), birthDate])
      expect(readable, word).toContain(word);
    expect(await tables()).toContain('2032-03-1');
    await say('clb-anchor', id, 'voided', { confirmation });
    const after = await tables();
    for (const word of [...words, birthDate, '2032-03-1']) expect(after, word).not.toContain(word);
    for (const who of net.personas)
      for (const path of ['', '/history?limit=500', '/form']) {
        const { body } = await ask(net.app, { url: `/api/v1/cases/${id}${path}`, cookie: who.cookie });
        for (const word of words) expect(body, `${who.id} ${path}`).not.toContain(word);
      }
    expect(await brokenLink(database().kysely, id)).toBeUndefined();
    expect(await caseRow(database().kysely, id)).toMatchObject({ final: true, subject: null, wrapped_key: null });
    const history = await ask(net.app, { url: `/api/v1/cases/${id}/history`, cookie });
    expect(history.json<{ items: unknown[] }>().items).toHaveLength(5);
  });

  test('a draft that arrives while the case is voided leaves nothing behind', async () => {
    for (let round = 0; round < 8; round += 1) {
      const id = await start({ name });
      await say('clb-member', id, 'voidProposed', { reason: 'enteredTwice', text: 'dubbel' });
      const answers = await Promise.all([
        ...Array.from({ length: 4 }, (_, revision) =>
          send('clb-member', 'PUT', `/cases/${id}/form/clb`, { answers: { indication: concern }, revision }),
        ),
        send('clb-anchor', 'POST', `/cases/${id}/events`, { type: 'voided', payload: { confirmation } }),
        send('school-member', 'PUT', `/cases/${id}/form/school`, { answers: { concern }, revision: 0 }),
      ]);
      expect(answers.at(-2)?.statusCode).toBe(200);
      expect(answers.every(({ statusCode }) => statusCode < 500)).toBe(true);
      const parts = await database()
        .kysely.selectFrom('form_section')
        .select(['section', 'answers'])
        .where('case_id', '=', id)
        .execute();
      expect(parts.filter((part) => Object.keys(part.answers).length > 0)).toEqual([]);
    }
  });

  test('one person alone does not void', async () => {
    const id = await start();
    await say('clb-member', id, 'voidProposed', { reason: 'noGround', text: 'geen grond' });
    const alone = await send('clb-member', 'POST', `/cases/${id}/events`, {
      type: 'voided',
      payload: { confirmation },
    });
    expect([alone.statusCode, alone.json()]).toMatchObject([
      409,
      { code: 'notAllowedNow', reason: 'secondPersonConfirms' },
    ]);
  });

  test('a case registered after the fact, reopened and registered again keeps one time before', async () => {
    const id = await start();
    const afterwards = (startedOn: string) =>
      say('clb-member', id, 'registeredAfterwards', {
        offer: 'offer-of-provider',
        startedOn,
        endedOn: '2026-11-01',
        text: 'al begonnen',
      });
    await afterwards('2026-10-12');
    await say('clb-member', id, 'reopened', { reason: 'toch niet' });
    await afterwards('2026-10-05');
    const { rows } = await sql<{ from_at: string; possession: string }>`
      select from_at, possession from ledger where case_id = ${id} and stage = 'beforeRegistration'`.execute(
      database().kysely,
    );
    expect(rows).toEqual([{ from_at: '2026-10-05T00:00:00.000Z', possession: 'outside' }]);
  });

  test('a merged case says into which number, never an id', async () => {
    const [from, into] = [await start({ name: 'Dubbel' }), await start({ name: 'Dubbel' })];
    const { number } = (await ask(net.app, {
      url: `/api/v1/cases/${into}`,
      cookie: personaOf(net, 'clb-member').cookie,
    }).then((answer) => answer.json())) as { number: string };
    await say('clb-member', from, 'mergedInto', { case: into, reason: 'zelfde leerling' });
    const history = await ask(net.app, {
      url: `/api/v1/cases/${from}/history`,
      cookie: personaOf(net, 'clb-member').cookie,
    });
    expect(history.body).toContain(number);
    expect(history.body).not.toContain(into);
  });
});
