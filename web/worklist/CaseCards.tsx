import { Link } from '@tanstack/react-router';
import type { CaseListItem } from '../../src/contract/case.ts';
import { holderWords, subjectWords } from '../case/case-words.ts';
import { t } from '../words.ts';
import { DueWords } from './DueWords.tsx';
import { ElapsedWords } from './ElapsedWords.tsx';
import { HolderWords } from './HolderWords.tsx';
import classes from './list.module.css';

export function CaseCards({ items, now }: { items: readonly CaseListItem[]; now: number }) {
  return (
    <ul className={classes.cards}>
      {items.map((item) => (
        <li key={item.id} className={classes.card} data-mine={item.holder?.isMine || undefined}>
          <h2 className={classes.cardTitle}>
            <Link to="/zaken/$caseId" params={{ caseId: item.id }} className={classes.number}>
              {item.number}
            </Link>{' '}
            {subjectWords(item.subject)}
          </h2>
          <p className={classes.cardStage}>{item.stageLabel}</p>
          <dl className={classes.cardFacts}>
            <dt>{t.worklist.columnHolder}</dt>
            <dd>
              <HolderWords words={holderWords(item.holder)} mine={item.holder?.isMine ?? false} />
            </dd>
            <dt>{t.worklist.columnElapsed}</dt>
            <dd>
              <ElapsedWords item={item} />
            </dd>
            <dt>{t.worklist.columnDue}</dt>
            <dd>
              <DueWords item={item} now={now} />
            </dd>
          </dl>
        </li>
      ))}
    </ul>
  );
}
