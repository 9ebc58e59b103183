import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ArrowLeft, FileDown, Printer } from 'lucide-react';
import type { ReactNode } from 'react';
import type { FormDocument } from '../../src/contract/form-copy.ts';
import type { Receiver } from '../../src/contract/receivers.ts';
import type { CaseDetail } from '../api/queries.ts';
import { asCaseSearch } from '../case/case-search.ts';
import { subjectWords } from '../case/case-words.ts';
import { ErrorState } from '../states/PageState.tsx';
import { TextOutline, Waiting } from '../states/Waiting.tsx';
import { dayAndHour } from '../time/format.ts';
import { t } from '../words.ts';
import { Change } from './Change.tsx';
import { receiverOf } from './CopyList.tsx';
import { DocumentText } from './DocumentText.tsx';
import classes from './papers.module.css';
import { copyQuery, formAsQuery, formNowQuery, paperAddress, papersQuery } from './queries.ts';

interface CopyProps {
  found: CaseDetail;
  seq: string;
  slot: string;
}

/** One copy, exactly as it was given, with what had changed since the one before. */
export function GivenCopy({ found, seq, slot }: CopyProps) {
  const copy = useQuery(copyQuery(found.id, seq, slot));
  if (!copy.data) return <NotYet found={found} {...copy} />;
  const { data } = copy;
  return (
    <Sheet
      found={found}
      document={data.document}
      pdf={`form/copies/${seq}/${slot}/pdf`}
      lead={t.papers.asGiven}
      facts={[
        [t.papers.receiver, receiverOf(data)],
        [t.papers.givenAt, dayAndHour(data.at)],
        [t.papers.formVersion, t.papers.version(data.version)],
      ]}
    >
      {data.changes && (
        <section>
          <h3 className={classes.part}>{t.papers.changes}</h3>
          {data.changes.length === 0 && <p className={classes.hint}>{t.papers.changesNone}</p>}
          <ol className={classes.changes}>
            {data.changes.map(({ section, question, before, after }) => (
              <li key={`${section}/${question}`}>
                <Change question={question} before={before} after={after} />
              </li>
            ))}
          </ol>
        </section>
      )}
    </Sheet>
  );
}

/** The form as this reader may see it at this moment, to read and to print. */
export function CopyNow({ found }: { found: CaseDetail }) {
  const now = useQuery(formNowQuery(found.id));
  if (!now.data) return <NotYet found={found} {...now} />;
  return (
    <Sheet
      found={found}
      document={now.data.document}
      pdf="form/pdf"
      about={subjectWords(found.subject)}
      lead={t.papers.nowHint}
      facts={[
        [t.papers.seenAt, dayAndHour(now.data.at)],
        [t.papers.formVersion, t.papers.version(now.data.version)],
      ]}
    />
  );
}

/** The form as a receiver would read it, to look at before it is shared. */
export function CopyAs({ found, as }: { found: CaseDetail; as: Receiver }) {
  const seen = useQuery(formAsQuery(found.id, as));
  if (!seen.data) return <NotYet found={found} {...seen} />;
  return (
    <Sheet
      found={found}
      document={seen.data.document}
      lead={t.papers.as.lead(t.papers.as.receivers[as])}
      facts={[
        [t.papers.seenAt, dayAndHour(seen.data.at)],
        [t.papers.formVersion, t.papers.version(seen.data.version)],
      ]}
    />
  );
}

interface SheetProps {
  found: CaseDetail;
  document: FormDocument;
  /** Where it is downloaded; absent where it is only to be looked at. */
  pdf?: string;
  /** Whom it is about; absent on a copy, because its receiver may not have known. */
  about?: string;
  lead: string;
  facts: readonly (readonly [string, string])[];
  children?: ReactNode;
}

/** A page that is read and printed by itself: on paper nothing else of the screen is there. */
function Sheet({ found, document, pdf, about, lead, facts, children }: SheetProps) {
  // While the akkoord is asked again, a copy is there to read and not to download.
  const takesAlong = useQuery(papersQuery(found.id)).isSuccess;
  return (
    <>
      <BackToAll caseId={found.id} />
      <div className={classes.buttons} data-no-print>
        {takesAlong && pdf !== undefined && (
          <Button
            component="a"
            href={paperAddress(found.id, pdf)}
            download
            leftSection={<FileDown size={18} aria-hidden />}
          >
            {t.papers.pdf}
          </Button>
        )}
        <Button
          variant="default"
          leftSection={<Printer size={18} aria-hidden />}
          onClick={() => {
            window.print();
          }}
        >
          {t.papers.print}
        </Button>
      </div>
      <article className={classes.paper} aria-labelledby="paper-title">
        <p className={classes.confidential}>
          {[t.papers.confidential, found.number, about].filter(Boolean).join(' · ')}
        </p>
        <h2 id="paper-title" className={classes.title}>
          {document.title}
        </h2>
        <p className={classes.lead}>{lead}</p>
        <dl className={classes.facts}>
          {facts.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {children}
        <DocumentText document={document} />
      </article>
    </>
  );
}

const BackToAll = ({ caseId }: { caseId: string }) => (
  <p className={classes.back} data-no-print>
    <Link to="/zaken/$caseId" params={{ caseId }} search={asCaseSearch({ tab: 'kopieen' })} resetScroll={false}>
      <ArrowLeft size={16} aria-hidden /> {t.papers.back}
    </Link>
  </p>
);

interface NotYetProps {
  found: CaseDetail;
  isError: boolean;
  error: unknown;
  refetch: () => Promise<unknown>;
}

function NotYet({ found, isError, error, refetch }: NotYetProps) {
  return (
    <>
      <BackToAll caseId={found.id} />
      {isError ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <Waiting>
          <TextOutline widths={['50%', '90%', '70%', '85%', '60%']} />
        </Waiting>
      )}
    </>
  );
}
