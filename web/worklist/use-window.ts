import { defaultRangeExtractor, useWindowVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState } from 'react';
import { usePrinting } from './use-printing.ts';

/** Drawn beyond both edges of the window. */
const overscan = 8;

interface Placed {
  index: number;
  /** Empty pixels between the row before, or the top of the list, and this one. */
  before: number;
}

/** The rows that must be drawn now, and how much emptiness stands for the others. */
export interface Drawn {
  rows: readonly Placed[];
  /** Empty pixels below the last row. */
  after: number;
  /** Not all rows are drawn. */
  partial: boolean;
  /** The element around the rows. */
  list: React.RefObject<HTMLElement | null>;
  /** A ref for each row, which carries `data-index`. */
  measure: (row: Element | null) => void;
  show: (index: number) => void;
  /** The row with the focus stays, wherever one scrolls. */
  keep: (index: number) => void;
}

interface Shape {
  /** Of one row, in pixels, before it was measured. */
  usualHeight: number;
  /** A shorter list is drawn whole: the browser then finds and prints all of it by itself. */
  wholeUpTo: number;
}

/** Draws of a long list only what stands in or near the window; heights are measured as rows come by. */
export function useWindow(count: number, keyOf: (index: number) => string, { usualHeight, wholeUpTo }: Shape): Drawn {
  const list = useRef<HTMLElement>(null);
  const [top, setTop] = useState(0);
  const [kept, keep] = useState(-1);
  const printing = usePrinting();
  const partial = count > wholeUpTo && !printing;
  // What it answers changes while it stays itself; nothing here is memoized by it.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useWindowVirtualizer({
    count,
    enabled: partial,
    estimateSize: () => usualHeight,
    getItemKey: keyOf,
    overscan,
    scrollMargin: top,
    rangeExtractor: (range) => {
      const near = defaultRangeExtractor(range);
      return kept < 0 || kept >= count || near.includes(kept) ? near : [...near, kept].sort((a, b) => a - b);
    },
  });
  useLayoutEffect(() => {
    const look = () => setTop(list.current ? Math.round(list.current.getBoundingClientRect().top + window.scrollY) : 0);
    look();
    // Filters that open above the list push it down, and the page grows.
    const grows = new ResizeObserver(look);
    grows.observe(document.body);
    return () => grows.disconnect();
  }, [partial]);
  const around = { list, partial, keep, measure: virtual.measureElement };
  if (!partial) {
    const rows = Array.from({ length: count }, (_, index) => ({ index, before: 0 }));
    return { ...around, rows, after: 0, show: () => undefined };
  }
  let end = top;
  const rows = virtual.getVirtualItems().map((item) => {
    const before = Math.max(0, item.start - end);
    end = item.end;
    return { index: item.index, before };
  });
  const after = Math.max(0, top + virtual.getTotalSize() - end);
  return { ...around, rows, after, show: (index) => virtual.scrollToIndex(index) };
}
