import { sql } from 'kysely';
import { readNow } from '../../db/clock.ts';
import type { Db } from '../../db/database.ts';
import type { Tables } from '../../db/tables.ts';
import { demoLinkCode, readLinkCode } from '../contract/family.ts';
import type { Engine } from '../engine/engine.ts';
import { begunMark, contentOf, readyMark } from './demo-marks.ts';
import { loadDemoOrganisations } from './load-demo-organisations.ts';
import { playDemoCases } from './play-demo-cases.ts';

const seed = 20_261_123;
const dayMs = 86_400_000;
const storyDays = 110;

/** The rest hangs on these and goes with them. */
const demoTables: readonly (keyof Tables)[] = ['setting', 'network', 'session', 'command', 'outbox', 'audit'];

/**
 * Makes the demonstration in an empty database, or again where a first attempt was cut off; throws where the database
 * holds real data, because all that is there goes. `engineFor` is called when
 * the agreements of the networks are there. Returns the number of cases.
 */
export async function buildDemo(
  db: Db,
  engineFor: () => Promise<Engine>,
  advance: (engine: Engine, ms: number) => Promise<unknown>,
): Promise<number> {
  if ((await contentOf(db)) === 'real') throw new Error('This database holds data that is not of the demonstration');
  await sql`truncate ${sql.join(demoTables.map((table) => sql.id(table)))} cascade`.execute(db);
  await db.insertInto('setting').values({ name: begunMark, value: 'true' }).execute();
  await loadDemoOrganisations(db);
  const engine = await engineFor();
  const realNow = Date.parse(await readNow(db));
  // The story begins on a morning; the clock starts behind and has caught up with the real one when it ends.
  const beginsAt = new Date(realNow - storyDays * dayMs).toISOString().replace(/T.*/, 'T08:10:00.000Z');
  await setOffset(db, Date.parse(beginsAt) - realNow);
  const cases = await playDemoCases({
    engine,
    seed,
    advance: (ms) => advance(engine, ms),
    beginsAt,
    days: storyDays - 1,
  });
  await advance(engine, -(await readOffset(db)));
  await addPersonalLinks(engine);
  await readOldNotices(db);
  await db
    .insertInto('setting')
    .values({ name: readyMark, value: JSON.stringify({ seed, cases }) })
    .execute();
  return cases;
}

async function setOffset(db: Db, ms: number): Promise<void> {
  await db
    .insertInto('setting')
    .values({ name: 'clockOffsetMs', value: JSON.stringify(ms) })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: JSON.stringify(ms) }))
    .execute();
}

async function readOffset(db: Db): Promise<number> {
  const row = await db.selectFrom('setting').select('value').where('name', '=', 'clockOffsetMs').executeTakeFirst();
  return Number(row?.value ?? 0);
}

/** A pupil and a parent with a link to a case that runs; their code is told on the page. */
async function addPersonalLinks({ db, vault }: Engine): Promise<void> {
  const rows = await db
    .selectFrom('cases')
    .select('id')
    .where('stage', 'in', ['awaitingProviderAnswer', 'pathwayRunning'])
    .where('subject_kind', '=', 'pupil')
    .where('network_id', '=', 'leievallei')
    .orderBy('opened_at')
    .limit(2)
    .execute();
  for (const [index, { id: caseId }] of rows.entries()) {
    const slot = index === 0 ? 'pupil' : 'parent';
    const id = `demo-${slot}`;
    const code = readLinkCode(demoLinkCode) ?? '';
    await db
      .insertInto('personal_link')
      .values({ id, case_id: caseId, slot, code_mark: vault.markOfLinkCode(id, code) })
      .execute();
  }
}

/** People read their inbox: what is older than a week is no longer new. */
async function readOldNotices(db: Db): Promise<void> {
  await sql`update notice set read_at = at + interval '1 day' where at < app_now() - interval '7 days'`.execute(db);
}
