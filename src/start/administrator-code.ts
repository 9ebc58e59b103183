/**
 * `npm run administrator-code`: a new one-time code for the administrator, or for a first or further one, for whoever has
 * the address of the database. The code that was shown before works no more.
 */
import { sql } from 'kysely';
import { openDatabase, type Db } from '../../db/database.ts';
import { firstCodeLines } from '../contract/nl/sign-in.ts';
import { renewCode } from '../people/sign-in-codes.ts';
import { readSettings } from '../settings.ts';
import { doorOf, dutchInstant } from './first-code.ts';
import { refuseServerDatabase, refuseWrongContent } from './refuse-database.ts';

const madeBy = 'administrator-code';

/** Whom the code is for: the one administrator, the one of `--email`, or (null) somebody who becomes one. */
async function findWhom(db: Db, args: readonly string[]): Promise<{ id: string; name: string } | null> {
  const administrators = await findAdministrators(db);
  if (args.includes('--new') || administrators.length === 0) return null;
  const email = args[args.indexOf('--email') + 1];
  const wanted = args.includes('--email') ? administrators.filter((one) => one.email === email) : administrators;
  const [only] = wanted;
  if (only !== undefined && wanted.length === 1) return only;
  throw new Error(
    args.includes('--email')
      ? `Geen beheerder, of meer dan een, heeft dit adres. Er zijn er ${administrators.length}.`
      : `Er zijn ${administrators.length} beheerders. Noem er een met --email, of maak er een bij met --new.`,
  );
}

function findAdministrators(db: Db): Promise<{ id: string; name: string; email: string | null }[]> {
  return db
    .selectFrom('member as m')
    .select(['m.id', 'm.name', 'm.email'])
    .where('m.capacity', '=', 'administrator')
    .where(sql<boolean>`works(m)`)
    .execute();
}

async function main(): Promise<void> {
  const settings = readSettings(process.env);
  if (settings.DATABASE_URL === undefined) throw new Error('Noem de databank van de server: DATABASE_URL.');
  const database = await openDatabase({ url: settings.DATABASE_URL });
  try {
    await refuseServerDatabase(database);
    await refuseWrongContent(database.kysely, { demo: false, server: true });
    const whom = await findWhom(database.kysely, process.argv.slice(2));
    const { code, until } = await renewCode(database.kysely, whom?.id ?? null, madeBy);
    const [door, day] = [doorOf(settings), dutchInstant(until)];
    const lines = whom ? firstCodeLines.madeFor(whom.name, code, door, day) : firstCodeLines.made(code, door, day);
    process.stdout.write(`${lines}\n`);
  } finally {
    await database.close();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`Er is geen code gemaakt. ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
