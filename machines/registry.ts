import { naftV1 } from './naft-v1/machine.ts';
import type { Procedure } from './procedure.ts';

/** Every version of every procedure that a case may still be on; the last of an id is what new cases get. */
export const procedures: readonly Procedure[] = [naftV1];

/** The case is on a version that this release does not have; while an upgrade is under way, a newer release does. */
export class UnknownProcedure extends Error {
  override readonly name = 'UnknownProcedure';
}

/** Throws `UnknownProcedure` where this release does not have the version that a case is on. */
export function getProcedure(id: string, version: number): Procedure {
  const found = procedures.find((procedure) => procedure.id === id && procedure.version === version);
  if (!found) throw new UnknownProcedure(`No procedure ${id} version ${version} in this release`);
  return found;
}

/** Whether this release does not have a version because it is older: that version was made after it. */
export const isOfNewerRelease = (id: string, version: number): boolean =>
  procedures.every((procedure) => procedure.id !== id || procedure.version < version);

/** The version that a new case starts on; undefined for an unknown id. */
export const findNewestProcedure = (id: string): Procedure | undefined =>
  procedures.filter((procedure) => procedure.id === id).sort((a, b) => b.version - a.version)[0];
