import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Check, ClipboardCopy, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { LarsText } from '../../src/contract/papers.ts';
import { FailureNote } from '../states/FailureNote.tsx';
import { day } from '../time/format.ts';
import { t } from '../words.ts';
import classes from './papers.module.css';
import { larsQuery } from './queries.ts';

/** The important steps as text that a CLB pastes into its own file: all at once, or one by one. */
export function LarsSteps({ caseId }: { caseId: string }) {
  const lars = useQuery(larsQuery(caseId));
  if (lars.isError) return <FailureNote error={lars.error} />;
  if (!lars.data) return null;
  if (lars.data.items.length === 0) return <p className={classes.hint}>{t.papers.larsNone}</p>;
  return <Steps lars={lars.data} />;
}

interface Said {
  text: string;
  failed: boolean;
}

function Steps({ lars }: { lars: LarsText }) {
  const [said, setSaid] = useState<Said | null>(null);
  const [open, setOpen] = useState(false);
  const copy = async (text: string, done: string) => {
    // Said anew each time, so that it is spoken again.
    setSaid(null);
    const failed = !(await toClipboard(text));
    if (failed) setOpen(true);
    setSaid({ text: failed ? t.papers.copyFailed : done, failed });
  };
  return (
    <div className={classes.lars} data-no-print>
      <div className={classes.copyLine}>
        <Button
          variant="default"
          leftSection={<ClipboardCopy size={18} aria-hidden />}
          onClick={() => void copy(lars.all, t.papers.copiedAll(lars.items.length))}
        >
          {t.papers.lars}
        </Button>
        <p role="status" className={classes.copied} data-failed={said?.failed === true || undefined}>
          {said && (said.failed ? <TriangleAlert size={18} aria-hidden /> : <Check size={18} aria-hidden />)}
          {said?.text}
        </p>
      </div>
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className={classes.summary}>{t.papers.larsSteps(lars.items.length)}</summary>
        <ol className={classes.steps}>
          {lars.items.map(({ seq, title, at, text }) => (
            <li key={seq}>
              <pre className={classes.text}>{text}</pre>
              <Button
                variant="subtle"
                size="sm"
                aria-label={t.papers.larsCopyOne(title, day(at))}
                onClick={() => void copy(text, t.papers.copiedOne(title))}
              >
                {t.papers.copy}
              </Button>
            </li>
          ))}
        </ol>
      </details>
    </div>
  );
}

/** False where the browser has no clipboard for this page, or its user said no. */
async function toClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
