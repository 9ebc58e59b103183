import type { Random } from '../../../src/demo/seeded-random.ts';
import { User } from '../user.ts';
import { anywhere } from './anywhere.ts';
import type { ServerHouse } from './server-house.ts';

/** A CLB and a school that work on the same cases, each at a browser of its own. */
export interface TwoParties {
  clb: User;
  school: User;
  /** What the CLB fills in to start a case of this school. */
  start: (pupil: string) => Record<string, unknown>;
}

interface Persona {
  id: string;
  capacity: string;
  organisation: string | null;
  network: string;
}
interface Procedure {
  id: string;
  input: { properties?: Record<string, { oneOf?: { const: string; title: string }[] }> };
}

/** Pairs of the demonstration's organisations, signed in; ask while everything is up. */
export async function signInPairs(house: ServerHouse, random: Random, wanted: number): Promise<TwoParties[]> {
  const address = anywhere(house, random);
  const { items } = (await new User(address, 'nobody').read<{ items: Persona[] }>('/demo/personas')) ?? { items: [] };
  const clbs = items.filter(({ capacity }) => capacity === 'clb');
  const pairs: TwoParties[] = [];
  for (const { id } of clbs.slice(0, wanted)) {
    const clb = new User(address, id);
    await clb.signIn();
    const [procedure] = (await clb.read<Procedure[]>('/procedures')) ?? [];
    const schools = procedure?.input.properties?.['school']?.oneOf ?? [];
    const isOf =
      ({ organisation }: Persona) =>
      (option: { title: string }) =>
        option.title.startsWith(`${organisation},`);
    const other = items.find((one) => one.capacity === 'school' && schools.some(isOf(one)));
    const option = other && schools.find(isOf(other));
    if (!other || !option) continue;
    const school = new User(address, other.id);
    await school.signIn();
    const start = (pupil: string) => ({
      school: option.const,
      firstPen: 'clb',
      subject: 'pupil',
      name: pupil,
      age: 15,
      sentence: 'Komt niet meer naar school.',
      toldWho: 'both',
    });
    pairs.push({ clb, school, start });
  }
  if (pairs.length === 0) throw new Error('The demonstration has no CLB with a school beside it');
  return pairs;
}
