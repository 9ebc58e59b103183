import { Button } from '@mantine/core';
import { RotateCcw } from 'lucide-react';
import type { FailedItem } from '../../src/contract/failed-work.ts';
import { failedWorkWords as words } from '../../src/contract/nl/failed-work.ts';
import { dayAndHour } from '../time/format.ts';
import classes from './work.module.css';

interface Props {
  item: FailedItem;
  busy: boolean;
  onRetry: () => void;
}

/** One piece of work that failed: whether it was given up, why, how often, and the way to try it again. */
export function FailedWorkItem({ item, busy, onRetry }: Props) {
  const { title, caseNumber, attempts, receivers, reason, dueAt, retryAt } = item;
  const givenUp = retryAt === null;
  return (
    <li className={classes.item} data-given-up={givenUp || undefined}>
      <p className={classes.state}>{givenUp ? words.givenUp : words.waiting}</p>
      <h3 className={classes.title}>{title}</h3>
      <p className={classes.counts}>
        {caseNumber !== null && <span>{words.caseNumber(caseNumber)}</span>}
        {receivers > 1 && <span>{words.receivers(receivers)}</span>}
        <span>{words.attempts(attempts)}</span>
      </p>
      <dl className={classes.facts}>
        <div>
          <dt>{words.due}</dt>
          <dd>
            <time dateTime={dueAt}>{dayAndHour(dueAt)}</time>
          </dd>
        </div>
        <div>
          <dt>{words.next}</dt>
          <dd>{retryAt === null ? words.nobodyTries : <time dateTime={retryAt}>{dayAndHour(retryAt)}</time>}</dd>
        </div>
        <div>
          <dt>{words.reason}</dt>
          <dd>
            <code className={classes.code}>{reason}</code>
          </dd>
        </div>
      </dl>
      <Button
        variant="default"
        leftSection={<RotateCcw size={18} aria-hidden />}
        loading={busy}
        onClick={onRetry}
        aria-label={words.retryOf(title, caseNumber)}
        data-no-print
      >
        {words.retry}
      </Button>
    </li>
  );
}
