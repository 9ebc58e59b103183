import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { looksQuery } from '../api/queries.ts';
import { EmptyState, ErrorState } from '../states/PageState.tsx';
import { TextOutline, Waiting } from '../states/Waiting.tsx';
import { day } from '../time/format.ts';
import { t } from '../words.ts';
import classes from './looks.module.css';

/** When and why the case was looked at: asked for, because most who come here do not. */
export function Looks({ caseId, family = false }: { caseId: string; family?: boolean }) {
  const [open, setOpen] = useState(false);
  return (
    <section aria-labelledby="looks-title">
      <h2 id="looks-title" className={classes.title}>
        {t.looks.title}
      </h2>
      <p className={classes.lead}>{family ? t.looks.leadFamily : t.looks.lead}</p>
      <Button variant="default" aria-expanded={open} onClick={() => setOpen(!open)} data-no-print>
        {open ? t.looks.hide : t.looks.show}
      </Button>
      {open && <LooksTable caseId={caseId} family={family} />}
    </section>
  );
}

function LooksTable({ caseId, family }: { caseId: string; family: boolean }) {
  const { data, isPending, isError, error, refetch } = useQuery(looksQuery(caseId));
  if (isPending)
    return (
      <Waiting>
        <TextOutline widths={['60%', '80%', '50%']} />
      </Waiting>
    );
  if (isError) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data.items.length === 0) return <EmptyState title={t.looks.emptyTitle} text={t.looks.emptyText} />;
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t.looks.day}</th>
          <th scope="col">{t.looks.who}</th>
          <th scope="col">{t.looks.what}</th>
          <th scope="col">{t.looks.why}</th>
        </tr>
      </thead>
      <tbody>
        {data.items.map(({ on, organisation, what, why }) => (
          <tr key={`${on} ${organisation ?? ''} ${why}`}>
            <th scope="row">{day(on)}</th>
            <td>{organisation ?? (family ? t.looks.yourLink : t.looks.ownLink)}</td>
            <td>{what.join(', ')}</td>
            <td>{organisation === null && family ? t.looks.aboutYou : why}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
