import { Button } from '@mantine/core';
import { X } from 'lucide-react';
import type { Procedure } from '../../src/contract/procedure.ts';
import { t } from '../words.ts';
import type { WorklistSearch } from './worklist-search.ts';
import { changed } from './worklist-search.ts';
import classes from './worklist.module.css';

interface Props {
  search: WorklistSearch;
  procedures: readonly Procedure[];
  stageNames: ReadonlyMap<string, string>;
  onChange: (search: WorklistSearch) => void;
}

/** What narrows the list now, each with its own way out. */
export function ActiveFilters({ search, procedures, stageNames, onChange }: Props) {
  const active: { name: keyof WorklistSearch; words: string }[] = [];
  if (search.q) active.push({ name: 'q', words: t.worklist.chipSearch(search.q) });
  if (search.procedure)
    active.push({
      name: 'procedure',
      words: procedures.find(({ id }) => id === search.procedure)?.label ?? search.procedure,
    });
  if (search.stage) active.push({ name: 'stage', words: stageNames.get(search.stage) ?? search.stage });
  if (search.holder && search.holder !== 'mine' && search.holder !== 'me')
    active.push({ name: 'holder', words: t.worklist.holderOther });
  if (search.state)
    active.push({ name: 'state', words: search.state === 'closed' ? t.worklist.stateClosed : t.worklist.stateAll });
  if (search.sort) active.push({ name: 'sort', words: t.worklist.chipSort(t.worklist.sorts[search.sort]) });
  if (active.length === 0) return null;
  return (
    <ul className={classes.active} aria-label={t.worklist.activeFilters}>
      {active.map(({ name, words }) => (
        <li key={name}>
          <button
            type="button"
            className={classes.activeChip}
            aria-label={t.worklist.removeFilter(words)}
            onClick={() => onChange(changed(search, name, ''))}
          >
            {words} <X size={16} aria-hidden />
          </button>
        </li>
      ))}
      {active.length > 1 && (
        <li>
          <Button
            variant="subtle"
            size="compact-md"
            onClick={() => onChange(search.columns ? { columns: search.columns } : {})}
          >
            {t.worklist.clearFilters}
          </Button>
        </li>
      )}
    </ul>
  );
}
