import path from 'node:path';
import { inject } from 'vitest';
import { buildWebPart } from '../../support/build-web-part.ts';
import { onceInRun } from '../../support/once.ts';

/** The web part, built from the sources as they are now: once per run, into the folder of the run. */
export function builtWebPart(): Promise<string> {
  const folder = inject('runFolder');
  return onceInRun(folder, 'web-part', () => Promise.resolve(buildWebPart(path.join(folder, 'web-part'))));
}
