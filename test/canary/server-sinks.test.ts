import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Redis } from 'ioredis';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { readNow } from '../../db/clock.ts';
import { exampleVariant } from '../../src/afsprakenkader/example-set.ts';
import type { Schema } from '../chaos/draw-answer.ts';
import { startRedis, type RedisServer } from '../support/redis-server.ts';
import { createServerDatabase, type ServerTestDatabase } from '../support/server-database.ts';
import { ServerProcess } from '../support/server-process.ts';
import { startSmtpSink, type SmtpSink } from '../support/smtp-sink.ts';
import { samples } from '../attachments/sample-files.ts';
import { everythingIn } from './everything-in-redis.ts';
import { canary, canaryAnswer, findCanaries, stem } from './words.ts';

interface Said {
  status: number;
  headers: string;
  body: string;
}
interface View {
  id: string;
  allowed: { event: string; payload: Schema }[];
}
interface Form {
  sections: { id: string; schema: Schema; revision: number; mayWrite: boolean; complete: boolean }[];
}

const people = ['anke-willems', 'katrien-maes', 'griet-baert', 'yusuf-demir', 'veerle-smets'];
/** Events that end a case or hand it to somebody who is not played here. */
const notPlayed = /withdrawn|void|merged|referred|changed|clb|secondClb|declined|unreachable|conflict|court/i;

describe('a word that was typed in a case', () => {
  let opened: ServerTestDatabase;
  let redis: RedisServer;
  let sink: SmtpSink;
  let http: ServerProcess;
  let worker: ServerProcess;
  const temporary = path.join(inject('runFolder'), 'canary-tmp');
  /** Every answer of the run. */
  const answers: Said[] = [];
  /** What was asked of the database while it was asked. */
  let activity = '';
  let moves = 0;

  beforeAll(async () => {
    mkdirSync(temporary, { recursive: true });
    opened = await createServerDatabase();
    const content = JSON.stringify(exampleVariant({ settings: { attachments: 'on' } }));
    await opened.database.kysely.updateTable('afsprakenkader').set({ content }).execute();
    [redis, sink] = [await startRedis(), await startSmtpSink()];
    const common = {
      AANZET_DEMO: 'true',
      AANZET_OPS_PORT: '0',
      AANZET_OPS_HOST: '127.0.0.1',
      PORT: '0',
      HOST: '127.0.0.1',
      TMPDIR: temporary,
      DATABASE_URL: opened.applicationUrl,
      REDIS_URL: redis.url,
    };
    const mail = {
      AANZET_SMTP_URL: sink.url,
      AANZET_MAIL_FROM: 'aanzet@voorbeeld.be',
      AANZET_PUBLIC_URL: 'http://localhost:3000',
    };
    http = await new ServerProcess('src/main.ts', { ...common, AANZET_ROLES: 'http' }).ready();
    worker = await new ServerProcess('src/main.ts', { ...common, ...mail, AANZET_ROLES: 'worker' }).ready();
    await play();
  }, 180_000);
  afterAll(async () => {
    await Promise.all([http.end('SIGKILL'), worker.end('SIGKILL')]);
    await Promise.all([redis.stop(), sink.stop()]);
    await opened.drop();
  });

  async function send(
    method: string,
    address: string,
    cookie: string,
    body?: string | Blob,
    type = 'application/json',
  ) {
    const answer = await fetch(`${http.address}${address}`, {
      method,
      redirect: 'manual',
      headers: {
        origin: http.address,
        cookie,
        'idempotency-key': crypto.randomUUID(),
        'user-agent': canary(),
        referer: `https://elders.voorbeeld.be/${canary()}`,
        authorization: `Bearer ${canary()}`,
        ...(body === undefined ? {} : { 'content-type': type }),
      },
      ...(body === undefined ? {} : { body }),
    });
    const said = { status: answer.status, headers: JSON.stringify([...answer.headers]), body: await answer.text() };
    answers.push(said);
    return said;
  }
  const json = (value: unknown): string => JSON.stringify(value);
  const api = (rest: string): string => `/api/v1${rest}`;

  async function signIn(persona: string): Promise<string> {
    const { headers } = await send('POST', api('/demo/sign-in'), '', json({ persona }));
    return /aanzet_session=[^;]+/.exec(headers)?.[0] ?? '';
  }

  /** One case from start to where nobody has a step left, with a canary in every text that is asked on the way. */
  async function play(): Promise<void> {
    const owner = new pg.Client({ connectionString: opened.ownerUrl });
    await owner.connect();
    const look = async () => {
      const { rows } = await owner.query<{ query: string }>('select query from pg_stat_activity');
      activity += rows.map(({ query }) => query).join('\n');
    };
    const cookies: string[] = [];
    for (const persona of people) cookies.push(await signIn(persona));
    const [anke = ''] = cookies;
    const today = (await readNow(opened.database.kysely)).slice(0, 10);
    const procedures = JSON.parse((await send('GET', api('/procedures'), anke)).body) as {
      id: string;
      input: Schema;
    }[];
    const input = {
      ...(canaryAnswer(procedures.find(({ id }) => id === 'naft')?.input ?? {}, today) as object),
      school: 'vti-leiedorp',
      subject: 'pupil',
      age: 15,
      firstPen: 'clb',
    };
    const started = await send('POST', api('/cases'), anke, json({ procedure: 'naft', input }));
    expect(started.status, started.body).toBe(201);
    const { id } = JSON.parse(started.body) as View;
    const done = new Set<string>();
    for (let round = 0; round < 8; round += 1)
      for (const cookie of cookies) {
        await act(cookie, id, today, done);
        await look();
      }
    await attach(anke, id);
    for (const rest of ['form/pdf', 'closing-package/pdf', 'history', 'papers', 'lars', 'looks'])
      await send('GET', api(`/cases/${id}/${rest}`), anke);
    await sendWrong(anke, id, look);
    const advanced = await send('POST', api('/demo/clock'), '', json({ advance: 'P40D' }));
    expect(advanced.status).toBe(200);
    await vi.waitFor(() => expect(sink.caught.length).toBeGreaterThan(0), { timeout: 30_000, interval: 200 });
    await look();
    await owner.end();
  }

  async function act(cookie: string, id: string, today: string, done: Set<string>): Promise<void> {
    const form = await send('GET', api(`/cases/${id}/form`), cookie);
    const sections = form.status === 200 ? (JSON.parse(form.body) as Form).sections : [];
    for (const { id: section, schema, revision } of sections.filter((one) => one.mayWrite && !one.complete)) {
      const answer = { answers: canaryAnswer(schema, today), revision };
      await send('PUT', api(`/cases/${id}/form/${section}`), cookie, json(answer));
    }
    const view = await send('GET', api(`/cases/${id}`), cookie);
    const allowed = view.status === 200 ? (JSON.parse(view.body) as View).allowed : [];
    const next = allowed.filter(({ event }) => !notPlayed.test(event) && !done.has(`${cookie} ${event}`));
    for (const { event, payload } of next.slice(0, 4)) {
      done.add(`${cookie} ${event}`);
      const body = json({ type: event, payload: canaryAnswer(payload, today) });
      if ((await send('POST', api(`/cases/${id}/events`), cookie, body)).status === 200) moves += 1;
    }
  }

  async function attach(cookie: string, id: string): Promise<void> {
    const edge = 'grens';
    const fields = { kind: 'report', name: `${canary()} verslag`, on: '2026-11-12', layer: 'clbOnly' };
    const parts = Object.entries(fields).map(
      ([name, value]) => `--${edge}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    );
    const file = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${canary()}.pdf"\r\n\r\n`;
    const body = new Blob([parts.join('') + file, samples.pdf, `${canary()}\r\n--${edge}--\r\n`]);
    const added = await send(
      'POST',
      api(`/cases/${id}/attachments`),
      cookie,
      body,
      `multipart/form-data; boundary=${edge}`,
    );
    expect(added.status, added.body).toBe(200);
  }

  /** What is refused carries words too: in the address, in the body, in what is too long, broken or somebody else's. */
  async function sendWrong(cookie: string, id: string, look: () => Promise<void>): Promise<void> {
    const wrong: [string, string, string?][] = [
      ['GET', api(`/cases?q=${canary()}`)],
      ['GET', api(`/cases?stage=${canary()}&cursor=${canary()}`)],
      ['GET', `/${canary()}/${canary()}?q=${canary()}`],
      ['GET', api(`/cases/${canary()}`)],
      ['DELETE', api(`/cases/${id}?${canary()}=1`)],
      ['POST', api(`/cases/${id}/events`), `{"type":"noteAdded","payload":{"text":"${canary()}`],
      ['POST', api(`/cases/${id}/events`), json({ type: canary(), payload: { text: canary() } })],
      ['POST', api(`/cases/${id}/events`), json({ type: 'noteAdded', payload: { text: [canary()], layer: canary() } })],
      [
        'POST',
        api(`/cases/${id}/events`),
        json({ type: 'noteAdded', payload: { text: `${canary()} 85.07.30-033.28` } }),
      ],
      ['PUT', api(`/cases/${id}/form/school`), json({ answers: { concern: canary() }, revision: 99 })],
      ['POST', api('/sign-in'), json({ code: canary(), name: canary(), email: `${canary()}@voorbeeld.be` })],
      ['POST', api('/demo/sign-in'), json({ persona: canary() })],
    ];
    for (const [method, address, body] of wrong) {
      await send(method, address, cookie, body);
      await look();
    }
  }

  /** The files below a folder, as text. */
  function filesBelow(folder: string): string {
    if (!existsSync(folder)) return '';
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    return files.map((one) => `${one.name}\n${readFileSync(path.join(one.parentPath, one.name), 'latin1')}`).join('\n');
  }

  test('was typed: cases are played, and whoever may read finds it', () => {
    expect(moves).toBeGreaterThan(8);
    expect(answers.filter(({ status, body }) => status === 200 && body.includes(stem)).length).toBeGreaterThan(5);
  });

  test('would be found: the same look at each place finds a word that is put there', async () => {
    for (const text of [`naam=${stem}12`, `x${Buffer.from(`ab ${stem}`).toString('base64')}`, 'Kan=\r\narie1'])
      expect(findCanaries(text), text).not.toEqual([]);
    const client = new Redis(redis.url);
    await client.hset('planted', 'data', JSON.stringify({ pupil: `${stem} Peeters` }));
    expect(findCanaries(await everythingIn(redis.url))).not.toEqual([]);
    await client.del('planted');
    client.disconnect();
    const file = path.join(temporary, 'planted');
    writeFileSync(file, stem);
    expect(findCanaries(filesBelow(temporary))).not.toEqual([]);
    rmSync(file);
  });

  test('stands in no log of a process', () => {
    expect(http.said.length).toBeGreaterThan(1_000);
    expect(findCanaries(http.said + worker.said)).toEqual([]);
  });

  test('stands in nothing that Redis keeps: no key, no job, no event', async () => {
    const text = await everythingIn(redis.url);
    expect(text).toContain('sweep');
    expect(findCanaries(text)).toEqual([]);
  });

  test('stands in no mail', () => {
    expect(sink.caught.length).toBeGreaterThan(0);
    const decoded = sink.caught.map(
      ({ raw }) => raw + Buffer.from(raw.split('\r\n\r\n')[1] ?? '', 'base64').toString(),
    );
    expect(findCanaries(decoded.join('\n'))).toEqual([]);
  });

  test('stands in no metric', async () => {
    for (const { ops } of [http, worker]) {
      const text = await (await fetch(`${ops}/metrics`)).text();
      expect(text).toContain('aanzet_');
      expect(findCanaries(text)).toEqual([]);
    }
  });

  test('stands in no header of an answer, nor where an answer sends to', () => {
    expect(findCanaries(answers.map(({ headers }) => headers).join('\n'))).toEqual([]);
  });

  test('stands in no refusal', () => {
    const refusals = answers.filter(({ status }) => status >= 400);
    expect(refusals.length).toBeGreaterThan(10);
    // A part of the form that somebody else saved first comes back with both versions, to who wrote one and may read both.
    const bodies = refusals.flatMap(({ body }) => (body.includes('"sectionSavedByOther"') ? [] : [body]));
    expect(findCanaries(bodies.join('\n'))).toEqual([]);
  });

  test('stands in no statement that PostgreSQL shows or writes down', () => {
    expect(activity).toContain('select');
    expect(findCanaries(activity)).toEqual([]);
    const log = readdirSync(inject('runFolder')).filter((name) => name.startsWith('postgresql-'));
    expect(log.length).toBeGreaterThan(0);
    for (const home of log)
      expect(findCanaries(readFileSync(path.join(inject('runFolder'), home, 'log'), 'latin1'))).toEqual([]);
  });

  test('stands in no temporary file', () => {
    expect(findCanaries(filesBelow(temporary))).toEqual([]);
  });
});
