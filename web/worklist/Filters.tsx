import { Button, CloseButton, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { Search, SlidersHorizontal } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Procedure } from '../../src/contract/procedure.ts';
import { t } from '../words.ts';
import { ActiveFilters } from './ActiveFilters.tsx';
import { ColumnChoice } from './ColumnChoice.tsx';
import type { WorklistSearch } from './worklist-search.ts';
import { changed, sorts } from './worklist-search.ts';
import classes from './worklist.module.css';

interface Props {
  search: WorklistSearch;
  procedures: readonly Procedure[];
  onChange: (search: WorklistSearch) => void;
}

export function Filters({ search, procedures, onChange }: Props) {
  const [typed, setTyped] = useState(search.q ?? '');
  const [open, setOpen] = useState(false);
  const current = useRef(search);
  useEffect(() => {
    current.current = search;
  }, [search]);
  const find = useDebouncedCallback((q: string) => onChange(changed(current.current, 'q', q.trim())), 300);
  useEffect(() => setTyped((old) => (old.trim() === (search.q ?? '') ? old : (search.q ?? ''))), [search.q]);

  const stages = procedures
    .filter(({ id }) => !search.procedure || id === search.procedure)
    .flatMap(({ states }) => states);
  const stageNames = new Map(stages.map(({ id, label }) => [id, label]));
  const pick = (name: keyof WorklistSearch, label: string, options: { value: string; label: string }[]) => (
    <NativeSelect
      label={label}
      value={search[name] ?? ''}
      data={options}
      onChange={(event) => onChange(changed(search, name, event.currentTarget.value))}
    />
  );

  return (
    <div className={classes.filters} data-no-print>
      <div className={classes.filterTop}>
        <TextInput
          id="worklist-search"
          type="search"
          label={t.worklist.search}
          className={classes.searchField ?? ''}
          leftSection={<Search size={18} aria-hidden />}
          rightSection={
            typed !== '' && (
              <CloseButton
                aria-label={t.form.clear}
                onClick={() => {
                  setTyped('');
                  onChange(changed(search, 'q', ''));
                }}
              />
            )
          }
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            find(event.currentTarget.value);
          }}
        />
        <Button
          variant="default"
          aria-expanded={open}
          aria-controls="worklist-filters"
          leftSection={<SlidersHorizontal size={18} aria-hidden />}
          onClick={() => setOpen(!open)}
        >
          {t.worklist.filter}
        </Button>
      </div>
      <div id="worklist-filters" className={classes.panel} hidden={!open}>
        <div className={classes.filterFields}>
          {pick('procedure', t.worklist.procedure, [
            { value: '', label: t.worklist.any },
            ...procedures.map(({ id, label }) => ({ value: id, label })),
          ])}
          {pick('stage', t.worklist.stage, [
            { value: '', label: t.worklist.any },
            ...[...stageNames].map(([value, label]) => ({ value, label })),
          ])}
          {pick('holder', t.worklist.holder, [
            { value: '', label: t.worklist.any },
            { value: 'me', label: t.worklist.holderMe },
            { value: 'mine', label: t.worklist.holderMine },
          ])}
          {pick('state', t.worklist.state, [
            { value: '', label: t.worklist.stateOpen },
            { value: 'closed', label: t.worklist.stateClosed },
            { value: 'all', label: t.worklist.stateAll },
          ])}
          {pick(
            'sort',
            t.worklist.sort,
            sorts.map((value) => ({ value: value === 'needsMe' ? '' : value, label: t.worklist.sorts[value] })),
          )}
        </div>
        <ColumnChoice search={search} onChange={onChange} />
      </div>
      <ActiveFilters search={search} procedures={procedures} stageNames={stageNames} onChange={onChange} />
    </div>
  );
}
