/**
 * Whether the database looked at what it was given and did not like it: then some of it may be fine by itself. A lost
 * connection, a full disk or a server that stops (classes 08, 53, 57 and 58 of SQLSTATE, and codes of the system like
 * EPIPE, which no SQLSTATE begins like) is everybody's trouble.
 */
export function isAboutContent(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && /^(?!08|53|57|58|E)[0-9A-Z]{5}$/.test(code);
}
