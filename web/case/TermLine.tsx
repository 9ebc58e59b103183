import { Collapse, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { CalendarClock, ChevronDown, Pause, TriangleAlert } from 'lucide-react';
import { useId } from 'react';
import type { Deadline } from '../../src/contract/case.ts';
import { dueDay, relativeDue } from '../time/format.ts';
import { useNow } from '../time/use-now.ts';
import { t } from '../words.ts';
import classes from './band.module.css';

/** One term and, on demand, how its date was found. While its clock stands still it has no date to go by. */
export function TermLine({ deadline }: { deadline: Deadline }) {
  const now = useNow();
  const id = useId();
  const [open, { toggle }] = useDisclosure(false);
  const inTime = deadline.paused ? Pause : CalendarClock;
  const Mark = deadline.overdue ? TriangleAlert : inTime;
  return (
    <div className={classes.term}>
      <span className={classes.termDate} data-late={deadline.overdue || undefined}>
        <Mark size={18} aria-hidden />
        <span>
          {deadline.label}:{' '}
          {deadline.paused ? (
            <strong>{t.cases.paused}</strong>
          ) : (
            <>
              <strong className="az-nums">{dueDay(deadline.dueAt)}</strong> ({relativeDue(deadline.dueAt, now)})
              {deadline.overdue && <strong> · {t.cases.pastTerm}</strong>}
            </>
          )}
        </span>
      </span>
      <UnstyledButton className={classes.why} aria-expanded={open} aria-controls={id} onClick={toggle}>
        {t.cases.whyThisDate} <span className="az-hidden">({deadline.label})</span>
        <ChevronDown size={16} aria-hidden data-open={open || undefined} />
      </UnstyledButton>
      <Collapse expanded={open} id={id} className={classes.explanation ?? ''}>
        {deadline.explanation}
      </Collapse>
    </div>
  );
}
