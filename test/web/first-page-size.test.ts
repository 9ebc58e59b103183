import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { builtWebPart } from '../browser/support/web-part.ts';

/** Bytes of gzipped script that the first page may cost: what 200 kB is. */
const limit = 200_000;
const mostFiles = 4;

test(
  'the first page, worklist included, costs less than 200 kB of script in few files',
  { timeout: 120_000 },
  async () => {
    const folder = await builtWebPart();
    const page = readFileSync(path.join(folder, 'index.html'), 'utf8');
    const files = [...page.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map(([, file = '']) => file);
    const bytes = files.reduce((sum, file) => sum + gzipBytes(path.join(folder, file)), 0);
    console.log(JSON.stringify({ firstPageScriptBytes: bytes, limit, ofLimit: bytes / limit, files: files.length }));
    expect(bytes).toBeLessThanOrEqual(limit);
    expect(bytes).toBeGreaterThan(limit / 4);
    expect(files.length).toBeLessThanOrEqual(mostFiles);
    const scripts = files.map((file) => readFileSync(path.join(folder, file), 'utf8')).join('\n');
    // The list itself is among them, not in a file that has to be asked for afterwards.
    expect(scripts).toContain('Kies alle getoonde dossiers');
    expect(scripts).toContain('data-pick');
  },
);

/** As the build wrote it; a small public file has no twin. */
function gzipBytes(file: string): number {
  try {
    return readFileSync(`${file}.gz`).length;
  } catch {
    return readFileSync(file).length;
  }
}
