import { sql } from 'kysely';
import { Telling, type Later, type PlayedCase, type Story } from './play.ts';
import { storiesWithTime } from './stories-with-time.ts';
import { stories } from './stories.ts';
import { Canaries } from './words.ts';
import { addLink, done, openEmergencies, personOf, request, type World } from './world.ts';

export interface Pool {
  cases: readonly PlayedCase[];
  canaries: Canaries;
  /** How cases go on that were only played so far; the case is in its new state once it was played. */
  later: readonly { played: PlayedCase; goOn: () => Promise<void> }[];
}

/** Plays all cases and gives each its links: of the pupil and each parent with a code, of a parent without, one that was revoked. */
export async function playPool(world: World, only?: (story: Story) => boolean): Promise<Pool> {
  const canaries = new Canaries();
  const wanted = (list: readonly Story[]) => list.filter((story) => only?.(story) ?? true);
  const told: [Story, Telling][] = [];
  const tell = async (story: Story) => {
    const telling = new Telling(world, canaries, story.key);
    await story.play(telling).catch((error: unknown) => {
      throw new Error(`“${story.key}” could not be played`, { cause: error });
    });
    told.push([story, telling]);
  };
  for (const story of wanted(storiesWithTime)) await tell(story);
  if (told.length > 0)
    await done(
      request(world, personOf(world, 'clb-member'), {
        method: 'POST',
        url: '/demo/clock',
        payload: { advance: 'P16D' },
      }),
    );
  for (const story of wanted(stories)) await tell(story);
  const cases: PlayedCase[] = [];
  const later: { played: PlayedCase; goOn: () => Promise<void> }[] = [];
  for (const [story, telling] of told) {
    const played = await settle(world, canaries, story, telling);
    cases.push(played);
    for (const next of story.later ?? []) later.push({ played, goOn: () => goOn(world, played, telling, next) });
  }
  await openEmergencies(world);
  const { rows } = await sql<World['notices'][number]>`
    select distinct on (organisation_id, member_id) id, organisation_id as organisation, member_id as member
    from notice order by organisation_id, member_id, id`.execute(world.database.kysely);
  world.notices.push(...rows.slice(0, 12));
  return { cases, canaries, later };
}

const everything = { helpers: 'all', schoolHealth: false } as const;

/** What the rows say of a case, held against what its story promised: a case that went elsewhere proves nothing. */
async function settle(world: World, canaries: Canaries, story: Story, telling: Telling): Promise<PlayedCase> {
  const { kysely: db } = world.database;
  const { id, number, name, lastRemark: remark } = telling;
  const { fills, akkoord, stage, final = false, network = 'west' } = story;
  const { cover = everything, coverOfCopies = cover } = story;
  const { rows: copies } = await sql<PlayedCase['copies'][number]>`
    select seq, slot, organisation_id as organisation from form_copy where case_id = ${id} order by seq, slot`.execute(
    db,
  );
  const { rows: files } = await sql<{ id: string; layer: string; by: string }>`
    select id, layer, organisation_id as by from attachment where case_id = ${id} order by at, id`.execute(db);
  const written = canaries.of(story.key).filter(({ shelf }) => shelf === 'file');
  const attachments = files.map((file, index) => ({ ...file, school: written[index]?.school }));
  // A link to a case that has ended opens nothing: there is nobody to be.
  if (!final) {
    for (const slot of ['pupil', 'parent', 'secondParent']) await addLink(world, id, { slot, code: true });
    await addLink(world, id, { slot: 'parent' });
    await addLink(world, id, { slot: 'pupil', code: true, revoked: true });
  }
  const played = {
    id,
    key: story.key,
    number,
    name,
    network,
    akkoord,
    parentsDecide: story.parentsDecide === true,
    cover,
    coverOfCopies,
    fills,
    stage,
    final,
    copies,
    attachments,
    remark,
  };
  await checkStanding(world, played);
  return played;
}

async function goOn(world: World, played: PlayedCase, telling: Telling, next: Later): Promise<void> {
  await next.play(telling);
  [played.akkoord, played.stage] = [next.akkoord, next.stage];
  await checkStanding(world, played);
}

/** Whether a case became what its story promised. */
async function checkStanding({ database }: World, promised: PlayedCase): Promise<void> {
  const { id, key, stage, final, network, fills } = promised;
  const record = await database.kysely
    .selectFrom('cases')
    .select(['stage', 'final', 'network_id'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const slots = await database.kysely
    .selectFrom('slot')
    .select(['slot', 'organisation_id'])
    .where('case_id', '=', id)
    .where('until_at', 'is', null)
    .execute();
  const filled = slots.flatMap((row) => (row.organisation_id ? [[row.slot, row.organisation_id]] : []));
  const is = JSON.stringify([record.stage, record.final, record.network_id, sorted(Object.fromEntries(filled))]);
  const should = JSON.stringify([stage, final, network, sorted(fills)]);
  if (is !== should) throw new Error(`“${key}” became ${is} instead of ${should}`);
}

const sorted = (fills: Readonly<Record<string, string>>) =>
  Object.entries(fills).toSorted(([a], [b]) => a.localeCompare(b));
