const base = 'https://aanzet.invalid';
const longest = 500;

/**
 * A path of ours to go back to after signing in; the first page for whatever could lead elsewhere (another site, a way
 * that browsers read as one, the API).
 */
export function ownPath(asked: string | undefined): string {
  if (asked === undefined || asked.length > longest || !/^\/(?![/\\])[\x21-\x7e]*$/.test(asked)) return '/';
  const { origin, pathname, search } = new URL(asked, base);
  // What is resolved counts: `/.//elsewhere` is read as another site once its dots are gone.
  if (origin !== base || pathname.startsWith('//') || asked.includes('\\') || /^\/api(?:\/|$)/i.test(pathname))
    return '/';
  return pathname + search;
}
