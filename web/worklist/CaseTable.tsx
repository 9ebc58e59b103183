import { Link } from '@tanstack/react-router';
import { Fragment, memo } from 'react';
import type { CaseListItem, CaseQuery } from '../../src/contract/case.ts';
import { t } from '../words.ts';
import type { ListProps } from './CaseList.tsx';
import { PickBox } from './PickBox.tsx';
import type { PickProps } from './PickBox.tsx';
import { SortHead } from './SortHead.tsx';
import type { ColumnId } from './column-choice.ts';
import type { Around } from './columns.tsx';
import { columnsById, numberSorts } from './columns.tsx';
import classes from './list.module.css';
import type { Drawn } from './use-window.ts';

interface Props extends ListProps {
  drawn: Drawn;
  onWalk: (index: number) => void;
  sort: CaseQuery['sort'];
  onSort: (sort: CaseQuery['sort']) => void;
}

export function CaseTable({ items, columns, around, selection, drawn, onWalk, sort, onSort }: Props) {
  const { rows, after, partial, list, measure } = drawn;
  const all = items.every(({ id }) => selection.chosen.has(id));
  const units = columns.reduce((sum, id) => sum + columnsById[id].width, 0);
  const gap = (height: number) => <tr aria-hidden className={classes.gap} style={{ height }} />;
  return (
    <table className={classes.table} aria-rowcount={partial ? items.length + 1 : undefined}>
      <colgroup>
        <col className={classes.pickColumn} />
        <col className={columns.length > 0 ? classes.numberColumn : undefined} />
        {columns.map((id) => (
          <col key={id} style={{ width: `${(columnsById[id].width / units) * 100}%` }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          <th scope="col" className={classes.pickCell} aria-label={t.worklist.pickColumn}>
            <label className={classes.pickAll}>
              <input
                type="checkbox"
                checked={all}
                ref={(box) => {
                  if (box) box.indeterminate = !all && selection.chosen.size > 0;
                }}
                onChange={(event) => selection.chooseAll(event.currentTarget.checked)}
              />
              <span className="az-hidden">{t.worklist.pickAll}</span>
            </label>
          </th>
          <SortHead label={t.worklist.columnCase} sorts={numberSorts} sort={sort} onSort={onSort} />
          {columns.map((id) => (
            <SortHead key={id} {...columnsById[id]} sort={sort} onSort={onSort} />
          ))}
        </tr>
      </thead>
      <tbody ref={list as React.RefObject<HTMLTableSectionElement>}>
        {rows.map(({ index, before }) => {
          const item = items[index];
          return (
            item && (
              <Fragment key={item.id}>
                {before > 0 && gap(before)}
                <CaseRow
                  item={item}
                  index={index}
                  counted={partial}
                  columns={columns}
                  around={around}
                  chosen={selection.chosen.has(item.id)}
                  onChoose={selection.choose}
                  onWalk={onWalk}
                  measure={measure}
                />
              </Fragment>
            )
          );
        })}
        {after > 0 && gap(after)}
      </tbody>
    </table>
  );
}

interface RowProps extends Omit<PickProps, 'number'> {
  item: CaseListItem;
  counted: boolean;
  columns: readonly ColumnId[];
  around: Around;
  measure: (row: Element | null) => void;
}

const CaseRow = memo(function CaseRow({ item, index, counted, columns, around, measure, ...pick }: RowProps) {
  return (
    <tr
      ref={measure}
      data-index={index}
      aria-rowindex={counted ? index + 2 : undefined}
      data-mine={item.holder?.isMine || undefined}
      data-chosen={pick.chosen || undefined}
    >
      <td className={classes.pickCell}>
        <PickBox index={index} number={item.number} {...pick} />
      </td>
      <th scope="row">
        <Link to="/zaken/$caseId" params={{ caseId: item.id }} preload={false} className={classes.number}>
          {item.number}
        </Link>
      </th>
      {columns.map((id) => (
        <td key={id}>{columnsById[id].cell(item, around)}</td>
      ))}
    </tr>
  );
});
