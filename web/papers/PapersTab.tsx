import { useQuery } from '@tanstack/react-query';
import { receivers } from '../../src/contract/receivers.ts';
import type { CaseDetail } from '../api/queries.ts';
import { Refused } from '../api/request.ts';
import { EmptyState, ErrorState } from '../states/PageState.tsx';
import { TextOutline, Waiting } from '../states/Waiting.tsx';
import { t } from '../words.ts';
import { Amendments } from './Amendments.tsx';
import { CopyList } from './CopyList.tsx';
import { LarsSteps } from './LarsSteps.tsx';
import { LookAs } from './LookAs.tsx';
import { CopyAs, CopyNow, GivenCopy } from './OneCopy.tsx';
import { TakeAlong } from './TakeAlong.tsx';
import classes from './papers.module.css';
import { amendmentsQuery, copiesQuery, papersQuery } from './queries.ts';

interface Props {
  found: CaseDetail;
  /** The copy that is open: `nu`, or `12-provider`. */
  copy: string | undefined;
}

/** What each receiver got of the form, and what this reader can take along. */
export default function PapersTab({ found, copy }: Props) {
  if (copy === 'nu') return <CopyNow found={found} />;
  const as = receivers.find((one) => copy === `als-${one}`);
  if (as !== undefined) return <CopyAs found={found} as={as} />;
  if (copy !== undefined) {
    const [seq = '', slot = ''] = copy.split('-');
    return <GivenCopy found={found} seq={seq} slot={slot} />;
  }
  return <Overview caseId={found.id} />;
}

const isHidden = (error: unknown): boolean => error instanceof Refused && error.status === 404;

function Overview({ caseId }: { caseId: string }) {
  const offered = useQuery(papersQuery(caseId));
  const copies = useQuery(copiesQuery(caseId));
  const amendments = useQuery(amendmentsQuery(caseId));
  // While the akkoord is asked again, what was received stays, and there is nothing to take along.
  const takesNothing = isHidden(offered.error);
  const error = (takesNothing ? null : offered.error) ?? copies.error ?? amendments.error;
  if (isHidden(error)) return <EmptyState title={t.sections.notForYouTitle} text={t.sections.notForYouText} />;
  if (!copies.data || !amendments.data || (!offered.data && !takesNothing)) {
    const retry = () => void Promise.all([offered, copies, amendments].map((one) => one.refetch()));
    return error ? (
      <ErrorState error={error} onRetry={retry} />
    ) : (
      <Waiting>
        <TextOutline widths={['40%', '90%', '80%', '85%', '70%']} />
      </Waiting>
    );
  }
  const { items } = copies.data;
  return (
    <div className={classes.overview}>
      {offered.data && (
        <section aria-labelledby="papers-title">
          <h2 id="papers-title" className={classes.title}>
            {t.papers.title}
          </h2>
          <p className={classes.lead}>{offered.data.lars ? t.papers.lead : t.papers.leadOwn}</p>
          <TakeAlong caseId={caseId} offered={offered.data} />
          {offered.data.lars && <LarsSteps caseId={caseId} />}
        </section>
      )}
      {offered.data?.lars && <LookAs caseId={caseId} />}
      <CopyList caseId={caseId} items={items} takesAlong={!takesNothing} />
      <Amendments items={amendments.data.items} />
    </div>
  );
}
