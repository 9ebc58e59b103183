import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Me } from '../../src/contract/session.ts';
import { caseQuery } from '../api/queries.ts';
import { PageHead } from '../shell/PageHead.tsx';
import { ErrorState } from '../states/PageState.tsx';
import { Waiting } from '../states/Waiting.tsx';
import { t } from '../words.ts';
import { OwnPage } from './OwnPage.tsx';
import classes from './link.module.css';

/** The page behind a personal link, in je-form: where it stands, who is asked, and whom to call. No content. */
export default function LinkPage({ me }: { me: Me }) {
  const found = useQuery({ ...caseQuery(me.caseId ?? ''), enabled: me.caseId !== null });
  return (
    <div className={classes.page}>
      <PageHead title={t.link.title} lead={me.capacity === 'parent' ? t.link.leadParent : t.link.lead} />
      {me.caseId === null && <p>{t.link.noCase}</p>}
      {found.isError && !found.data && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.isLoading && (
        <Waiting>
          <Skeleton height={140} mb={16} />
          <Skeleton height={140} mb={16} />
        </Waiting>
      )}
      {found.data && <OwnPage found={found.data} />}
    </div>
  );
}
