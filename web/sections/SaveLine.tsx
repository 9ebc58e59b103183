import { Button } from '@mantine/core';
import { Check, CloudOff, LoaderCircle, PenLine, TriangleAlert } from 'lucide-react';
import { failureWords } from '../states/FailureNote.tsx';
import { day, hour } from '../time/format.ts';
import { useNow } from '../time/use-now.ts';
import { t } from '../words.ts';
import type { SectionState } from './section-draft.ts';
import classes from './sections.module.css';

const icons = {
  saved: Check,
  typing: PenLine,
  saving: LoaderCircle,
  waiting: CloudOff,
  refused: TriangleAlert,
  conflict: TriangleAlert,
};

function words(state: SectionState, now: number): string {
  const { savedAt } = state;
  switch (state.phase) {
    case 'saved':
      if (!savedAt) return t.sections.nothingYet;
      return now - Date.parse(savedAt) < 43_200_000
        ? t.sections.savedAt(hour(savedAt))
        : t.sections.savedOn(day(savedAt), hour(savedAt));
    case 'typing':
      return t.sections.typing;
    case 'saving':
      return t.sections.saving;
    case 'waiting':
      return t.sections.waiting;
    case 'refused':
      return state.faults.length > 0
        ? t.sections.savedExcept(state.faults.map(({ field, message }) => t.form.about(field, message)))
        : `${t.sections.refused} ${failureWords(state.failure).text}`;
    case 'conflict':
      return t.sections.conflictLine;
  }
}

/** "Bewaard om 14.32 uur": always in sight while writing, spoken only when it matters. */
export function SaveLine({ state, onRetry }: { state: SectionState; onRetry: () => void }) {
  const nothingYet = state.phase === 'saved' && !state.savedAt;
  const Icon = nothingYet ? PenLine : icons[state.phase];
  const now = useNow();
  const trouble = state.phase === 'waiting' || state.phase === 'refused' || state.phase === 'conflict';
  return (
    <div
      className={classes.saveLine}
      data-trouble={trouble || undefined}
      data-quiet={nothingYet || undefined}
      role="status"
      aria-live={trouble ? 'assertive' : 'polite'}
      data-no-print
    >
      <Icon size={18} aria-hidden />
      <span>{words(state, now)}</span>
      {state.phase === 'waiting' && (
        <Button variant="subtle" size="compact-md" onClick={onRetry}>
          {t.states.retry}
        </Button>
      )}
    </div>
  );
}
