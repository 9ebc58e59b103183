import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { loadDemoOrganisations } from '../../src/demo/load-demo-organisations.ts';
import { createEmptyDatabase } from '../support/databases.ts';
import { ServerProcess } from '../support/server-process.ts';

test('npm run migrate makes schema, role and rights; the application then starts as that role, without Redis too', async () => {
  const { database, drop, url } = await createEmptyDatabase('postgresql');
  const application = new URL(url ?? '');
  [application.username, application.password] = [`aanzet_${randomUUID().slice(0, 8)}`, randomUUID()];
  const env = { DATABASE_OWNER_URL: url ?? '', DATABASE_URL: application.href };
  const migrated = async (changes: Record<string, string> = {}) => {
    const command = new ServerProcess('src/start/migrate.ts', { ...env, ...changes });
    return { code: await command.ended(), said: command.said };
  };

  expect(await migrated({ DATABASE_OWNER_URL: '' })).toMatchObject({
    code: 1,
    said: expect.stringContaining('Name both'),
  });
  expect((await migrated({ DATABASE_URL: url ?? '' })).said).toContain('must name two roles');

  const first = await migrated();
  expect(first.code, first.said).toBe(0);
  expect(JSON.parse(first.said.trim().split('\n').at(-1) ?? '')).toMatchObject({
    migrated: expect.arrayContaining(['0001-cases', '0014-server-work']),
    role: application.username,
  });
  expect(JSON.parse((await migrated()).said)).toMatchObject({ migrated: [] });

  await loadDemoOrganisations(database.kysely);
  await database.kysely.insertInto('setting').values({ name: 'demoReady', value: '{}' }).execute();
  const started = new ServerProcess('src/main.ts', {
    DATABASE_URL: application.href,
    AANZET_DEMO: 'true',
    AANZET_ROLES: 'worker',
    AANZET_OPS_PORT: '0',
    AANZET_OPS_HOST: '127.0.0.1',
  });
  await started.ready();
  // BullMQ on PostgreSQL runs as the application's role as well: nothing went wrong in its first seconds.
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  expect(await started.end('SIGTERM')).toBe(0);
  expect(started.said).not.toMatch(/permission denied|queue error|"event":/);
  await drop();
}, 120_000);
