import type { Db } from '../../db/database.ts';
import { firstCodeLines } from '../contract/nl/sign-in.ts';
import { offerFirstCode } from '../people/sign-in-codes.ts';
import type { Settings } from '../settings.ts';

/**
 * On a first start without the demonstration: tells whoever watches the terminal the code for the first administrator.
 * Beside the JSON lines of the log, on standard error, once: it works once and for a day, so a copy of that line that is
 * kept somewhere opens nothing. A second process that starts at the same moment finds it made and shows none.
 */
export async function sayFirstCode(db: Db, settings: Settings): Promise<void> {
  const offered = await offerFirstCode(db);
  if (offered === undefined) return;
  const lines =
    offered === 'open'
      ? firstCodeLines.open
      : firstCodeLines.made(offered.code, doorOf(settings), dutchInstant(offered.until));
  process.stderr.write(`${lines}\n`);
}

/** Where a code is typed. */
export const doorOf = ({ AANZET_PUBLIC_URL: url }: Settings): string =>
  url === undefined ? '/code' : new URL('/code', url).href;

const written = new Intl.DateTimeFormat('nl-BE', {
  timeZone: 'Europe/Brussels',
  day: 'numeric',
  month: 'numeric',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

/** `23/11/2026 om 14.32 uur`. */
export function dutchInstant(instant: string): string {
  const part = new Map(written.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  const [day, month, year] = ['day', 'month', 'year'].map((name) => part.get(name as 'day'));
  return `${day}/${month}/${year} om ${part.get('hour')}.${part.get('minute')} uur`;
}
