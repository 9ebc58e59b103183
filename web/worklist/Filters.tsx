import { Button, CloseButton, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { Search, SlidersHorizontal, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Procedure } from '../../src/contract/procedure.ts';
import { t } from '../words.ts';
import type { WorklistSearch } from './worklist-search.ts';
import { sorts } from './worklist-search.ts';
import classes from './worklist.module.css';

interface Props {
  search: WorklistSearch;
  procedures: readonly Procedure[];
  onChange: (search: WorklistSearch) => void;
}

function changed(search: WorklistSearch, name: keyof WorklistSearch, value: string): WorklistSearch {
  const { [name]: _gone, ...rest } = search;
  return value === '' ? rest : { ...rest, [name]: value };
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
      <div id="worklist-filters" hidden={!open}>
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
      </div>
      <ActiveFilters search={search} procedures={procedures} stageNames={stageNames} onChange={onChange} />
    </div>
  );
}

interface ActiveProps extends Props {
  stageNames: ReadonlyMap<string, string>;
}

/** What narrows the list now, each with its own way out. */
function ActiveFilters({ search, procedures, stageNames, onChange }: ActiveProps) {
  const active: { name: keyof WorklistSearch; words: string }[] = [];
  if (search.q) active.push({ name: 'q', words: t.worklist.chipSearch(search.q) });
  if (search.procedure)
    active.push({
      name: 'procedure',
      words: procedures.find(({ id }) => id === search.procedure)?.label ?? search.procedure,
    });
  if (search.stage) active.push({ name: 'stage', words: stageNames.get(search.stage) ?? search.stage });
  if (search.holder === 'me') active.push({ name: 'holder', words: t.worklist.holderMe });
  else if (search.holder && search.holder !== 'mine') active.push({ name: 'holder', words: t.worklist.holderOther });
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
          <Button variant="subtle" size="compact-md" onClick={() => onChange({})}>
            {t.worklist.clearFilters}
          </Button>
        </li>
      )}
    </ul>
  );
}
