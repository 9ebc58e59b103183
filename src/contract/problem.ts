import { z } from 'zod';

/** The closed list of reasons why the server says no; the Dutch words stand in `nl/problems.ts`. */
export const problemCodes = [
  'invalidInput',
  'malformedBody',
  'bodyTooLarge',
  'unsupportedMediaType',
  'missingIdempotencyKey',
  'foreignOrigin',
  'notSignedIn',
  'notFound',
  'methodNotAllowed',
  'notAllowedNow',
  'staleRevision',
  'sectionSavedByOther',
  'keyReused',
  'nationalNumber',
  'tooManyRequests',
  'databaseUnavailable',
  'newerRelease',
  'clockStuck',
  'internal',
] as const;

export const ProblemCode = z.enum(problemCodes);
export type ProblemCode = z.infer<typeof ProblemCode>;

/** One field that is wrong, in the user's words. `path` is a JSON pointer into the body, or the name of a query parameter. */
export const FieldProblem = z.object({ path: z.string(), field: z.string(), message: z.string() });
export type FieldProblem = z.infer<typeof FieldProblem>;

/** RFC 9457. `title` and `detail` are Dutch and may be shown as they are. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: ProblemCode,
  /** Which fields, with a Dutch message each (400 and 422). */
  errors: z.array(FieldProblem).optional(),
  /** With `notAllowedNow` and `staleRevision`: where the case stands and what may happen there. */
  stage: z.string().optional(),
  reason: z.string().optional(),
  revision: z.int().optional(),
  allowed: z.array(z.object({ event: z.string(), label: z.string() })).optional(),
  /** With `sectionSavedByOther`: both versions, so that nothing typed is lost. */
  theirs: z.object({ answers: z.record(z.string(), z.unknown()), revision: z.int(), savedBy: z.string() }).optional(),
  yours: z.record(z.string(), z.unknown()).optional(),
  /** Names this request in the log. */
  requestId: z.string().optional(),
});
export type Problem = z.infer<typeof Problem>;
