import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi, useNavigate } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import type { FormSection } from '../../src/contract/form.ts';
import type { CaseDetail } from '../api/queries.ts';
import { caseQuery, formQuery } from '../api/queries.ts';
import { AnswerList } from '../sections/AnswerList.tsx';
import { SaveLine } from '../sections/SaveLine.tsx';
import { useSectionDraft } from '../sections/section-store.ts';
import { PageHead } from '../shell/PageHead.tsx';
import { EmptyState, ErrorState } from '../states/PageState.tsx';
import { Waiting } from '../states/Waiting.tsx';
import { t } from '../words.ts';
import { EventForm } from './EventForm.tsx';
import { subjectWords } from './case-words.ts';
import { partsHandedIn } from './handing-in.ts';
import classes from './case.module.css';

const route = getRouteApi('/zaken/$caseId/nakijken/$event');

/** Before anything is handed over: every answer once more, each with a way to change it, and what happens then. */
export default function CheckPage() {
  const { caseId, event } = route.useParams();
  const found = useQuery(caseQuery(caseId));
  const form = useQuery(formQuery(caseId));
  const failed = [found, form].find(({ isError, data }) => isError && !data);
  if (failed)
    return (
      <>
        <PageHead title={t.cases.notShown} />
        <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />
      </>
    );
  if (!found.data || !form.data)
    return (
      <>
        <PageHead title={t.sections.check} />
        <Waiting>
          <Skeleton height={240} />
        </Waiting>
      </>
    );
  return <Check found={found.data} sections={form.data.sections} event={event} />;
}

interface Props {
  found: CaseDetail;
  sections: readonly FormSection[];
  event: string;
}

function Check({ found, sections, event }: Props) {
  const navigate = useNavigate();
  const action = found.allowed.find((one) => one.event === event);
  const parts = partsHandedIn(event) ?? [];
  const missing = found.blocked.find((one) => one.event === event)?.missing ?? [];
  const back = () => void navigate({ to: '/zaken/$caseId', params: { caseId: found.id } });
  return (
    <>
      <p className={classes.back} data-no-print>
        <Link to="/zaken/$caseId" params={{ caseId: found.id }}>
          <ArrowLeft size={16} aria-hidden /> {t.sections.checkBack}
        </Link>
      </p>
      <PageHead
        title={t.sections.checkTitle(action?.label ?? t.sections.check)}
        tabTitle={t.cases.tabTitle(found.number)}
        lead={`${found.number} · ${subjectWords(found.subject)}. ${t.sections.checkLead}`}
      />
      {!action || parts.length === 0 ? (
        <EmptyState title={t.sections.checkNotNow} text={t.sections.checkNotNowText}>
          {missing.length > 0 && (
            <ul>
              {missing.map((title) => (
                <li key={title}>{title}</li>
              ))}
            </ul>
          )}
        </EmptyState>
      ) : (
        <div className={classes.check}>
          {sections
            .filter(({ id }) => parts.includes(id))
            .map((section) => (
              <Part key={section.id} caseId={found.id} section={section} />
            ))}
          <section className={classes.checkSend} aria-labelledby="check-goes" data-no-print>
            <h2 id="check-goes">{t.sections.checkGoes}</h2>
            <EventForm found={found} action={action} onSent={back} onCancel={back} />
          </section>
        </div>
      )}
    </>
  );
}

/** One part as it will be handed over; what is still on its way to the server says so. */
function Part({ caseId, section }: { caseId: string; section: FormSection }) {
  const { draft, state } = useSectionDraft(caseId, section);
  const answers = section.mayWrite ? state.answers : section.answers;
  return (
    <section className="az-card" aria-labelledby={`check-${section.id}`}>
      <h2 id={`check-${section.id}`} className={classes.checkPart}>
        {section.label}
      </h2>
      <AnswerList
        section={section}
        answers={answers}
        heading="h3"
        {...(section.mayWrite
          ? {
              aside: (name: string, title: string) => (
                <Link
                  to="/zaken/$caseId"
                  params={{ caseId }}
                  search={{ tab: 'formulier' }}
                  hash={`vraag-${section.id}-${name}`}
                  aria-label={t.sections.changeOf(title)}
                  data-no-print
                >
                  {t.sections.change}
                </Link>
              ),
            }
          : {})}
      />
      {section.mayWrite && state.advised.length > 0 && (
        <p className="az-dim">{t.sections.advisedCount(state.advised.length)}</p>
      )}
      {section.mayWrite && state.phase !== 'saved' && <SaveLine state={state} onRetry={() => void draft.save()} />}
    </section>
  );
}
