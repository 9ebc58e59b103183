import { useState } from 'react';

/**
 * Whether something has ever been true. A panel whose code comes late stays mounted after it was opened once: when it
 * closes it still has to give the focus back.
 */
export function useWasTrue(now: boolean): boolean {
  const [was, setWas] = useState(now);
  if (now && !was) setWas(true);
  return was || now;
}
