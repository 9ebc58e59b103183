/** `npm run schema`: writes `db/schema.sql` anew from a freshly migrated database. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { openDatabase } from './database.ts';
import { migrate } from './migrate.ts';
import { dumpSchema } from './schema-dump.ts';

const database = await openDatabase({ memory: true });
await migrate(database);
const file = path.join(import.meta.dirname, 'schema.sql');
writeFileSync(file, await dumpSchema(database));
await database.close();
console.log(`Wrote ${path.relative(process.cwd(), file)}`);
