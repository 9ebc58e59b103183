import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ownPageWords as w } from '../../src/contract/nl/own-page.ts';
import type { Me } from '../../src/contract/session.ts';
import { caseQuery, ownPageQuery } from '../api/queries.ts';
import { PageHead } from '../shell/PageHead.tsx';
import { ErrorState } from '../states/PageState.tsx';
import { Waiting } from '../states/Waiting.tsx';
import { t } from '../words.ts';
import { LinkCode } from './LinkCode.tsx';
import { OwnPage } from './OwnPage.tsx';
import { Where } from './Where.tsx';
import classes from './link.module.css';

const outline = (
  <Waiting>
    <Skeleton height={140} mb={16} />
    <Skeleton height={140} mb={16} />
  </Waiting>
);

/** The page behind a personal link, in je-form. The link alone shows where it stands; the code shows the rest. */
export default function LinkPage({ me }: { me: Me }) {
  const found = useQuery({ ...caseQuery(me.caseId ?? ''), enabled: me.caseId !== null });
  const proven = me.level !== 'low';
  const own = useQuery({ ...ownPageQuery(me.caseId ?? ''), enabled: proven && me.caseId !== null });
  const failed = [found, own].find(({ isError, data }) => isError && !data);
  return (
    <div className={classes.page}>
      {proven ? <OwnHead me={me} about={own.data?.about ?? null} /> : <PageHead title={t.link.title} lead={w.alone} />}
      {failed && <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />}
      {!failed && (found.isLoading || own.isLoading) && outline}
      {found.data && proven && own.data && <OwnPage me={me} found={found.data} own={own.data} />}
      {found.data && !proven && (
        <>
          <Where found={found.data} />
          <LinkCode demo={me.demo && me.id.startsWith('link-demo-')} />
        </>
      )}
    </div>
  );
}

function OwnHead({ me, about }: { me: Me; about: string | null }) {
  const isParent = me.capacity === 'parent';
  const lead = about === null ? undefined : isParent ? w.leadParent(about) : w.leadPupil(about);
  // The name of a tab is read over somebody's shoulder.
  return <PageHead title={isParent ? w.titleParent : w.title} {...(lead === undefined ? {} : { lead })} />;
}
