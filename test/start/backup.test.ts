import { mkdirSync, mkdtempSync, openAsBlob, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { openDatabase, type Database } from '../../db/database.ts';
import { migrate } from '../../db/migrate.ts';
import { unpackPglite } from '../../db/pglite.ts';
import { scheduleBackups } from '../../src/start/scheduled-backup.ts';
import { prepareOrganisations } from '../chaos/prepare-network.ts';
import { User } from '../chaos/user.ts';
import { createEmptyDatabase } from '../support/databases.ts';
import { freePort } from '../support/free-port.ts';
import { createServerDatabase } from '../support/server-database.ts';
import { ServerProcess } from '../support/server-process.ts';
import { openSmallNetwork } from '../support/small-network.ts';
import { startSmtpSink, type SmtpSink } from '../support/smtp-sink.ts';

const tables = ['cases', 'event', 'deadline', 'slot', 'ledger', 'form_section', 'notice', 'mail', 'outbox', 'audit'];

/** A fingerprint of every row that must come back. */
async function fingerprints({ kysely }: Database): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const table of tables) {
    const { rows } = await sql<{ hash: string }>`
      select md5(coalesce(string_agg(row::text, ',' order by row::text), '')) as hash from ${sql.id(table)} row`.execute(
      kysely,
    );
    found[table] = rows[0]?.hash ?? '';
  }
  return found;
}

/** A case that waits for somebody, with a mail and an effect that have not left; and a browser that is signed in. */
async function work(database: Database): Promise<void> {
  const network = await openSmallNetwork(database, { now: null });
  await network.startCaseAt('awaitingPbdAdvice');
  await sql`insert into session values ('somebody', '{"memberId":"clb-member"}', now() + interval '1 day')`.execute(
    database.kysely,
  );
}

async function run(file: string, env: Record<string, string>, args: string[]) {
  const command = new ServerProcess(file, env, args);
  return { code: await command.ended(), said: command.said };
}

/** What a command answers is the last line of what it says; advice for the person may stand before it. */
const lastLine = ({ said }: { said: string }): unknown => JSON.parse(said.trim().split('\n').at(-1) ?? '');

let sink: SmtpSink;
let folder: string;
beforeAll(async () => {
  sink = await startSmtpSink();
  folder = mkdtempSync(path.join(inject('runFolder'), 'backup-'));
});
afterAll(() => sink.stop());

async function mailing(): Promise<Record<string, string>> {
  const port = await freePort();
  return {
    AANZET_SMTP_URL: sink.url,
    AANZET_MAIL_FROM: 'bericht@aanzet.example',
    AANZET_PUBLIC_URL: `http://127.0.0.1:${port}`,
    AANZET_OPS_PORT: '0',
    AANZET_OPS_HOST: '127.0.0.1',
    HOST: '127.0.0.1',
    PORT: String(port),
  };
}

/** Nothing leaves in the time of some sweeps; then the administrator lets it go, and it does, once. */
async function expectQuarantineUntilReleased(started: ServerProcess): Promise<void> {
  await sleep(7_000);
  expect(sink.caught).toEqual([]);
  const administrator = new User(started.address, 'rik-adams');
  await administrator.signIn();
  const list = await administrator.read<{ quarantine: { mails: number; backupAt: string } | null }>('/failed-work');
  expect(list?.quarantine?.mails).toBeGreaterThan(0);
  const body = JSON.stringify({ decision: 'send' });
  const released = await administrator.send({ method: 'POST', path: '/failed-work/quarantine', body });
  expect(released.status).toBe(200);
  await vi.waitFor(() => expect(sink.caught.length).toBeGreaterThan(0), { timeout: 20_000, interval: 200 });
  const ids = () => sink.caught.map(({ raw }) => /^Message-ID: (.*)$/im.exec(raw)?.[1]);
  await sleep(1_500);
  expect(new Set(ids()).size).toBe(ids().length);
  expect(await started.end('SIGTERM')).toBe(0);
  sink.caught.length = 0;
}

describe('a backup of a server', () => {
  test('comes back row by row in an empty database, and nothing leaves before a person lets it', async () => {
    const source = await createServerDatabase();
    await work(source.database);
    const before = await fingerprints(source.database);
    const file = path.join(folder, 'server.dump');
    const env = { DATABASE_URL: source.applicationUrl, DATABASE_OWNER_URL: source.ownerUrl };
    const made = await run('src/start/backup.ts', env, ['--to', file]);
    expect(made.code, made.said).toBe(0);
    expect(lastLine(made)).toMatchObject({
      file,
      bytes: expect.any(Number),
      sha256: expect.stringMatching(/^\w{64}$/),
    });
    expect(statSync(file).mode & 0o077).toBe(0);
    expect((await run('src/start/backup.ts', env, ['--to', file])).said).toContain('never overwritten');

    // What happens after the backup is not in it.
    await sql`update cases set stage = 'closed'`.execute(source.database.kysely);
    expect((await run('src/start/restore.ts', env, ['--from', file])).said).toContain('is not empty');

    const target = await createEmptyDatabase('postgresql');
    const application = new URL(source.applicationUrl);
    application.pathname = new URL(target.url ?? '').pathname;
    const into = { DATABASE_URL: application.href, DATABASE_OWNER_URL: target.url ?? '' };
    const back = await run('src/start/restore.ts', into, ['--from', file]);
    expect(back.code, back.said).toBe(0);
    expect(lastLine(back)).toMatchObject({ cases: 1, events: expect.any(Number), backupAt: expect.any(String) });
    expect(await fingerprints(target.database)).toEqual(before);
    expect(await target.database.kysely.selectFrom('session').selectAll().execute()).toEqual([]);

    const started = new ServerProcess('src/main.ts', { ...(await mailing()), ...into, AANZET_DEMO: 'true' });
    await started.ready();
    await expectQuarantineUntilReleased(started);
    await target.drop();
    await source.drop();
  }, 180_000);
});

describe('the daily backup of the embedded database', () => {
  test('is made while it is written to, comes back whole, once a day, and the last seven are kept', async () => {
    const home = mkdtempSync(path.join(folder, 'daily-'));
    const database = await openDatabase({ directory: path.join(home, 'source') });
    if (database.kind !== 'pglite') throw new Error('A folder is PGlite');
    await migrate(database);
    const network = await openSmallNetwork(database);
    const kept = path.join(home, 'kept');
    mkdirSync(kept);
    for (let day = 1; day <= 8; day++) {
      const old = path.join(kept, `aanzet-2026-01-0${day}T02-00-00-000Z.tar.gz`);
      writeFileSync(old, '');
      utimesSync(old, 1_767_000_000, 1_767_000_000 + day);
    }
    const failures: unknown[] = [];
    const onFailure = (error: unknown) => void failures.push(error);
    const writing = Promise.all([1, 2, 3, 4].map(() => network.startCase()));
    await scheduleBackups({ database, folder: kept, onFailure }).close();
    await writing;
    await scheduleBackups({ database, folder: kept, onFailure }).close();
    expect(failures).toEqual([]);
    const files = readdirSync(kept).toSorted();
    expect(files).toHaveLength(7);
    expect(files.filter((file) => file > 'aanzet-2026-02')).toHaveLength(1);
    await database.close();

    await unpackPglite(path.join(home, 'back'), await openAsBlob(path.join(kept, files.at(-1) ?? '')));
    const back = await openDatabase({ directory: path.join(home, 'back') });
    const { rows } = await sql<{ torn: number }>`
      select count(*)::int as torn from cases c
      where c.revision <> (select count(*) from event e where e.case_id = c.id)`.execute(back.kysely);
    expect(rows).toEqual([{ torn: 0 }]);
    expect(await fingerprints(back)).toMatchObject({ cases: expect.stringMatching(/^\w{32}$/) });
    await back.close();
  }, 120_000);
});

describe('a backup of the embedded database', () => {
  test('comes back row by row in its folder, the old one kept, and nothing leaves before a person lets it', async () => {
    const data = path.join(folder, 'data');
    await prepareOrganisations(data);
    const open = () => openDatabase({ directory: path.join(data, 'db') });
    const source = await open();
    await work(source);
    const before = await fingerprints(source);
    const file = path.join(folder, 'embedded.tar.gz');
    const env = { AANZET_DATA: data };
    const locked = await run('src/start/backup.ts', env, ['--to', file]);
    expect(locked).toMatchObject({ code: 1, said: expect.stringContaining('in use by process') });
    expect(readdirSync(folder)).not.toContain('embedded.tar.gz.part');
    await source.close();
    const made = await run('src/start/backup.ts', env, ['--to', file]);
    expect(made.code, made.said).toBe(0);

    const later = await open();
    await sql`update cases set stage = 'closed'`.execute(later.kysely);
    await later.close();
    const back = await run('src/start/restore.ts', env, ['--from', file]);
    expect(back.code, back.said).toBe(0);
    expect(lastLine(back)).toMatchObject({ cases: 1, kept: expect.stringContaining('db.before-') });
    const restored = await open();
    expect(await fingerprints(restored)).toEqual(before);
    await restored.close();
    expect(readdirSync(data).toSorted()).toEqual(['db', expect.stringMatching(/^db\.before-/), 'master-key']);

    const started = new ServerProcess('src/main.ts', { ...(await mailing()), ...env });
    await started.ready();
    await expectQuarantineUntilReleased(started);
  }, 180_000);
});
