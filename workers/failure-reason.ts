/**
 * What may be kept and logged of an error: its kind, its code and where it arose. Never its message: that of a database
 * names values, and a value may be a pupil.
 */
export function failureReason(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  const [, place] = /\/([\w.-]+:\d+):\d+\)?$/m.exec(error.stack ?? '') ?? [];
  return `${error.name}${code}${place === undefined ? '' : ` at ${place}`}`.slice(0, 200);
}
