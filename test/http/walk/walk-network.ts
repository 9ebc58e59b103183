import { sql } from 'kysely';
import type { RouteApp } from '../../../src/access/route-plugin.ts';
import type { ExampleChanges } from '../../../src/afsprakenkader/example-set.ts';
import { advanceDemoClock } from '../../../workers/demo-clock.ts';
import type { Database } from '../../../db/database.ts';
import { openSmallNetwork } from '../../support/small-network.ts';
import { network, type Who } from '../../support/small-network-organisations.ts';
import { ask, signIn, testApp } from '../support.ts';
import { subjectRoutes } from '../../../src/start/routes.ts';

/** Somebody who is signed in. */
export interface Persona {
  id: string;
  capacity: string;
  /** null for a personal link. */
  organisation: string | null;
  cookie: string;
}

export interface WalkNetwork {
  app: RouteApp;
  database: Database;
  personas: readonly Persona[];
}

export interface Agreements {
  agreed?: ExampleChanges;
  without?: readonly Who[];
}

/** The whole application on a small network in which every kind of subject finds an offer; everybody is signed in. */
export async function openWalkNetwork(database: Database, agreements: Agreements = {}): Promise<WalkNetwork> {
  const { engine } = await openSmallNetwork(database, agreements);
  const db = database.kysely;
  await db
    .insertInto('organisation')
    .values({
      id: 'youth',
      network_id: network.id,
      kind: 'youthCare',
      name: 'De Haven',
      municipality: 'Waterdam',
      closed: '[]',
    })
    .execute();
  await db
    .insertInto('member')
    .values({ id: 'youth-member', organisation_id: 'youth', name: 'Lou Haven', capacity: 'youthCare', email: null })
    .execute();
  await db
    .insertInto('offer')
    .values({
      id: 'offer-for-all',
      organisation_id: 'provider2',
      name: 'Voor iedereen',
      subjects: ['pupil', 'class', 'group', 'teacher', 'team', 'school'],
      min_age: 2,
      max_age: 30,
    })
    .execute();
  const app = await testApp(db, {
    engine,
    routes: subjectRoutes,
    advanceClock: (ms) => advanceDemoClock(engine, database, ms),
  });
  const { items } = (await ask(app, { url: '/api/v1/demo/personas' })).json() as { items: Persona[] };
  const personas: Persona[] = [];
  for (const { id, capacity } of items) personas.push(await signInAs(app, id, capacity));
  return { app, database, personas };
}

export async function signInAs(app: RouteApp, id: string, capacity: string): Promise<Persona> {
  const cookie = await signIn(app, id);
  const me = (await ask(app, { url: '/api/v1/me', cookie })).json() as { organisation: { id: string } | null };
  return { id, capacity, organisation: me.organisation?.id ?? null, cookie };
}

/** A personal link to a case for its pupil, as it is once its code was typed. */
export async function linkTo({ app, database }: WalkNetwork, caseId: string): Promise<Persona> {
  const id = crypto.randomUUID().slice(0, 8);
  const link = { id, case_id: caseId, slot: 'pupil' };
  await database.kysely.insertInto('personal_link').values(link).execute();
  const persona = await signInAs(app, `link-${id}`, 'pupil');
  const sessions = database.kysely.updateTable('session').where(sql<boolean>`data ->> 'linkId' = ${id}`);
  await sessions.set({ level: 'substantial' }).execute();
  return persona;
}
