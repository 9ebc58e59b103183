import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { moveNowTo } from '../../db/move-now.ts';
import { readNow } from '../../db/clock.ts';
import { seededRandom } from '../../src/demo/seeded-random.ts';
import { drawAnswer, type Schema } from '../chaos/draw-answer.ts';
import { User, type Answer } from '../chaos/user.ts';
import { startRedis, type RedisServer } from '../support/redis-server.ts';
import { createServerDatabase, type ServerTestDatabase } from '../support/server-database.ts';
import { ServerProcess, statusOf } from '../support/server-process.ts';

let opened: ServerTestDatabase;
let redis: RedisServer;
const running: ServerProcess[] = [];

beforeAll(async () => {
  opened = await createServerDatabase();
  redis = await startRedis();
});
afterAll(async () => {
  await Promise.all(running.map((one) => one.end('SIGKILL')));
  await redis.stop();
  await opened.drop();
});

function start(role: 'http' | 'worker', changes: Record<string, string> = {}): ServerProcess {
  const started = new ServerProcess('src/main.ts', {
    AANZET_ROLES: role,
    AANZET_DEMO: 'true',
    AANZET_OPS_PORT: '0',
    AANZET_OPS_HOST: '127.0.0.1',
    PORT: '0',
    HOST: '127.0.0.1',
    DATABASE_URL: opened.applicationUrl,
    REDIS_URL: redis.url,
    ...changes,
  });
  running.push(started);
  return started;
}

const eventually = <T>(look: () => T | Promise<T>) => vi.waitFor(look, { timeout: 30_000, interval: 100 });
const random = seededRandom(20_261_123);

interface View {
  id: string;
  revision: number;
  stage: string;
  allowed: { event: string; weight: string; payload: Schema }[];
}
interface Section {
  id: string;
  schema: Schema;
  revision: number;
  complete: boolean;
  mayWrite: boolean;
}

/** Does for a case whatever next step this person is offered; answers what the server said, or nothing to do. */
async function act(user: User, caseId: string, today: string): Promise<Answer | undefined> {
  const key = crypto.randomUUID();
  const form = await user.read<{ sections: Section[] }>(`/cases/${caseId}/form`);
  const part = form?.sections.find((one) => one.mayWrite && !one.complete);
  if (part !== undefined) {
    const body = JSON.stringify({ answers: drawAnswer(part.schema, random, today), revision: part.revision });
    return user.send({ method: 'PUT', path: `/cases/${caseId}/form/${part.id}`, body }, key);
  }
  const view = await user.read<View>(`/cases/${caseId}`);
  const step = view?.allowed.find((one) => one.weight === 'step');
  if (step === undefined) return undefined;
  const body = JSON.stringify({ type: step.event, payload: drawAnswer(step.payload, random, today) });
  return user.send({ method: 'POST', path: `/cases/${caseId}/events`, body }, key);
}

const people = ['anke-willems', 'katrien-maes', 'griet-baert', 'yusuf-demir'];

async function signInAt(address: string): Promise<User[]> {
  const users = people.map((persona) => new User(address, persona));
  for (const user of users) await user.signIn();
  return users;
}

const dayMs = 86_400_000;

/** Moves the clock on in the database only, so that nobody but a worker can notice that something falls due. */
async function later(days: number): Promise<void> {
  const db = opened.database.kysely;
  await moveNowTo(db, new Date(Date.parse(await readNow(db)) + days * dayMs).toISOString());
}

describe('two http and two worker processes on one PostgreSQL and one Redis', () => {
  test('play one case together, and carry on when one of each is killed', async () => {
    const one = await start('http').ready();
    const [two, first, second] = await Promise.all([
      start('http').ready(),
      start('worker').ready(),
      start('worker').ready(),
    ]);
    const sides = [await signInAt(one.address), await signInAt(two.address)];
    const today = (await readNow(opened.database.kysely)).slice(0, 10);

    const [starter] = sides[0] ?? [];
    const procedures = await starter?.read<{ id: string; input: Schema }[]>('/procedures');
    const naft = procedures?.find(({ id }) => id === 'naft');
    if (starter === undefined || naft === undefined) throw new Error('Nothing can be started');
    const input = {
      ...(drawAnswer(naft.input, random, today) as object),
      school: 'vti-leiedorp',
      subject: 'pupil',
      firstPen: 'clb',
    };
    const body = JSON.stringify({ procedure: 'naft', input });
    const begun = await starter.send({ method: 'POST', path: '/cases', body }, crypto.randomUUID());
    expect(begun.status, JSON.stringify(begun.body)).toBe(201);
    const { id } = begun.body as View;

    const play = async (rounds: number, at: readonly User[][]): Promise<number[]> => {
      const done = at.map(() => 0);
      for (let round = 0; round < rounds; round++) {
        const side = round % at.length;
        for (const user of at[side] ?? []) {
          const answer = await act(user, id, today);
          expect(answer?.status ?? 200, JSON.stringify(answer?.body)).toBeLessThan(500);
          if (answer !== undefined && answer.status < 300) done[side] = (done[side] ?? 0) + 1;
        }
      }
      return done;
    };
    const moved = await play(6, sides);
    expect(
      moved.every((moves) => moves > 0),
      `moves by each: ${moved.join(' and ')}`,
    ).toBe(true);

    const fired = () =>
      opened.database.kysely
        .selectFrom('event')
        .select(['seq', 'type'])
        .where('case_id', '=', id)
        .where('type', 'in', ['deadlinePassed', 'reminderSent', 'escalated'])
        .execute();
    await later(40);
    await eventually(async () => expect((await fired()).length).toBeGreaterThan(0));
    const before = (await fired()).length;

    expect(await one.end('SIGKILL')).toBeNull();
    expect(await first.end('SIGKILL')).toBeNull();
    await play(2, [sides[1] ?? []]);
    await later(60);
    await eventually(async () => expect((await fired()).length).toBeGreaterThan(before));

    const history = await sides[1]?.[0]?.read<{ items: { seq: number }[] }>(`/cases/${id}/history`);
    expect(history?.items.map(({ seq }) => seq)).toEqual(history?.items.map((_item, index) => index + 1));
    const twice = await opened.database.kysely
      .selectFrom('deadline')
      .select(({ fn }) => fn.countAll<number>().as('fired'))
      .where('case_id', '=', id)
      .where('fired_at', 'is not', null)
      .executeTakeFirst();
    expect((await fired()).length).toBe(twice?.fired);
    await Promise.all([two.end('SIGTERM'), second.end('SIGTERM')]);
    expect([two.code, second.code]).toEqual([0, 0]);
  }, 180_000);
});

describe('a process that is asked to end', () => {
  test('is no longer ready at once, answers what came in, and a second signal changes nothing', async () => {
    const http = await start('http').ready();
    const answers: number[] = [];
    let asking = true;
    const ask = async (): Promise<void> => {
      while (asking) {
        const status = await statusOf(`${http.address}/api/v1/demo/personas`);
        answers.push(status);
        // Nobody listens any more: that is the end, not an answer cut off.
        if (status === 0) return;
      }
    };
    const load = Array.from({ length: 4 }, ask);
    await sleep(300);
    const started = performance.now();
    http.tell('SIGTERM');
    await eventually(async () => expect(await statusOf(`${http.ops}/ready`)).toBe(503));
    expect(await statusOf(`${http.address}/api/v1/health/ready`)).toBe(503);
    expect(await statusOf(`${http.address}/api/v1/health/live`)).toBe(200);
    http.tell('SIGTERM');
    expect(await http.ended(), http.said).toBe(0);
    expect(performance.now() - started).toBeLessThan(10_000);
    asking = false;
    await Promise.all(load);
    // One each at the end, when the port was closed; everything before it was answered well.
    expect(answers.filter((status) => status !== 200).length).toBeLessThanOrEqual(load.length);
    expect(answers.filter((status) => status >= 300)).toEqual([]);
    expect(http.said).toContain('draining');
  }, 60_000);
});

describe('the figures for those who keep it running', () => {
  test('tell work, requests by pattern and connections, and nothing of a person', async () => {
    const both = await start('http', { AANZET_ROLES: 'http,worker' }).ready();
    const [anke] = await signInAt(both.address);
    const list = await anke?.read<{ items: { id: string; number: string }[] }>('/cases');
    const [item] = list?.items ?? [];
    if (item !== undefined) await anke?.read(`/cases/${item.id}`);
    await anke?.read('/cases?q=Kanarie');
    const text = await (await fetch(`${both.ops}/metrics`)).text();
    for (const name of [
      'aanzet_sweep_lateness_seconds 0',
      'aanzet_outbox_age_seconds{kind="mail"}',
      'aanzet_failed_work{kind="deadline"} 0',
      'aanzet_quarantine 0',
      'aanzet_database_up 1',
      'aanzet_database_connections{state="busy"}',
      'aanzet_info{version=',
      'aanzet_http_request_seconds_count{method="GET",route="/api/v1/cases",status="200"}',
      'nodejs_eventloop_lag_seconds',
    ])
      expect(text).toContain(name);
    for (const secret of ['Kanarie', 'anke', item?.id ?? 'none at all', item?.number ?? 'none at all'])
      expect(text).not.toContain(secret);
    expect(await statusOf(`${both.address}/metrics`)).not.toBe(200);
    await both.end('SIGTERM');
  }, 60_000);
});

test.each([
  ['a superuser', () => ({ DATABASE_URL: opened.ownerUrl }), 'which is a superuser'],
  ['no controller recorded', () => ({ AANZET_DEMO: 'false' }), 'AANZET_CONTROLLER is missing'],
])(
  'does not start with %s, says why and serves nothing',
  async (_name, changes, reason) => {
    const refused = start('http', changes());
    expect(await refused.ended()).toBe(1);
    expect(refused.said).toContain(reason);
    expect(refused.address).toBe('');
  },
  60_000,
);
