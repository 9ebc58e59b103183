/** Everything typed that the server does not have yet. In memory only: personal data does not go into browser storage. */
const unsaved = new Set<string>();

function warn(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

export function markUnsaved(key: string, isUnsaved: boolean): void {
  if (isUnsaved) unsaved.add(key);
  else unsaved.delete(key);
  window.removeEventListener('beforeunload', warn);
  if (unsaved.size > 0) window.addEventListener('beforeunload', warn);
}

export function hasUnsaved(): boolean {
  return unsaved.size > 0;
}

export function forgetUnsaved(): void {
  for (const key of unsaved) markUnsaved(key, false);
}
