import { Accordion, Skeleton } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import type { FormSection } from '../../src/contract/form.ts';
import { formQuery } from '../api/queries.ts';
import { Refused } from '../api/request.ts';
import { EmptyState, ErrorState } from '../states/PageState.tsx';
import { Waiting } from '../states/Waiting.tsx';
import { t } from '../words.ts';
import { ReadSection } from './ReadSection.tsx';
import { Remarks } from './Remarks.tsx';
import { SectionTitle } from './SectionTitle.tsx';
import { WriteSection } from './WriteSection.tsx';
import classes from './sections.module.css';

/** Others write at the same time; their saves are seen within this many ms. */
const lookAgainMs = 8000;

/** The one shared form: everybody writes their own part, and reads of the others what is for them. */
export default function FormTab({ caseId }: { caseId: string }) {
  const form = useQuery({ ...formQuery(caseId), refetchInterval: lookAgainMs });
  if (form.error instanceof Refused && form.error.status === 404)
    return <EmptyState title={t.sections.notForYouTitle} text={t.sections.notForYouText} />;
  if (form.data === undefined)
    return form.isError ? (
      <ErrorState error={form.error} onRetry={() => void form.refetch()} />
    ) : (
      <Waiting>
        <Skeleton height={56} mb={8} />
        <Skeleton height={56} mb={8} />
        <Skeleton height={200} />
      </Waiting>
    );
  if (form.data.sections.length === 0) return <EmptyState title={t.sections.emptyTitle} text={t.sections.emptyText} />;
  return <Sections caseId={caseId} sections={form.data.sections} />;
}

/** The question that the address points at: `vraag-<part>-<name>`. */
function wantedQuestion(hash: string): { id: string; section: string } | null {
  const [id, section] = /^vraag-([a-z]+)-\w+$/.exec(hash) ?? [];
  return id !== undefined && section !== undefined ? { id, section } : null;
}

/** Open at first: what this reader still has to write; the rest is a line that opens. */
function Sections({ caseId, sections }: { caseId: string; sections: readonly FormSection[] }) {
  const { hash } = useLocation();
  const wanted = useMemo(() => wantedQuestion(hash), [hash]);
  const [open, setOpen] = useState<string[]>(() => {
    const mine = sections.filter(({ mayWrite }) => mayWrite);
    const unfinished = mine.filter(({ complete }) => !complete);
    const first = unfinished.length > 0 ? unfinished : [...mine, ...sections].slice(0, 1);
    return [...new Set([...first.map(({ id }) => id), ...(wanted ? [wanted.section] : [])])];
  });
  useEffect(() => {
    if (!wanted) return;
    const question = document.getElementById(wanted.id);
    question?.scrollIntoView({ block: 'center' });
    question?.querySelector<HTMLElement>('input, textarea, button')?.focus({ preventScroll: true });
  }, [wanted]);
  // On paper there is nothing to open.
  useWindowEvent('beforeprint', () => flushSync(() => setOpen(sections.map(({ id }) => id))));
  return (
    <Accordion
      multiple
      transitionDuration={0}
      order={3}
      value={open}
      onChange={setOpen}
      variant="separated"
      classNames={{ item: classes.item ?? '', chevron: classes.chevron ?? '' }}
    >
      {sections.map((section) => (
        <Accordion.Item key={section.id} value={section.id}>
          <Accordion.Control data-print>
            <SectionTitle caseId={caseId} section={section} />
          </Accordion.Control>
          <Accordion.Panel>
            {section.mayWrite ? (
              <WriteSection caseId={caseId} section={section} />
            ) : (
              <ReadSection caseId={caseId} section={section} />
            )}
            <Remarks caseId={caseId} section={section} />
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  );
}
