import { useMediaQuery } from '@mantine/hooks';
import { useCallback, useRef } from 'react';
import type { CaseListItem, CaseQuery } from '../../src/contract/case.ts';
import { CaseCards } from './CaseCards.tsx';
import { CaseTable } from './CaseTable.tsx';
import type { ColumnId } from './column-choice.ts';
import type { Around } from './columns.tsx';
import type { Selection } from './use-selection.ts';
import { useWindow } from './use-window.ts';

export interface ListProps {
  items: readonly CaseListItem[];
  columns: readonly ColumnId[];
  around: Around;
  selection: Selection;
}

interface Props extends ListProps {
  sort: CaseQuery['sort'];
  onSort: (sort: CaseQuery['sort']) => void;
}

const rows = { usualHeight: 69, wholeUpTo: 100 };
/** A phone shows few cards, and drawing more than those makes it wait. */
const cards = { usualHeight: 212, wholeUpTo: 20 };
const narrowBelow = '(max-width: 47.5em)';

/** A table where it fits; cards in the same order where it does not. */
export function CaseList({ sort, onSort, ...props }: Props) {
  const narrow = useMediaQuery(narrowBelow, window.matchMedia(narrowBelow).matches) ?? false;
  const { items } = props;
  const drawn = useWindow(items.length, (index) => items[index]?.id ?? String(index), narrow ? cards : rows);
  const { show, keep } = drawn;
  const walk = useWalk(items.length, show);
  const list = { ...props, drawn, onWalk: walk };
  return (
    // Only listens where the focus is, so that the row that has it is not taken away while one scrolls.
    <div
      onFocus={(event) => keep(Number(event.target.closest<HTMLElement>('[data-index]')?.dataset['index'] ?? -1))}
      onBlur={() => keep(-1)}
    >
      {narrow ? <CaseCards {...list} /> : <CaseTable {...list} sort={sort} onSort={onSort} />}
    </div>
  );
}

/** Brings the focus to the box of another row, which may have to be drawn first. The same function as long as it lives. */
function useWalk(count: number, show: (index: number) => void): (index: number) => void {
  const latest = useRef({ count, show });
  latest.current = { count, show };
  return useCallback((index: number) => {
    if (index < 0 || index >= latest.current.count) return;
    const box = () => document.querySelector<HTMLElement>(`[data-pick="${index}"]`);
    if (box()) return box()?.focus();
    latest.current.show(index);
    requestAnimationFrame(() => requestAnimationFrame(() => box()?.focus()));
  }, []);
}
