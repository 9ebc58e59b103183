import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../db/database.ts';
import { DirectoryInUse, lockDirectory } from '../../db/directory-lock.ts';

describe('a PGlite directory', { timeout: 90_000 }, () => {
  let folder = '';
  let directory = '';
  const children: ChildProcess[] = [];
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'aanzet-lock-'));
    directory = path.join(folder, 'data');
  });
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  /** Another process that opens the directory, and waits to be killed after `ready`. */
  const openElsewhere = async (script: string): Promise<{ child: ChildProcess; said: string }> => {
    const source = `
      import { openDatabase } from '${path.resolve('db/database.ts')}';
      import { lockDirectory } from '${path.resolve('db/directory-lock.ts')}';
      import { sql } from 'kysely';
      const directory = ${JSON.stringify(directory)};
      try { ${script}; console.log('ready'); setInterval(() => {}, 1000); }
      catch (error) { console.log(error.name); }`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', source], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(child);
    const said = await new Promise<string>((resolve, reject) => {
      child.stdout?.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
      child.once('exit', (code) => reject(new Error(`ended with ${code} without a word`)));
    });
    return { child, said };
  };
  const killed = (child: ChildProcess): Promise<void> =>
    new Promise((resolve) => {
      child.once('exit', () => resolve());
      child.kill('SIGKILL');
    });

  test('is refused to a second process while the first lives, and free after it closed', async () => {
    const database = await openDatabase({ directory });
    expect((await openElsewhere('await openDatabase({ directory })')).said).toBe('DirectoryInUse');
    await expect(openDatabase({ directory })).rejects.toBeInstanceOf(DirectoryInUse);
    await database.close();
    expect((await openElsewhere('await openDatabase({ directory })')).said).toBe('ready');
  });

  test('is taken over from a process that was killed, with every row that it had acknowledged', async () => {
    const { child } = await openElsewhere(`
      const database = await openDatabase({ directory });
      await sql\`create table kept (n int)\`.execute(database.kysely);
      await sql\`insert into kept values (1)\`.execute(database.kysely)`);
    await expect(openDatabase({ directory })).rejects.toThrow(`in use by process ${child.pid}`);
    await killed(child);
    expect(existsSync(`${directory}.lock`)).toBe(true);
    const database = await openDatabase({ directory });
    expect((await sql`select n from kept`.execute(database.kysely)).rows).toEqual([{ n: 1 }]);
    await database.close();
    expect(existsSync(`${directory}.lock`)).toBe(false);
  });

  test('goes to exactly one of several processes that find the lock of a dead one', async () => {
    const { child } = await openElsewhere('await lockDirectory(directory)');
    await killed(child);
    const rivals = await Promise.all(Array.from({ length: 6 }, () => openElsewhere('await lockDirectory(directory)')));
    expect(rivals.map((rival) => rival.said).toSorted()).toEqual([
      ...Array.from({ length: 5 }, () => 'DirectoryInUse'),
      'ready',
    ]);
  });

  test('is not lost to a process that was given the number of the dead one', async () => {
    const lock = await lockDirectory(directory);
    const content = readFileSync(lock.file, 'utf8');
    lock.release();
    writeFileSync(lock.file, content.replace(/"startedAt":"\d+"/, '"startedAt":"1"'));
    const again = await lockDirectory(directory);
    expect(readFileSync(again.file, 'utf8')).toBe(content);
    again.release();
  });

  test('is not taken over from another machine, nor through another name', async () => {
    const lock = await lockDirectory(directory);
    symlinkSync(directory, path.join(folder, 'alias'));
    await expect(lockDirectory(path.join(folder, 'alias'))).rejects.toBeInstanceOf(DirectoryInUse);
    const content = readFileSync(lock.file, 'utf8');
    lock.release();
    writeFileSync(lock.file, content.replace(/"host":"[^"]*"/, '"host":"elsewhere"'));
    await expect(lockDirectory(directory)).rejects.toThrow('on elsewhere');
  });

  test('with a lock that a crash left empty is taken over', async () => {
    writeFileSync(`${directory}.lock`, '');
    const lock = await lockDirectory(directory);
    expect(readFileSync(lock.file, 'utf8')).toContain(`"pid":${process.pid}`);
    lock.release();
  });

  test('is made anew when the first start was killed half-way', async () => {
    const { child } = await openElsewhere(`
      const opening = openDatabase({ directory });
      await new Promise((resolve) => setTimeout(resolve, 700)); void opening`);
    await killed(child);
    const database = await openDatabase({ directory });
    expect((await sql`select 1 as n`.execute(database.kysely)).rows).toEqual([{ n: 1 }]);
    await database.close();
  });
});
