import { naftV1 } from './naft-v1/machine.ts';
import type { Procedure } from './procedure.ts';

/** Every version of every procedure that a case may still be on; the last of an id is what new cases get. */
export const procedures: readonly Procedure[] = [naftV1];

/** Throws when the code no longer has the version a case is on: start-up checks this for all open cases. */
export function getProcedure(id: string, version: number): Procedure {
  const found = procedures.find((procedure) => procedure.id === id && procedure.version === version);
  if (!found) throw new Error(`No procedure ${id} version ${version} in this release`);
  return found;
}

/** The version that a new case starts on; undefined for an unknown id. */
export const findNewestProcedure = (id: string): Procedure | undefined =>
  procedures.filter((procedure) => procedure.id === id).sort((a, b) => b.version - a.version)[0];
