import { Button } from '@mantine/core';
import { t } from '../words.ts';
import { asColumns, columnIds, columnsText } from './column-choice.ts';
import { columnsById } from './columns.tsx';
import type { WorklistSearch } from './worklist-search.ts';
import { changed } from './worklist-search.ts';
import classes from './worklist.module.css';

interface Props {
  search: WorklistSearch;
  onChange: (search: WorklistSearch) => void;
}

/** Which columns stand in the list. The choice lives in the address, so a bookmark keeps it. */
export function ColumnChoice({ search, onChange }: Props) {
  const shown = asColumns(search.columns);
  const choose = (columns: readonly (typeof columnIds)[number][]) =>
    onChange(changed(search, 'columns', columnsText(columns)));
  return (
    <fieldset className={classes.columns} aria-describedby="worklist-columns">
      <legend>{t.worklist.columns}</legend>
      <div className={classes.columnBoxes}>
        {columnIds.map((id) => (
          <label key={id} className={classes.columnBox}>
            <input
              type="checkbox"
              checked={shown.includes(id)}
              onChange={(event) =>
                choose(event.currentTarget.checked ? [...shown, id] : shown.filter((one) => one !== id))
              }
            />
            {columnsById[id].label}
          </label>
        ))}
        {search.columns && (
          <Button variant="subtle" size="compact-md" onClick={() => onChange(changed(search, 'columns', ''))}>
            {t.worklist.columnsReset}
          </Button>
        )}
      </div>
      <p id="worklist-columns" className={classes.hint}>
        {t.worklist.columnsHint}
      </p>
    </fieldset>
  );
}
