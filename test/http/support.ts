import { sql } from 'kysely';
import type { InjectOptions } from 'fastify';
import type { Db } from '../../db/database.ts';
import type { RouteApp } from '../../src/access/route-plugin.ts';
import { formsOf } from '../../src/forms/form-versions.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { buildApp, type AppDeps } from '../../src/http/app.ts';
import { testVault } from '../support/test-vault.ts';

export const host = 'aanzet.test';
export const origin = `http://${host}`;

/** Two networks, some organisations and members, one case with its slots, notices and two personal links. */
export async function insertPeople(db: Db): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(db);
  await run(`insert into network values ('net-1', 'West-Vlaanderen', 'Aanzet'), ('net-2', 'Limburg', 'Aanzet')`);
  await run(`insert into organisation (id, network_id, kind, name, municipality) values
    ('org-clb', 'net-1', 'clb', 'CLB De Brug', 'Brugge'), ('org-school', 'net-1', 'school', 'Sint-Jan', 'Brugge'),
    ('org-other', 'net-2', 'clb', 'CLB Kempen', 'Genk'), ('org-net', 'net-1', 'coordination', 'Netwerk', 'Brugge')`);
  await run(`insert into member (id, organisation_id, name, capacity, active) values
    ('anke', 'org-clb', 'Anke Claes', 'clb', true), ('bram', 'org-clb', 'Bram Maes', 'clb', true),
    ('suzan', 'org-school', 'Suzan Pieters', 'school', true), ('omer', 'org-other', 'Omer Wouters', 'clb', true),
    ('cora', 'org-net', 'Cora Jans', 'coordinator', true), ('gone', 'org-clb', 'Gerda Weg', 'clb', false)`);
  await run(`insert into cases (id, number, network_id, procedure, procedure_version, revision, stage, state, final,
    stage_since, holder_slot, holder_organisation_id, subject_kind, afsprakenkader_version, head_hash, opened_at)
    values ('${caseId}', '26-7K3QF9', 'net-1', 'naft', 1, 1, 'awaitingClb', '{}', false,
    now(), 'clb', 'org-clb', 'pupil', '1', repeat('0', 64), now())`);
  await run(
    `insert into slot values ('${crypto.randomUUID()}', '${caseId}', 'clb', 'org-clb', 'anke', null, now(), null)`,
  );
  await run(`insert into personal_link (id, case_id, slot, revoked_at) values ('noor', '${caseId}', 'pupil', null),
    ('old', '${caseId}', 'parent', now())`);
}

export const caseId = '019ab0c0-0000-7000-8000-000000000001';

/** A notice, `minutes` ago. */
export async function insertNotice(
  db: Db,
  {
    to,
    member = null,
    minutes = 0,
    kind = 'yourTurn',
  }: { to: string; member?: string | null; minutes?: number; kind?: string },
): Promise<string> {
  const id = crypto.randomUUID();
  const at = sql<string>`now() - ${minutes} * interval '1 minute'`;
  await db
    .insertInto('notice')
    .values({ id, case_id: caseId, organisation_id: to, member_id: member, kind, at, read_at: null })
    .execute();
  return id;
}

/** The application on a database, in demo mode unless said otherwise; it logs nothing unless asked. */
export function testApp(db: Db, more: Partial<AppDeps> = {}): Promise<RouteApp> {
  const engine: Engine = {
    db,
    terms: notAsked(),
    forms: formsOf(db),
    vault: testVault(),
    newId: () => crypto.randomUUID(),
  };
  return buildApp({
    db,
    engine,
    mode: 'embedded',
    demo: true,
    version: '1.2.3',
    advanceClock: () => Promise.reject(new Error('no clock here')),
    log: { level: 'silent' },
    routes: [],
    ...more,
  });
}

const notAsked = (): Engine['terms'] =>
  new Proxy({} as Engine['terms'], {
    get: () => {
      throw new Error('These tests do not count days');
    },
  });

/** One request as a browser on the right site makes it. */
export async function ask(app: RouteApp, options: InjectOptions & { cookie?: string }) {
  const { cookie, headers, ...rest } = options;
  const own = { host, origin, ...(cookie === undefined ? {} : { cookie }) };
  return app.inject({ ...rest, headers: { ...own, ...headers } });
}

/** Signs a persona in and gives the cookie. */
export async function signIn(app: RouteApp, persona: string, cookie?: string): Promise<string> {
  const options = { method: 'POST', url: '/api/v1/demo/sign-in', payload: { persona } } as const;
  const answer = await ask(app, cookie === undefined ? options : { ...options, cookie });
  if (answer.statusCode !== 200) throw new Error(`sign-in of ${persona}: ${answer.statusCode} ${answer.body}`);
  return `${answer.cookies[0]?.name}=${answer.cookies[0]?.value}`;
}
