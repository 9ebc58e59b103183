import { Skeleton } from '@mantine/core';
import { Check } from 'lucide-react';
import type { z } from 'zod';
import type { CaseCounts } from '../../src/contract/case.ts';
import { figure } from '../time/format.ts';
import { t } from '../words.ts';
import type { WorklistSearch } from './worklist-search.ts';
import { shownAs } from './worklist-search.ts';
import classes from './worklist.module.css';

interface Props {
  counts: z.infer<typeof CaseCounts> | null;
  search: WorklistSearch;
  onChange: (search: WorklistSearch) => void;
}

/** Counts that each open the list behind them. */
export function CountChips({ counts, search, onChange }: Props) {
  const chips: {
    key: string;
    label: string;
    count: number | undefined;
    filter: WorklistSearch;
    on: boolean;
    late?: boolean;
  }[] = [
    {
      key: 'open',
      label: t.worklist.all,
      count: counts?.open,
      filter: {},
      on: !search.holder && !search.overdue && !search.due && !search.state,
    },
    {
      key: 'me',
      label: t.worklist.me,
      count: counts?.me,
      filter: { holder: 'me' },
      on: search.holder === 'me',
    },
    {
      key: 'mine',
      label: t.worklist.mine,
      count: counts?.mine,
      filter: { holder: 'mine' },
      on: search.holder === 'mine',
    },
    {
      key: 'overdue',
      label: t.worklist.overdue,
      count: counts?.overdue,
      filter: { overdue: 'true' },
      on: search.overdue === 'true',
      late: true,
    },
    {
      key: 'week',
      label: t.worklist.thisWeek,
      count: counts?.dueThisWeek,
      filter: { due: 'week' },
      on: search.due === 'week',
    },
  ];
  return (
    <ul className={classes.chips} aria-label={t.worklist.counts}>
      {chips.map(({ key, label, count, filter, on, late }) => (
        <li key={key}>
          <button
            type="button"
            className={classes.chip}
            aria-pressed={on}
            data-late={(late && (count ?? 0) > 0) || undefined}
            onClick={() => onChange({ ...filter, ...shownAs(search) })}
          >
            <span className={classes.chipLabel}>
              {on && <Check size={16} aria-hidden />}
              {label}
            </span>
            {count === undefined ? (
              <Skeleton height={28} width={32} />
            ) : (
              <span className={classes.chipCount}>{figure(count)}</span>
            )}
          </button>
        </li>
      ))}
    </ul>
  );
}
