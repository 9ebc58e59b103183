import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { CircleCheck, MessageSquare } from 'lucide-react';
import { useRef, useState } from 'react';
import { isAskedBy } from '../../src/contract/asked.ts';
import type { FormRemark, FormSection } from '../../src/contract/form.ts';
import { remarksQuery } from '../api/queries.ts';
import { Submission } from '../api/submission.ts';
import { FailureNote } from '../states/FailureNote.tsx';
import { dayAndHour } from '../time/format.ts';
import { t } from '../words.ts';
import { typedRemarks } from './section-store.ts';
import classes from './sections.module.css';

/** What the pens say to each other about one part. What is being typed stays when the tab is left. */
export function Remarks({ caseId, section }: { caseId: string; section: FormSection }) {
  const { data } = useQuery(remarksQuery(caseId));
  const items = (data?.items ?? []).filter((one) => one.section === section.id);
  if (!data || (items.length === 0 && !data.mayRemark)) return null;
  return <RemarksOfPart caseId={caseId} section={section} items={items} mayRemark={data.mayRemark} />;
}

interface OfPart {
  caseId: string;
  section: FormSection;
  items: readonly FormRemark[];
  mayRemark: boolean;
}

function RemarksOfPart({ caseId, section, items, mayRemark }: OfPart) {
  const open = items.filter(({ settled }) => settled === null).length;
  // Unfolded when something waits; settling the last one does not fold it under the reader's hands.
  const [unfolded, setUnfolded] = useState(open > 0);
  return (
    <details
      className={classes.remarks}
      open={unfolded}
      onToggle={(event) => setUnfolded(event.currentTarget.open)}
      data-no-print={items.length === 0 || undefined}
    >
      <summary>
        <MessageSquare size={16} aria-hidden /> {t.sections.remarks}
        {open > 0 && <strong> · {t.sections.remarksOpen(open)}</strong>}
      </summary>
      {items.length === 0 ? (
        <p className="az-dim">{t.sections.remarksNone}</p>
      ) : (
        <ol className={classes.remarkList}>
          {items.map((remark) => (
            <Remark key={remark.seq} caseId={caseId} remark={remark} mayRemark={mayRemark} />
          ))}
        </ol>
      )}
      {mayRemark && <NewRemark caseId={caseId} section={section} />}
    </details>
  );
}

function Remark({ caseId, remark, mayRemark }: { caseId: string; remark: FormRemark; mayRemark: boolean }) {
  const client = useQueryClient();
  const submission = useRef(new Submission());
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const settle = async () => {
    setBusy(true);
    setFailure(null);
    try {
      await submission.current.send('POST', `/cases/${caseId}/form/remarks/${remark.seq}/settled`, null);
      await client.invalidateQueries({ queryKey: ['case', caseId] });
    } catch (error) {
      setFailure(error);
    }
    setBusy(false);
  };
  return (
    <li data-settled={remark.settled !== null || undefined}>
      {remark.question !== null && <p className={classes.remarkAbout}>{remark.question}</p>}
      <p className={classes.standing}>{remark.text}</p>
      <p className="az-dim">
        {remark.by} · <time dateTime={remark.at}>{dayAndHour(remark.at)}</time>
      </p>
      {remark.settled && (
        <p className={classes.remarkSettled}>
          <CircleCheck size={16} aria-hidden />{' '}
          {t.sections.remarkSettled(remark.settled.by, dayAndHour(remark.settled.at))}
        </p>
      )}
      {!remark.settled && mayRemark && (
        <Button variant="subtle" size="compact-md" loading={busy} onClick={() => void settle()} data-no-print>
          {t.sections.remarkSettle}
        </Button>
      )}
      {failure !== null && <FailureNote error={failure} />}
    </li>
  );
}

function NewRemark({ caseId, section }: { caseId: string; section: FormSection }) {
  const client = useQueryClient();
  const submission = useRef(new Submission());
  const key = `${caseId}/${section.id}`;
  const [text, setText] = useState(() => typedRemarks.get(key) ?? '');
  const [field, setField] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const type = (next: string) => {
    typedRemarks.set(key, next);
    setText(next);
    setError(null);
  };
  const send = async () => {
    if (text.trim() === '') {
      setError(t.sections.remarkEmpty);
      return;
    }
    setBusy(true);
    setFailure(null);
    try {
      const body = { text, ...(field === '' ? {} : { field }) };
      await submission.current.send('POST', `/cases/${caseId}/form/${section.id}/remarks`, body);
      type('');
      setField('');
      await client.invalidateQueries({ queryKey: ['case', caseId] });
    } catch (refused) {
      setFailure(refused);
    }
    setBusy(false);
  };
  const questions = Object.entries(section.schema.properties ?? {})
    .filter(([name]) => isAskedBy(section.conditions, name, section.answers))
    .map(([value, { title }]) => ({ value, label: title ?? value }));
  return (
    <form
      className={classes.remarkNew}
      noValidate
      data-no-print
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <NativeSelect
        label={t.sections.remarkAbout}
        value={field}
        onChange={(event) => setField(event.currentTarget.value)}
        data={[{ value: '', label: t.sections.remarkWhole }, ...questions]}
      />
      <Textarea
        label={t.sections.remarkNew}
        description={t.sections.remarkHint}
        autosize
        minRows={2}
        maxLength={1000}
        value={text}
        error={error}
        onChange={(event) => type(event.currentTarget.value)}
      />
      {failure !== null && <FailureNote error={failure} kept />}
      <div>
        <Button type="submit" variant="default" loading={busy}>
          {t.sections.remarkSend}
        </Button>
      </div>
    </form>
  );
}
