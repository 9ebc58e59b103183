/** JSON pointers name a field from its schema, through the messages, to the element on the page. */
export function join(pointer: string, step: string | number): string {
  return `${pointer}/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

export function domId(prefix: string, pointer: string): string {
  return `${prefix}${pointer.replaceAll('/', '-')}`;
}

/** `/payload/reason` → `/reason`: the server points into the body, the form starts below its first step. */
export function withinForm(pointer: string, root: string): string {
  const start = `/${root}`;
  const path = pointer.startsWith('/') ? pointer : `/${pointer.replaceAll('.', '/')}`;
  return path === start || path.startsWith(`${start}/`) ? path.slice(start.length) : path;
}

/** The field itself, or the nearest thing around it that is drawn. */
export function findField(prefix: string, pointer: string): HTMLElement | null {
  for (let path = pointer; path !== ''; path = path.slice(0, path.lastIndexOf('/'))) {
    const found = document.getElementById(domId(prefix, path));
    if (found) return found;
  }
  return null;
}
