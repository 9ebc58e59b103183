import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { handbookPages } from '../help/handbook.ts';
import { PageHead } from '../shell/PageHead.tsx';
import { NotFound } from '../states/NotFound.tsx';
import { ErrorState } from '../states/PageState.tsx';
import { TextOutline, Waiting } from '../states/Waiting.tsx';
import { t } from '../words.ts';
import { HandbookText } from './HandbookText.tsx';
import { handbookQuery } from './handbook-text.ts';
import classes from './handbook.module.css';

/** The handbook: the list of tasks, or the page of one. For everybody, signed in or not. */
export default function HandbookPage() {
  const { taak } = useParams({ strict: false });
  const page = handbookPages.find((one) => one === taak);
  if (taak !== undefined && page === undefined) return <NotFound />;
  return <Page key={page ?? ''} name={page ?? 'README'} isList={page === undefined} />;
}

function Page({ name, isList }: { name: string; isList: boolean }) {
  const found = useQuery(handbookQuery(name));
  return (
    <div className={classes.page}>
      {!isList && (
        <p className={classes.back} data-no-print>
          <Link to="/handleiding">
            <ArrowLeft size={16} aria-hidden /> {t.help.allTasks}
          </Link>
        </p>
      )}
      {found.data ? (
        <>
          <PageHead title={found.data.title} lead={found.data.lead} />
          <HandbookText blocks={found.data.body} />
        </>
      ) : (
        <>
          <h1 className="az-hidden">{t.help.handbook}</h1>
          {found.isError ? (
            <ErrorState error={found.error} onRetry={() => void found.refetch()} />
          ) : (
            <Waiting>
              <TextOutline widths={['50%', '90%', '80%', '85%', '40%']} />
            </Waiting>
          )}
        </>
      )}
    </div>
  );
}
