import type { Random } from '../../../src/demo/seeded-random.ts';
import { NoAnswer } from '../user.ts';
import type { ServerHouse } from './server-house.ts';

/** The address of a process that answers now, as a balancer chooses one; throws `NoAnswer` where none does. */
export const anywhere = (house: ServerHouse, random: Random) => (): string => {
  const up = house.http.flatMap(({ address }) => (address === undefined ? [] : [address]));
  if (up.length === 0) throw new NoAnswer('no process answers');
  return random.pick(up);
};
