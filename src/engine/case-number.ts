import { randomInt } from 'node:crypto';

/** No I, L, O, U: a number is read aloud on the phone. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** `26-7K3QF9`: the year, then six random signs (10⁹); a serial would tell how many cases there are. */
export function newCaseNumber(now: string, random: (below: number) => number = (below) => randomInt(below)): string {
  const signs = Array.from({ length: 6 }, () => alphabet[random(alphabet.length)]);
  return `${now.slice(2, 4)}-${signs.join('')}`;
}
