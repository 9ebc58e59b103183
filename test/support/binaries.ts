import { spawnSync } from 'node:child_process';
import { accessSync, constants, readdirSync } from 'node:fs';
import path from 'node:path';

/** A program that tests run, and the Debian package that brings it. */
interface Program {
  binary: string;
  debianPackage: string;
}

const programs = {
  postgresql: { binary: 'initdb', debianPackage: 'postgresql' },
  redis: { binary: 'redis-server', debianPackage: 'redis-server' },
  chromium: { binary: 'chromium', debianPackage: 'chromium' },
  /** Reads a PDF as somebody else's program sees it. */
  pdftotext: { binary: 'pdftotext', debianPackage: 'poppler-utils' },
} as const satisfies Record<string, Program>;

export type ProgramName = keyof typeof programs;

/**
 * The full path of a program's binary (for PostgreSQL: of `initdb`, its siblings stand beside it).
 * Installs Debian's package where that is allowed. Never skips: a missing program is an error that says what to do.
 */
export function requireBinary(name: ProgramName, find: (binary: string) => string | undefined = findBinary): string {
  const { binary, debianPackage } = programs[name];
  const found = find(binary) ?? (install(debianPackage, find) ? find(binary) : undefined);
  if (found !== undefined) return found;
  throw new Error(
    `${binary} was not found on PATH nor in /usr/lib/postgresql/*/bin, and could not be installed from here. ` +
      `Install it (on Debian: sudo apt-get install ${debianPackage}) and run the tests again.`,
  );
}

/** Looks on PATH, then where Debian keeps what it leaves off PATH; the newest PostgreSQL first. */
export function findBinary(binary: string): string | undefined {
  const onPath = (process.env['PATH'] ?? '').split(path.delimiter);
  const folders = [...onPath, '/usr/bin', '/usr/sbin', ...debianPostgresFolders()];
  return folders.map((folder) => path.join(folder, binary)).find(isExecutable);
}

function debianPostgresFolders(): string[] {
  const root = '/usr/lib/postgresql';
  try {
    return readdirSync(root)
      .toSorted((a, b) => Number(b) - Number(a))
      .map((version) => path.join(root, version, 'bin'));
  } catch {
    return [];
  }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function install(debianPackage: string, find: (binary: string) => string | undefined): boolean {
  if (process.getuid?.() !== 0 || find('apt-get') === undefined) return false;
  process.stderr.write(`Installing ${debianPackage} for the tests…\n`);
  const apt = (...args: string[]): boolean =>
    spawnSync('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=120', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  return apt('update') && apt('install', '-y', '--no-install-recommends', debianPackage);
}
