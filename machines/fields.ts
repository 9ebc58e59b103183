import { z } from 'zod';

/**
 * The building blocks of event payloads. A `ref` in the metadata marks a reference that the application narrows
 * to what is possible at that moment before it hands the schema to anybody (design.md, HTTP).
 */
export type Reference =
  | 'offer'
  | 'school'
  | 'schoolOrNone'
  | 'clb'
  | 'ownMember'
  | 'openConsent'
  | 'givenConsent'
  | 'sameSubjectCase'
  | 'emergencyAccess'
  | 'layer'
  | 'notToParents';

export const text = (max = 2000) => z.string().min(1).max(max);
export const date = () => z.iso.date();
export const reference = (to: Reference) => z.string().min(1).max(60).meta({ ref: to });
export const choice = <const Values extends readonly [string, ...string[]]>(values: Values) => z.enum(values);
export const yesNo = () => z.enum(['yes', 'no']);
