import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { readNow } from '../../db/clock.ts';
import { moveNowTo } from '../../db/move-now.ts';
import { seededRandom } from '../../src/demo/seeded-random.ts';
import { drawAnswer, type Schema } from '../chaos/draw-answer.ts';
import { User, type Answer } from '../chaos/user.ts';
import { copyProject } from '../support/copy-project.ts';
import { startRedis, type RedisServer } from '../support/redis-server.ts';
import { createServerDatabase, type ServerTestDatabase } from '../support/server-database.ts';
import { ServerProcess } from '../support/server-process.ts';

/** The application as it stands is the old release; the new one has a migration and a version of naft more. */
const oldRelease = path.resolve('.');
let newRelease: string;
let opened: ServerTestDatabase;
let redis: RedisServer;
const running: ServerProcess[] = [];

beforeAll(async () => {
  newRelease = copyProject(mkdtempSync(path.join(inject('runFolder'), 'new-release-')));
  rewrite('db/migrations/index.ts', /\n};\n$/, `\n  '0999-adds-wish': wish,\n};\n`);
  rewrite('db/migrations/index.ts', /^/, `import * as wish from './0999-adds-wish.ts';\n`);
  writeFileSync(path.join(newRelease, 'db/migrations/0999-adds-wish.ts'), addsWish);
  rewrite('machines/registry.ts', '[naftV1]', '[naftV1, { ...naftV1, version: 2 }]');
  mkdirSync(path.join(newRelease, 'web/dist'), { recursive: true });
  writeFileSync(path.join(newRelease, 'web/dist/index.html'), '<!doctype html>');
  [opened, redis] = await Promise.all([createServerDatabase(), startRedis()]);
});
afterAll(async () => {
  await Promise.all(running.map((one) => one.end('SIGKILL')));
  await redis.stop();
  await opened.drop();
});

function rewrite(file: string, find: string | RegExp, replace: string): void {
  const target = path.join(newRelease, file);
  const before = readFileSync(target, 'utf8');
  const after = before.replace(find, () => replace);
  if (after === before) throw new Error(`${file} does not hold ${String(find)}: mend the new release`);
  writeFileSync(target, after);
}

/** Columns on tables that every move writes and every page reads, and a table of its own. */
const addsWish = `import { sql } from 'kysely';
export async function up(db) {
  for (const table of ['cases', 'event', 'deadline', 'slot', 'form_version'])
    await sql.raw('alter table ' + table + ' add column wish text').execute(db);
  await sql.raw('create table wish (id uuid primary key)').execute(db);
  await sql.raw("comment on table wish is 'What the new release remembers'").execute(db);
}
`;

function start(release: string, role: 'http' | 'worker'): Promise<ServerProcess> {
  const started = new ServerProcess(path.join(release, 'src/main.ts'), {
    AANZET_ROLES: role,
    AANZET_DEMO: 'true',
    AANZET_OPS_PORT: '0',
    AANZET_OPS_HOST: '127.0.0.1',
    PORT: '0',
    HOST: '127.0.0.1',
    DATABASE_URL: opened.applicationUrl,
    REDIS_URL: redis.url,
  });
  running.push(started);
  return started.ready();
}

async function migrateTo(release: string): Promise<string> {
  const env = { DATABASE_OWNER_URL: opened.ownerUrl, DATABASE_URL: opened.applicationUrl, REDIS_URL: redis.url };
  const command = new ServerProcess(path.join(release, 'src/start/migrate.ts'), { ...env, AANZET_DEMO: 'true' });
  await command.ended();
  return command.said;
}

async function signInAt(process: ServerProcess): Promise<User> {
  const user = new User(process.address, 'anke-willems');
  await user.signIn();
  return user;
}

interface View {
  id: string;
  procedureVersion: number;
  revision: number;
}

async function begin(user: User): Promise<string> {
  const procedures = await user.read<{ id: string; input: Schema }[]>('/procedures');
  const naft = procedures?.find(({ id }) => id === 'naft');
  if (naft === undefined) throw new Error('Nothing can be started');
  const today = (await readNow(opened.database.kysely)).slice(0, 10);
  const drawn = drawAnswer(naft.input, seededRandom(1), today) as object;
  const input = { ...drawn, school: 'vti-leiedorp', subject: 'pupil', firstPen: 'school' };
  const body = JSON.stringify({ procedure: 'naft', input });
  const begun = await user.send({ method: 'POST', path: '/cases', body }, crypto.randomUUID());
  expect(begun.status, JSON.stringify(begun.body)).toBe(201);
  return (begun.body as View).id;
}

const note = (user: User, id: string, key: string = crypto.randomUUID()): Promise<Answer> => {
  const body = JSON.stringify({ type: 'noteAdded', payload: { text: 'Gebeld.', layer: 'clbOnly' } });
  return user.send({ method: 'POST', path: `/cases/${id}/events`, body }, key);
};

const firedIn = async (id: string): Promise<number> => {
  const db = opened.database.kysely;
  const fired = db.selectFrom('deadline').select('id').where('case_id', '=', id).where('fired_at', 'is not', null);
  const events = db.selectFrom('event').select('type').where('case_id', '=', id);
  const [rows, said] = [
    await fired.execute(),
    await events.where('type', 'in', ['deadlinePassed', 'reminderSent', 'escalated']).execute(),
  ];
  // Every one took effect once.
  expect(said).toHaveLength(rows.length);
  return rows.length;
};

test(
  'the old and the new release work on one database while an upgrade rolls over the processes',
  { timeout: 180_000 },
  async () => {
    const db = opened.database.kysely;
    const eventually = (look: () => Promise<void>) => vi.waitFor(look, { timeout: 40_000, interval: 200 });
    let [oldHttp, oldWorker] = await Promise.all([start(oldRelease, 'http'), start(oldRelease, 'worker')]);
    let atOld = await signInAt(oldHttp);
    const running1 = await begin(atOld);
    expect((await note(atOld, running1)).status).toBe(200);

    // The schema of the new release comes first. What was prepared before it goes on working, at once.
    expect(await migrateTo(newRelease)).toContain('0999-adds-wish');
    expect((await note(atOld, running1)).status).toBe(200);
    expect((await atOld.read<View>(`/cases/${running1}`))?.procedureVersion).toBe(1);
    expect(await atOld.read(`/cases/${running1}/form`)).toBeDefined();
    expect(await migrateTo(oldRelease)).toContain('does not know: 0999-adds-wish');

    // An old process that dies in between comes back.
    await Promise.all([oldHttp.end('SIGKILL'), oldWorker.end('SIGKILL')]);
    [oldHttp, oldWorker] = await Promise.all([start(oldRelease, 'http'), start(oldRelease, 'worker')]);
    atOld = await signInAt(oldHttp);

    const newHttp = await start(newRelease, 'http');
    const atNew = await signInAt(newHttp);
    const running2 = await begin(atNew);
    expect((await atNew.read<View>(`/cases/${running2}`))?.procedureVersion).toBe(2);
    // A running case stays on its version, whoever moves it.
    expect((await note(atNew, running1)).status).toBe(200);
    expect((await atNew.read<View>(`/cases/${running1}`))?.procedureVersion).toBe(1);
    const key = crypto.randomUUID();
    const first = await note(atNew, running2, key);
    expect(first.status).toBe(200);

    // The old release leaves the new case alone and says so; its list shows it all the same.
    const list = await atOld.read<{ items: View[] }>('/cases?limit=50');
    expect(list?.items.map(({ id }) => id)).toContain(running2);
    for (const refused of [
      await atOld.send({ method: 'GET', path: `/cases/${running2}` }),
      await note(atOld, running2),
    ])
      expect(refused).toMatchObject({ status: 503, body: { code: 'newerRelease' } });
    const repeated = await note(atOld, running2, key);
    expect(repeated).toMatchObject({ status: 200, body: { revision: (first.body as View).revision } });
    expect((await atNew.read<View>(`/cases/${running2}`))?.revision).toBe((first.body as View).revision);

    // Only old workers run: what is theirs falls due, the rest waits without a mark on it.
    await moveNowTo(db, new Date(Date.parse(await readNow(db)) + 40 * 86_400_000).toISOString());
    await eventually(async () => expect(await firedIn(running1)).toBeGreaterThan(0));
    expect(await firedIn(running2)).toBe(0);
    expect(await db.selectFrom('deadline_failure').selectAll().execute()).toEqual([]);

    const newWorker = await start(newRelease, 'worker');
    await eventually(async () => expect(await firedIn(running2)).toBe(await firedIn(running1)));
    expect(await db.selectFrom('deadline_failure').selectAll().execute()).toEqual([]);

    expect(await Promise.all([oldHttp, oldWorker].map((one) => one.end('SIGTERM')))).toEqual([0, 0]);
    expect((await note(atNew, running1)).status).toBe(200);
    expect(await Promise.all([newHttp, newWorker].map((one) => one.end('SIGTERM')))).toEqual([0, 0]);
  },
);
