import { seededRandom } from '../../src/demo/seeded-random.ts';
import { isAboutCase, type Judge } from './judge.ts';

/** What costs more than asking: a paper that is drawn is asked for once in so many times that it would be. */
const oneInSoMany = 25;

/** People, cases and questions by chance; each answer is held against the table, with its words. */
export async function judgeDraws(
  judge: Judge,
  { draws, seed, tell = () => {} }: { draws: number; seed: number; tell?: (line: string) => void },
): Promise<void> {
  const { world, pool } = judge;
  const random = seededRandom(seed);
  const inside = world.routes.filter(({ url }) => isAboutCase(url));
  const outside = world.routes.filter(({ url }) => !isAboutCase(url));
  for (let draw = 1; draw <= draws; draw += 1) {
    const person = random.pick(world.people);
    const played = random.pick(pool.cases);
    const dice = random.next();
    if (dice < 0.7) {
      const entry = random.pick(inside);
      if (!entry.url.endsWith('/pdf') || random.chance(1 / oneInSoMany)) await judge.askAbout(person, played, entry);
      else await judge.askAbout(person, played, { method: 'GET', url: '/api/v1/cases/:id' });
    } else if (dice < 0.8) await judge.askSearch(person, played);
    else if (dice < 0.83) await judge.askLists(person);
    else if (dice < 0.85) await judge.askInbox(person);
    else await judge.askOutside(person, random.pick(outside), 1);
    if (draw % 5_000 === 0) tell(`${draw} draws, ${judge.verdict.requests} requests`);
  }
}
