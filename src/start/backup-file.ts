import { chmodSync, closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';

/**
 * Writes a backup so that a file with its name is a whole one: beside its place first, safe on disk, then moved. Personal
 * data: readable by nobody else from its first byte on.
 * @throws where the file exists; a backup is never overwritten.
 */
export async function writeBackup(file: string, write: (part: string) => Promise<void>): Promise<void> {
  if (existsSync(file)) throw new Error(`${file} exists already; a backup is never overwritten.`);
  const part = `${file}.part`;
  closeSync(openSync(part, 'w', 0o600));
  chmodSync(part, 0o600);
  try {
    await write(part);
    const written = openSync(part, 'r');
    fsyncSync(written);
    closeSync(written);
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}
