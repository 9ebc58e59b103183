import { ArrowDown, ArrowUp } from 'lucide-react';
import type { CaseQuery } from '../../src/contract/case.ts';
import { t } from '../words.ts';
import type { Column } from './columns.tsx';
import classes from './list.module.css';

interface Props extends Pick<Column, 'label' | 'sorts'> {
  sort: CaseQuery['sort'];
  onSort: (sort: CaseQuery['sort']) => void;
}

/** The head of a column; where the list can go by it, a button: one way, the other way, and back to what needs me. */
export function SortHead({ label, sorts, sort, onSort }: Props) {
  if (!sorts) return <th scope="col">{label}</th>;
  const { first, next, falling = false } = sorts;
  const on = sort === first || sort === next;
  const rising = (sort === first) !== falling;
  const following = sort === first ? next : sort === next ? 'needsMe' : first;
  const Arrow = rising ? ArrowUp : ArrowDown;
  return (
    <th scope="col" aria-sort={on ? (rising ? 'ascending' : 'descending') : undefined}>
      <button
        type="button"
        data-print
        className={classes.sort}
        title={t.worklist.sorts[following]}
        onClick={() => onSort(following)}
      >
        {label}
        {on && <Arrow size={16} aria-hidden />}
      </button>
    </th>
  );
}
