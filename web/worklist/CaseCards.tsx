import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import type { CaseListItem } from '../../src/contract/case.ts';
import { subjectWords } from '../case/case-words.ts';
import type { ListProps } from './CaseList.tsx';
import { PickBox } from './PickBox.tsx';
import type { PickProps } from './PickBox.tsx';
import type { ColumnId } from './column-choice.ts';
import type { Around } from './columns.tsx';
import { columnsById } from './columns.tsx';
import classes from './cards.module.css';
import list from './list.module.css';
import type { Drawn } from './use-window.ts';

interface Props extends ListProps {
  drawn: Drawn;
  onWalk: (index: number) => void;
}

export function CaseCards({ items, columns, around, selection, drawn, onWalk }: Props) {
  return (
    <ul
      className={classes.cards}
      ref={drawn.list as React.RefObject<HTMLUListElement>}
      style={{ paddingBottom: drawn.after }}
    >
      {drawn.rows.map(({ index, before }) => {
        const item = items[index];
        return (
          item && (
            <CaseCard
              key={item.id}
              item={item}
              index={index}
              before={before}
              of={drawn.partial ? items.length : undefined}
              columns={columns}
              around={around}
              chosen={selection.chosen.has(item.id)}
              onChoose={selection.choose}
              onWalk={onWalk}
              measure={drawn.measure}
            />
          )
        );
      })}
    </ul>
  );
}

interface CardProps extends Omit<PickProps, 'number'> {
  item: CaseListItem;
  before: number;
  /** How many there are, where not all are drawn. */
  of: number | undefined;
  columns: readonly ColumnId[];
  around: Around;
  measure: (row: Element | null) => void;
}

const CaseCard = memo(function CaseCard({ item, index, before, of, columns, around, measure, ...pick }: CardProps) {
  const facts = columns.filter((id) => id !== 'subject' && id !== 'stage');
  return (
    <li
      ref={measure}
      data-index={index}
      className={classes.slot}
      style={{ marginTop: before }}
      aria-setsize={of}
      aria-posinset={of && index + 1}
    >
      <div className={classes.card} data-mine={item.holder?.isMine || undefined} data-chosen={pick.chosen || undefined}>
        <div className={classes.pick}>
          <PickBox index={index} number={item.number} {...pick} />
        </div>
        <h2 className={classes.title}>
          <Link to="/zaken/$caseId" params={{ caseId: item.id }} preload={false} className={list.number}>
            {item.number}
          </Link>{' '}
          {columns.includes('subject') && subjectWords(item.subject)}
        </h2>
        {columns.includes('stage') && <p className={classes.stage}>{item.stageLabel}</p>}
        {facts.length > 0 && (
          <dl className={classes.facts}>
            {facts.map((id) => (
              <div key={id}>
                <dt>{columnsById[id].label}</dt>
                <dd>{columnsById[id].cell(item, around)}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </li>
  );
});
