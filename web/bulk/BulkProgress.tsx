import { Button, Progress } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { CircleAlert, CircleCheck } from 'lucide-react';
import type { CaseListItem } from '../../src/contract/case.ts';
import { failureWords } from '../states/FailureNote.tsx';
import { t } from '../words.ts';
import type { Run } from './bulk-run.ts';
import classes from './bulk.module.css';

interface Props {
  run: Run;
  label: string;
  items: readonly CaseListItem[];
  onStop: () => void;
  onAgain: () => void;
  onClose: () => void;
}

/** How far it is, and in the end which cases failed, why, and one button for those alone. */
export function BulkProgress({ run, label, items, onStop, onAgain, onClose }: Props) {
  const numbers = new Map(items.map(({ id, number }) => [id, number]));
  const done = run.ids.filter((id) => run.outcomes.get(id)?.kind === 'done').length;
  const failed = run.ids.flatMap((id) => {
    const outcome = run.outcomes.get(id);
    return outcome?.kind === 'failed' ? [{ id, error: outcome.error }] : [];
  });
  const of = run.ids.length;
  return (
    <>
      <div role="status" className={classes.result}>
        {run.running ? (
          t.bulk.progress(done, of)
        ) : (
          <>
            {done > 0 && (
              <p className={classes.done}>
                <CircleCheck size={20} aria-hidden /> {t.bulk.allDone(label, done)}
              </p>
            )}
            {failed.length > 0 && (
              <p className={classes.failed}>
                <CircleAlert size={20} aria-hidden /> {t.bulk.failed(failed.length)}
              </p>
            )}
          </>
        )}
      </div>
      {run.running && (
        <Progress.Root size="lg" my="sm">
          <Progress.Section value={(run.outcomes.size / of) * 100} aria-label={t.bulk.progress(done, of)} />
        </Progress.Root>
      )}
      {failed.length > 0 && (
        <>
          {!run.running && <p className="az-dim">{t.bulk.failedHint}</p>}
          <ul className={classes.failures}>
            {failed.map(({ id, error }) => (
              <li key={id}>
                <Link to="/zaken/$caseId" params={{ caseId: id }} className={classes.number}>
                  {numbers.get(id) ?? t.cases.oneCase}
                </Link>{' '}
                {error === null ? t.bulk.stopped : failureWords(error).text}
              </li>
            ))}
          </ul>
        </>
      )}
      <div className={classes.buttons}>
        {run.running ? (
          <Button variant="default" onClick={onStop}>
            {t.bulk.stop}
          </Button>
        ) : (
          <>
            {failed.length > 0 && <Button onClick={onAgain}>{t.bulk.again(failed.length)}</Button>}
            <Button variant={failed.length > 0 ? 'default' : 'filled'} onClick={onClose}>
              {t.bulk.done}
            </Button>
          </>
        )}
      </div>
    </>
  );
}
