import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { FailedWork } from '../../src/contract/failed-work.ts';
import type { RouteApp } from '../../src/access/route-plugin.ts';
import { failedWorkRoutes } from '../../src/failed-work/routes.ts';
import { claimMail, confirmMail } from '../../workers/mail-rows.ts';
import { claimEffect } from '../../workers/outbox-rows.ts';
import { ask, signIn, testApp } from '../http/support.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { openSmallNetwork, type SmallNetwork } from '../support/small-network.ts';

describeOnBothDatabases('failed work', (database) => {
  let network: SmallNetwork;
  let app: RouteApp;
  let administrator: string;
  let id: string;
  let number: string;
  const db = () => database().kysely;
  const list = async (query = ''): Promise<FailedWork> =>
    (await ask(app, { url: `/api/v1/failed-work${query}`, cookie: administrator })).json();
  const post = (url: string, payload?: object, cookie = administrator) =>
    ask(app, {
      method: 'POST',
      url: `/api/v1/failed-work${url}`,
      cookie,
      ...(payload ? { payload } : {}),
    });

  beforeAll(async () => {
    network = await openSmallNetwork(database());
    app = await testApp(db(), { engine: network.engine, routes: [failedWorkRoutes] });
    administrator = await signIn(app, 'administrator-member');
    ({ id, number } = await network.startCaseAt('awaitingPbdAdvice', { pupil: 'Kanariepietje' }));
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    for (const table of ['deadline_failure', 'mail', 'digest', 'outbox', 'quarantine'] as const)
      await db().deleteFrom(table).execute();
    await sql`update notice set mail_state = 'nobody'`.execute(db());
  });

  const failDeadline = async (givenUp = true): Promise<string> => {
    const deadline = await db()
      .selectFrom('deadline')
      .select('id')
      .where('case_id', '=', id)
      .limit(1)
      .executeTakeFirst();
    const deadlineId = deadline?.id ?? '';
    await sql`insert into deadline_failure values (${deadlineId}, 8, 'refused x', app_now(),
      ${givenUp ? null : '2027-01-01T00:00:00Z'})`.execute(db());
    return deadlineId;
  };
  const failMails = async (state: 'dead' | 'planned'): Promise<string> => {
    const notice = await db().selectFrom('notice').select('id').where('case_id', '=', id).limit(1).executeTakeFirst();
    const noticeId = notice?.id ?? '';
    await sql`insert into mail (notice_id, member_id, state, attempts, next_at, failure)
      select ${noticeId}, m.id, ${state}, 12, app_now() + interval '1 hour', 'EENVELOPE 550'
      from member m where m.organisation_id = 'school'`.execute(db());
    return noticeId;
  };
  const failDigest = () =>
    sql`insert into digest (member_id, at, state, attempts, next_at, failure)
      values ('clb-member', '2026-11-16T07:00:00Z', 'dead', 12, app_now(), 'ETIMEDOUT')`.execute(db());
  const failEffect = async (): Promise<string> => {
    const effect = crypto.randomUUID();
    await sql`insert into outbox (id, case_id, topic, payload, at, attempts, given_up_at, failure)
      values (${effect}, ${id}, 'referToRots', '{}', app_now(), 8, app_now(), 'ECONNREFUSED')`.execute(db());
    return effect;
  };

  test('shows the administrator what, which case, how often and why; never whom', async () => {
    await failDeadline();
    await failMails('dead');
    await failDigest();
    await failEffect();
    const { items, quarantine, nextCursor } = await list();
    expect([quarantine, nextCursor]).toEqual([null, null]);
    expect(items.map(({ kind }) => kind).toSorted()).toEqual(['deadline', 'digest', 'effect', 'mail']);
    const mail = items.find(({ kind }) => kind === 'mail');
    expect(mail).toMatchObject({
      caseNumber: number,
      receivers: 2,
      attempts: 12,
      reason: 'EENVELOPE 550',
      retryAt: null,
    });
    expect(mail?.title).toMatch(/^Mail over “.+” kon niet verstuurd worden$/);
    expect(items.find(({ kind }) => kind === 'deadline')?.title).toContain('Richttermijn “');
    expect(items.find(({ kind }) => kind === 'digest')).toMatchObject({ caseNumber: null, receivers: 1 });
    const text = JSON.stringify(items);
    for (const name of ['Kanariepietje', 'clb-member', 'school-', '@', 'Dina']) expect(text).not.toContain(name);
  });

  test('puts what was given up before what is tried again, and gives pages', async () => {
    await failDeadline(false);
    await failMails('dead');
    await failEffect();
    const first = await list('?limit=2');
    expect(first.items.map(({ retryAt }) => retryAt)).toEqual([null, null]);
    const second = await list(`?limit=2&cursor=${first.nextCursor}`);
    expect(second.items.map(({ kind }) => kind)).toEqual(['deadline']);
    expect(second.nextCursor).toBeNull();
    expect((await ask(app, { url: '/api/v1/failed-work?cursor=x', cookie: administrator })).statusCode).toBe(400);
  });

  test('is tried again with one click, with its audit row, and only once', async () => {
    const [deadline, notice, effect] = [await failDeadline(), await failMails('dead'), await failEffect()];
    await failDigest();
    expect((await post(`/deadline/${deadline}/retry`)).json()).toEqual({ retried: 1 });
    expect((await post(`/mail/${notice}/retry`)).json()).toEqual({ retried: 2 });
    expect((await post('/digest/2026-11-16T07:00:00.000Z/retry')).json()).toEqual({ retried: 1 });
    expect((await post(`/effect/${effect}/retry`)).json()).toEqual({ retried: 1 });
    expect((await list()).items).toEqual([]);
    expect((await post(`/mail/${notice}/retry`)).statusCode).toBe(404);
    expect((await post('/digest/yesterday/retry')).statusCode).toBe(404);
    const audited = await db().selectFrom('audit').selectAll().where('action', '=', 'failedWorkRetried').execute();
    expect(audited).toHaveLength(4);
    expect(audited[0]).toMatchObject({ actor: 'administrator-member', capacity: 'administrator', outcome: 'done' });
    expect(audited.filter(({ case_id }) => case_id === id)).toHaveLength(3);
    // All attempts are there again, and the token of an old holder still does not fit.
    expect(await claimMail(db())).toMatchObject({ attempts: 13, tries: 1 });
    expect(await claimEffect(db(), ['referToRots'])).toMatchObject({ attempts: 9, tries: 1 });
  });

  test('exists for administrators only', async () => {
    for (const member of ['clb-member', 'coordinator-member', 'school-member']) {
      const cookie = await signIn(app, member);
      expect((await ask(app, { url: '/api/v1/failed-work', cookie })).statusCode).toBe(404);
      expect((await post('/quarantine', { decision: 'send' }, cookie)).statusCode).toBe(404);
    }
    expect((await ask(app, { url: '/api/v1/failed-work' })).statusCode).toBe(401);
  });

  const restore = async (): Promise<void> => {
    const notice = await db().selectFrom('notice').select('id').where('case_id', '=', id).limit(1).executeTakeFirst();
    await sql`insert into mail (notice_id, member_id, state, next_at)
      values (${notice?.id}, 'school-member', 'planned', app_now() - interval '1 minute')`.execute(db());
    await sql`insert into outbox (id, case_id, topic, payload, at)
      values (${crypto.randomUUID()}, ${id}, 'ring', '{}', app_now() - interval '1 minute')`.execute(db());
    await sql`insert into quarantine (id, restored_at) values (${crypto.randomUUID()}, app_now())`.execute(db());
  };

  test('after a backup was put back nothing leaves until a person lets it go', async () => {
    await restore();
    expect((await list()).quarantine).toMatchObject({ mails: 1, effects: 1, backupAt: null });
    expect(await claimMail(db())).toBeUndefined();
    expect(await claimEffect(db(), ['ring'])).toBeUndefined();
    expect((await post('/quarantine', { decision: 'send' })).json()).toEqual({ quarantine: null });
    expect((await list()).quarantine).toBeNull();
    const mail = await claimMail(db());
    expect(mail).toMatchObject({ memberId: 'school-member' });
    if (mail) await confirmMail(db(), mail);
    expect(await claimEffect(db(), ['ring'])).toMatchObject({ topic: 'ring' });
    expect((await post('/quarantine', { decision: 'send' })).statusCode).toBe(404);
  });

  test('or drops what is older than the return of the backup; what came after still goes', async () => {
    await restore();
    const fresh = crypto.randomUUID();
    const kept = crypto.randomUUID();
    await sql`insert into outbox (id, case_id, topic, payload, at)
      values (${kept}, ${id}, 'referToRots', '{}', app_now() - interval '1 day')`.execute(db());
    await sql`insert into outbox (id, case_id, topic, payload, at)
      values (${fresh}, ${id}, 'ring', '{}', app_now() + interval '1 second')`.execute(db());
    expect((await post('/quarantine', { decision: 'maybe' })).statusCode).toBe(400);
    expect((await post('/quarantine', { decision: 'drop' })).statusCode).toBe(200);
    expect(await claimMail(db())).toBeUndefined();
    expect(await claimEffect(db(), ['ring'])).toMatchObject({ id: fresh });
    expect(await claimEffect(db(), ['ring'])).toBeUndefined();
    // What was asked of ROTS never left the house, and still waits there.
    expect(await claimEffect(db(), ['referToRots'])).toMatchObject({ id: kept });
    const decided = await db().selectFrom('quarantine').selectAll().executeTakeFirst();
    expect(decided).toMatchObject({ decision: 'drop', decided_by: 'administrator-member' });
  });
});
