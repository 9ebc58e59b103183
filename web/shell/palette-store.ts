/** The palette is loaded late; a click before that waits here until somebody listens. */
let listener: (() => void) | null = null;
let asked = false;

export function openPalette(): void {
  if (listener) listener();
  else asked = true;
}

export function onOpenPalette(open: () => void): () => void {
  listener = open;
  if (asked) open();
  asked = false;
  return () => {
    listener = null;
  };
}
