import type { HTTPMethods, LightMyRequestResponse } from 'fastify';
import { sql } from 'kysely';
import type { Database } from '../../db/database.ts';
import type { RouteApp } from '../../src/access/route-plugin.ts';
import { exampleVariant } from '../../src/afsprakenkader/example-set.ts';
import { createTerms } from '../../src/afsprakenkader/terms.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { formsOf } from '../../src/forms/form-versions.ts';
import { subjectRoutes } from '../../src/start/routes.ts';
import { advanceDemoClock } from '../../workers/demo-clock.ts';
import { ask, signIn, testApp } from '../http/support.ts';
import { setClock } from '../support/small-network.ts';
import { insertOrganisations, organisations } from '../support/small-network-organisations.ts';
import { testVault } from '../support/test-vault.ts';
import { formWithEveryLayer } from './form.ts';
import type { Asker } from './oracle.ts';

/** Somebody who asks; a member is signed in with the first question. */
export interface Person {
  id: string;
  cookie: string | undefined;
  asker: Asker;
  /** What it says in a report: "clb of clb2". */
  about: string;
  /** Of a link, also one that was revoked. */
  caseId?: string;
}

export interface Organisation {
  id: string;
  network: string;
  kind: string;
}

/** The whole application on two networks, and everybody who could ask it something. */
export interface World {
  app: RouteApp;
  database: Database;
  people: Person[];
  organisations: readonly Organisation[];
  /** A few messages of different houses; there once cases were played. */
  notices: { id: string; organisation: string | null; member: string | null }[];
  /** Every verb of every address that runs. */
  routes: readonly { method: string; url: string }[];
  close: () => Promise<void>;
}

/** A key that everybody used before, with another body: whoever may ask hears that, whoever may not hears of nothing. */
export const usedKey = 'used-before';

/** Beside the organisations of the small network: those that are in no case, and a second network. */
const more: readonly [id: string, network: string, kind: string, capacity: string][] = [
  ['clb3', 'west', 'clb', 'clb'],
  ['pbd2', 'west', 'pbd', 'pbd'],
  ['youth', 'west', 'youthCare', 'youthCare'],
  ['rots', 'west', 'rots', 'facilitator'],
  ['department', 'west', 'department', 'department'],
  ['eastClb', 'east', 'clb', 'clb'],
  ['eastSchool', 'east', 'school', 'school'],
  ['eastPbd', 'east', 'pbd', 'pbd'],
  ['eastProvider', 'east', 'provider', 'provider'],
  ['eastCoordination', 'east', 'coordination', 'coordinator'],
];

/** People who opened every case of their network in an emergency; their houses are in none. */
const emergencies: readonly [organisation: string, capacity: string][] = [
  ['outsider', 'provider'],
  ['clb3', 'clb'],
  ['youth', 'youthCare'],
  ['rots', 'facilitator'],
  ['coordinator', 'coordinator'],
  ['eastClb', 'clb'],
];

/** People whose capacity is not that of their house: it must not lend them its slots. */
const misfits: readonly [organisation: string, capacity: string][] = [
  ['clb', 'provider'],
  ['school', 'clb'],
  ['provider', 'clb'],
  ['contactPoint', 'youthCare'],
  ['pbd', 'administrator'],
  ['provider', 'department'],
];

/** Opens it on a migrated database without content; the clock stands on Monday 16 November 2026. */
export async function openWorld(database: Database): Promise<World> {
  const db = database.kysely;
  await insertOrganisations(db, []);
  await sql`insert into network (id, name, product_name) values ('east', 'Netwerk Oost', 'Aanzet')`.execute(db);
  await addMore(database);
  await setClock(database, '2026-11-16T09:00:00.000Z');
  const agreed = exampleVariant({ settings: { route: 'contactPoint', attachments: 'on' } });
  const direct = exampleVariant({ settings: { attachments: 'on' } });
  const engine: Engine = {
    db,
    terms: createTerms(
      new Map([
        ['west', [agreed]],
        ['east', [direct]],
      ]),
    ),
    forms: formsOf(db),
    vault: testVault(),
    newId: () => crypto.randomUUID(),
  };
  const app = await testApp(db, {
    engine,
    routes: subjectRoutes,
    advanceClock: (ms) => advanceDemoClock(engine, database, ms),
    rateLimit: 1_000_000_000,
  });
  const world: World = {
    app,
    database,
    people: [],
    notices: [],
    organisations: (await db.selectFrom('organisation').select(['id', 'network_id', 'kind']).execute()).map(
      ({ id, network_id, kind }) => ({ id, network: network_id, kind }),
    ),
    routes: app.routeTable.map(({ method, url }) => ({ method, url })),
    close: () => app.close(),
  };
  await addPeople(world);
  await publishForm(world);
  return world;
}

async function addMore({ kysely: db }: Database): Promise<void> {
  const people = [
    ...more.map(([id, , , capacity]) => ({ id: `${id}-member`, organisation_id: id, name: `Noa ${id}`, capacity })),
    ...[...Object.keys(organisations), ...more.map(([id]) => id)].map((id) => ({
      id: `${id}-keeper`,
      organisation_id: id,
      name: `Mo ${id}`,
      capacity: 'accessManager',
    })),
    ...emergencies.map(([id, capacity]) => ({
      id: `${id}-emergency`,
      organisation_id: id,
      name: `Nood ${id}`,
      capacity,
    })),
    ...misfits.map(([id, capacity]) => ({
      id: `${id}-${capacity}`,
      organisation_id: id,
      name: `Ode ${id} ${capacity}`,
      capacity,
    })),
  ];
  await db
    .insertInto('organisation')
    .values(
      more.map(([id, network_id, kind]) => ({
        id,
        network_id,
        kind,
        name: `Huis ${id}`,
        municipality: 'Waterdam',
        closed: '[]',
      })),
    )
    .execute();
  await db
    .insertInto('member')
    .values(people.map((one) => ({ ...one, email: `${one.id}@aanzet.example` })))
    .execute();
  await db
    .insertInto('offer')
    .values({
      id: 'offer-of-eastProvider',
      organisation_id: 'eastProvider',
      name: 'Oost',
      subjects: ['pupil'],
      min_age: 2,
      max_age: 30,
    })
    .execute();
}

async function addPeople(world: World): Promise<void> {
  const { kysely: db } = world.database;
  const rows = await db.selectFrom('member').select(['id', 'organisation_id', 'capacity']).orderBy('id').execute();
  for (const { id, organisation_id: organisation, capacity } of rows) {
    const network = world.organisations.find((one) => one.id === organisation)?.network ?? '';
    const opened = id.endsWith('-emergency') ? { emergency: true as const } : {};
    const asker: Asker = { kind: 'member', capacity, organisation, network, ...opened };
    const about = `${capacity} of ${organisation}${opened.emergency ? ' in an emergency' : ''}`;
    world.people.push({ id, cookie: undefined, asker, about });
  }
  world.people.push({ id: 'nobody', cookie: undefined, asker: { kind: 'stranger' }, about: 'nobody signed in' });
  await useKey(
    world,
    rows.map(({ id }) => id),
  );
}

async function useKey({ database }: World, actors: readonly string[]): Promise<void> {
  await sql`insert into command (actor, key, body_hash, case_id, answer, at)
    select actor, ${usedKey}, 'another body', null, '{}', app_now()
    from unnest(${[...actors]}::text[]) actor`.execute(database.kysely);
}

/** Opens the cases that are there for those in an emergency; `request` renews it. Less than an hour: two readings of the clock differ. */
export async function openEmergencies({ database }: World): Promise<void> {
  const db = database.kysely;
  const secret = { coordinators_secret_on: '2026-09-01', coordinators_secret_by: 'De stuurgroep' };
  await db.updateTable('network').set(secret).execute();
  await sql`insert into emergency_access (id, case_id, member_id, organisation_id, capacity, reason, proof, from_at, until_at)
    select gen_random_uuid(), c.id, m.id, m.organisation_id, m.capacity, 'acuteDanger', 'demo', app_now(),
      app_now() + interval '59 minutes'
    from member m join organisation o on o.id = m.organisation_id join cases c on c.network_id = o.network_id
    where m.id like '%-emergency'`.execute(db);
}

/** For so long an emergency that was renewed certainly holds. */
const holdsMs = 15 * 60_000;
const renewed = new WeakMap<World, number>();

async function renewEmergencies(world: World): Promise<void> {
  if (performance.now() - (renewed.get(world) ?? -holdsMs) < holdsMs) return;
  renewed.set(world, performance.now());
  await sql`update emergency_access set from_at = app_now(), until_at = app_now() + interval '59 minutes'`.execute(
    world.database.kysely,
  );
}

/** A personal link to a case; one that is revoked keeps the cookie that it once had. */
export async function addLink(
  world: World,
  caseId: string,
  { slot, code = false, revoked = false }: { slot: string; code?: boolean; revoked?: boolean },
): Promise<void> {
  const id = `l${crypto.randomUUID().slice(0, 8)}`;
  const { kysely: db } = world.database;
  await db.insertInto('personal_link').values({ id, case_id: caseId, slot }).execute();
  const cookie = await signIn(world.app, `link-${id}`);
  if (code) await sql`update session set level = 'substantial' where data ->> 'linkId' = ${id}`.execute(db);
  await useKey(world, [`link-${id}`]);
  if (revoked) await sql`update personal_link set revoked_at = now() where id = ${id}`.execute(db);
  const capacity = slot === 'pupil' ? 'pupil' : 'parent';
  const asker: Asker = revoked ? { kind: 'stranger' } : { kind: 'link', capacity, caseId, slot, code };
  world.people.push({
    id: `link-${id}`,
    cookie,
    asker,
    about: `${revoked ? 'revoked ' : ''}link of ${slot}${code ? ' with its code' : ''}`,
    caseId,
  });
}

/** The coordinator publishes a form with a question in every layer, in every part. */
async function publishForm(world: World): Promise<void> {
  for (const keeper of ['coordinator-member', 'eastCoordination-member']) {
    await done(send(world, keeper, 'POST', '/forms/draft', { from: 1 }));
    await done(send(world, keeper, 'PUT', '/forms/draft', { definition: formWithEveryLayer, revision: 1 }));
    await done(send(world, keeper, 'POST', '/forms/draft/publish', { validFrom: 'now', revision: 2 }));
  }
}

export function personOf({ people }: World, id: string): Person {
  const found = people.find((one) => one.id === id);
  if (!found) throw new Error(`Nobody is ${id}`);
  return found;
}

/** A command as a browser sends it, with a key of its own. */
export function send(world: World, who: string, method: 'POST' | 'PUT', url: string, payload: object) {
  return request(world, personOf(world, who), { method, url, payload });
}

export interface Asked {
  method: HTTPMethods;
  /** Below `/api/v1`. */
  url: string;
  payload?: object | Buffer;
  headers?: Record<string, string>;
}

/** One request, signed in at the first; a key of its own unless the headers bring one. */
export async function request(world: World, person: Person, asked: Asked): Promise<LightMyRequestResponse> {
  if (person.cookie === undefined && person.asker.kind === 'member') person.cookie = await signIn(world.app, person.id);
  if (person.asker.kind === 'member' && person.asker.emergency) await renewEmergencies(world);
  const { cookie } = person;
  const { method, url, payload, headers = {} } = asked;
  return ask(world.app, {
    method,
    url: url.startsWith('/api/') ? url : `/api/v1${url}`,
    ...(cookie === undefined ? {} : { cookie }),
    headers: { 'idempotency-key': crypto.randomUUID(), ...headers },
    ...(payload === undefined ? {} : { payload }),
  });
}

/** The answer of a request that has to succeed. */
export async function done(answer: Promise<LightMyRequestResponse>): Promise<LightMyRequestResponse> {
  const { statusCode, body } = await answer;
  if (statusCode >= 300) throw new Error(`Not done: ${statusCode} ${body.slice(0, 600)}`);
  return answer;
}
