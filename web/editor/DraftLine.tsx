import { Button } from '@mantine/core';
import { Check, CloudOff, LoaderCircle, PenLine, TriangleAlert } from 'lucide-react';
import { editorWords as w } from '../../src/contract/nl/interface-editor.ts';
import { failureWords } from '../states/FailureNote.tsx';
import { hour } from '../time/format.ts';
import { t } from '../words.ts';
import type { EditState } from './draft-editing.ts';
import classes from './editor.module.css';

const icons = {
  saved: Check,
  typing: PenLine,
  saving: LoaderCircle,
  waiting: CloudOff,
  incomplete: TriangleAlert,
  refused: TriangleAlert,
  conflict: TriangleAlert,
};

function words({ phase, savedAt, failure }: EditState): string {
  if (phase === 'saved') return savedAt === null ? w.nothingYet : w.savedAt(hour(savedAt));
  if (phase === 'conflict') return w.conflictLine;
  if (phase === 'refused') return failureWords(failure).text;
  return w[phase];
}

/** "Bewaard om 14.32 uur": always in sight while editing. */
export function DraftLine({ state, onRetry }: { state: EditState; onRetry: () => void }) {
  const Icon = icons[state.phase];
  const trouble = !['saved', 'typing', 'saving'].includes(state.phase);
  return (
    <div role="status" className={classes.saveLine} data-trouble={trouble || undefined}>
      <Icon size={18} aria-hidden />
      <span>{words(state)}</span>
      {(state.phase === 'waiting' || state.phase === 'refused') && (
        <Button variant="subtle" size="compact-md" onClick={onRetry}>
          {t.states.retry}
        </Button>
      )}
    </div>
  );
}
