import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { meQuery } from '../api/queries.ts';

let visited = false;

/**
 * Names the page in the tab, and puts the focus on its title when somebody walked to it,
 * so that a screen reader says where they are. The very first page keeps the browser's own focus.
 */
export function usePageTitle(title: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  const me = useQuery({ ...meQuery, refetchInterval: false });
  const product = me.data?.productName ?? 'Aanzet';
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
  useEffect(() => {
    if (visited) heading.current?.focus();
    visited = true;
  }, []);
  return heading;
}
