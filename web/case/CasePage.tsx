import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { caseQuery } from '../api/queries.ts';
import { PageHead } from '../shell/PageHead.tsx';
import { FailureNote } from '../states/FailureNote.tsx';
import { ErrorState } from '../states/PageState.tsx';
import { t } from '../words.ts';
import { CaseOutline } from './CaseOutline.tsx';
import { CaseView } from './CaseView.tsx';

const route = getRouteApi('/zaken/$caseId');

export default function CasePage() {
  const { caseId } = route.useParams();
  const found = useQuery({ ...caseQuery(caseId), refetchInterval: 60_000 });
  if (found.data)
    return (
      <>
        {found.isError && <FailureNote error={found.error} />}
        <CaseView key={caseId} found={found.data} />
      </>
    );
  return (
    <>
      <PageHead title={found.isError ? t.cases.notShown : t.cases.oneCase} />
      {found.isError ? <ErrorState error={found.error} onRetry={() => void found.refetch()} /> : <CaseOutline />}
    </>
  );
}
