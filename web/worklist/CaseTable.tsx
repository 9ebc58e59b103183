import { Link } from '@tanstack/react-router';
import type { CaseListItem } from '../../src/contract/case.ts';
import { holderWords, subjectWords } from '../case/case-words.ts';
import { t } from '../words.ts';
import { DueWords } from './DueWords.tsx';
import { ElapsedWords } from './ElapsedWords.tsx';
import { HolderWords } from './HolderWords.tsx';
import classes from './list.module.css';

export function CaseTable({ items, now }: { items: readonly CaseListItem[]; now: number }) {
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t.worklist.columnCase}</th>
          <th scope="col">{t.worklist.columnSubject}</th>
          <th scope="col">{t.worklist.columnStage}</th>
          <th scope="col">{t.worklist.columnHolder}</th>
          <th scope="col">{t.worklist.columnElapsed}</th>
          <th scope="col">{t.worklist.columnDue}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id} data-mine={item.holder?.isMine || undefined}>
            <th scope="row">
              <Link to="/zaken/$caseId" params={{ caseId: item.id }} className={classes.number}>
                {item.number}
              </Link>
            </th>
            <td>{subjectWords(item.subject)}</td>
            <td>{item.stageLabel}</td>
            <td>
              <HolderWords words={holderWords(item.holder)} mine={item.holder?.isMine ?? false} />
            </td>
            <td>
              <ElapsedWords item={item} />
            </td>
            <td>
              <DueWords item={item} now={now} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
