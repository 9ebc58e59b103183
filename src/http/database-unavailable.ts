/** Nobody listens, or the line broke. */
const lineCodes: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'ETIMEDOUT',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
]);

/** PostgreSQL answers that it cannot serve now: class 08 (connection), 53 (resources), shutting down, read-only standby. */
const sqlStates = /^(?:08...|53...|57P0[1-5]|25006)$/;

/** What pg, its pool, Kysely and PGlite say without a code. */
const sentences =
  /^(?:timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|Client was closed|Cannot use a pool after calling end|PGlite is clos|driver has already been destroyed|the database system is)/;

/** Whether an error means that the database did not answer, so that trying again later makes sense. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (lineCodes.has(code) || sqlStates.test(code) || sentences.test(error.message)) return true;
  if (error instanceof AggregateError) return error.errors.some(isDatabaseUnavailable);
  return isDatabaseUnavailable(error.cause);
}
