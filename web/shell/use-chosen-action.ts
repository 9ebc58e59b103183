import { useSpotlight } from '@mantine/spotlight';
import type { createSpotlight } from '@mantine/spotlight';
import { useEffect, useState } from 'react';

/** Longer than the palette takes to move its mark, and than somebody takes between two letters. */
const settledMs = 150;

/**
 * Which of the actions in the palette the arrow keys stand on; -1 for none. The palette marks it for the eye alone, and
 * the focus stays in the search field.
 */
export function useChosenAction(store: ReturnType<typeof createSpotlight>[0], labels: readonly string[]): number {
  const { selected, listId } = useSpotlight(store);
  const [chosen, setChosen] = useState(-1);
  const all = labels.join('|');
  useEffect(() => {
    const soon = setTimeout(() => {
      const actions = document.getElementById(listId)?.querySelectorAll('[data-action]') ?? [];
      setChosen([...actions].findIndex((action) => action.hasAttribute('data-selected')));
    }, settledMs);
    return () => clearTimeout(soon);
  }, [selected, listId, all]);
  return chosen;
}
