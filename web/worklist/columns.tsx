import type { ReactNode } from 'react';
import type { CaseListItem, CaseQuery } from '../../src/contract/case.ts';
import { holderWords, subjectWords } from '../case/case-words.ts';
import { day } from '../time/format.ts';
import { t } from '../words.ts';
import { DueWords } from './DueWords.tsx';
import { ElapsedWords } from './ElapsedWords.tsx';
import { HolderWords } from './HolderWords.tsx';
import type { ColumnId } from './column-choice.ts';

type Sort = CaseQuery['sort'];

export interface Column {
  label: string;
  /** Share of the width. */
  width: number;
  /** What its head sorts by: first the one, then the other. `falling` where the first shows the largest on top. */
  sorts?: { first: Sort; next: Sort; falling?: boolean };
  cell: (item: CaseListItem, around: Around) => ReactNode;
}

export interface Around {
  now: number;
  /** Names of the procedures by id. */
  procedures: ReadonlyMap<string, string>;
}

export const numberSorts = { first: 'number', next: '-number' } as const;

export const columnsById: Record<ColumnId, Column> = {
  subject: { label: t.worklist.columnSubject, width: 1.9, cell: (item) => subjectWords(item.subject) },
  procedure: {
    label: t.worklist.columnProcedure,
    width: 2.3,
    cell: (item, { procedures }) => procedures.get(item.procedure) ?? item.procedure,
  },
  stage: { label: t.worklist.columnStage, width: 3, cell: (item) => item.stageLabel },
  since: {
    label: t.worklist.columnSince,
    width: 2.2,
    sorts: { first: 'stageSince', next: '-stageSince' },
    cell: (item) => <span className="az-nums">{day(item.stageSince)}</span>,
  },
  holder: {
    label: t.worklist.columnHolder,
    width: 2.6,
    cell: (item) => <HolderWords words={holderWords(item.holder)} mine={item.holder?.isMine ?? false} />,
  },
  elapsed: {
    label: t.worklist.columnElapsed,
    width: 3.2,
    sorts: { first: 'stageSince', next: '-stageSince', falling: true },
    cell: (item) => <ElapsedWords item={item} />,
  },
  due: {
    label: t.worklist.columnDue,
    width: 2.6,
    sorts: { first: 'dueAt', next: '-dueAt' },
    cell: (item, { now }) => <DueWords item={item} now={now} />,
  },
};
