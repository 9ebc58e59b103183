import { Skeleton, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { previewReaders, type FormPreview, type PreviewReader } from '../../src/contract/form-versions.ts';
import { editorWords as w } from '../../src/contract/nl/interface-editor.ts';
import { FormFrame } from '../form/FormFrame.tsx';
import type { Answers } from '../form/schema.ts';
import { GroupedFields } from '../sections/GroupedFields.tsx';
import { ErrorState } from '../states/PageState.tsx';
import { Waiting } from '../states/Waiting.tsx';
import classes from './editor.module.css';
import { previewQuery } from './queries.ts';

interface Props {
  version: number;
  revision: number;
}

/** A version as each reader meets it, drawn as the form itself is. What is filled in to try goes nowhere. */
export function Preview({ version, revision }: Props) {
  const [as, setAs] = useState<PreviewReader>('school');
  return (
    <Tabs value={as} onChange={(next) => setAs((next ?? 'school') as PreviewReader)} keepMounted={false}>
      <Tabs.List aria-label={w.readersLabel}>
        {previewReaders.map((reader) => (
          <Tabs.Tab key={reader} value={reader}>
            {w.readers[reader]}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {previewReaders.map((reader) => (
        <Tabs.Panel key={reader} value={reader} pt="md">
          <PreviewAs version={version} revision={revision} as={reader} />
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

function PreviewAs({ version, revision, as }: Props & { as: PreviewReader }) {
  const preview = useQuery(previewQuery(version, revision, as));
  if (preview.data === undefined)
    return preview.isError ? (
      <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />
    ) : (
      <Waiting>
        <Skeleton height={40} mb={16} />
        <Skeleton height={200} />
      </Waiting>
    );
  return (
    <div className={classes.preview}>
      <h2>{preview.data.title}</h2>
      {preview.data.sections.map((section) => (
        <PreviewSection key={section.id} section={section} />
      ))}
    </div>
  );
}

function PreviewSection({ section }: { section: FormPreview['sections'][number] }) {
  const [answers, setAnswers] = useState<Answers>({});
  const prefix = useId();
  const heading = useId();
  return (
    <section aria-labelledby={heading} className="az-card">
      <h3 id={heading}>{section.label}</h3>
      <p className="az-dim">{section.groups.length === 0 ? w.nothingToRead : section.mayWrite ? w.pen : w.reads}</p>
      <FormFrame prefix={prefix} faults={[]}>
        <GroupedFields section={section} answers={answers} onChange={setAnswers} />
      </FormFrame>
    </section>
  );
}
