import { useCallback, useRef, useState } from 'react';
import type { CaseListItem } from '../../src/contract/case.ts';

export interface Selection {
  chosen: ReadonlySet<string>;
  /** Chooses or lets go; with `range` everything from the last one that was touched. */
  choose: (index: number, on: boolean, range: boolean) => void;
  chooseAll: (on: boolean) => void;
  keepOnly: (ids: readonly string[]) => void;
}

/** Which rows of the list are chosen. It lives as long as the page looks at the same list. */
export function useSelection(items: readonly CaseListItem[]): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const last = useRef<number | null>(null);
  const current = useRef(items);
  current.current = items;
  const choose = useCallback((index: number, on: boolean, range: boolean) => {
    const from = range ? (last.current ?? index) : index;
    const touched = current.current.slice(Math.min(from, index), Math.max(from, index) + 1);
    last.current = index;
    setChosen((before) => {
      const next = new Set(before);
      for (const { id } of touched) {
        if (on) next.add(id);
        else next.delete(id);
      }
      return next;
    });
  }, []);
  const keepOnly = useCallback((ids: readonly string[]) => {
    last.current = null;
    setChosen(new Set(ids));
  }, []);
  const chooseAll = useCallback((on: boolean) => keepOnly(on ? current.current.map(({ id }) => id) : []), [keepOnly]);
  return { chosen, choose, chooseAll, keepOnly };
}
