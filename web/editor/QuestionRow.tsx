import { UnstyledButton } from '@mantine/core';
import { ChevronDown, CircleAlert } from 'lucide-react';
import type { FieldDefinition, SectionId } from '../../src/contract/form-definition.ts';
import { kindWords, layerWords, levelWords } from '../../src/contract/nl/form-words.ts';
import { editorWords as w } from '../../src/contract/nl/interface-editor.ts';
import classes from './question-row.module.css';

interface Props {
  section: SectionId;
  field: FieldDefinition;
  faults: number;
  open: boolean;
  onToggle: () => void;
}

/** One question in the list: its words, and what it asks of whom. */
export function QuestionRow({ section, field, faults, open, onToggle }: Props) {
  const facts = field.retired
    ? [w.notAsked]
    : [
        levelWords[field.level],
        kindWords[field.kind],
        w.readBy(layerWords[field.layer]),
        ...(field.when ? [w.sometimes] : []),
      ];
  return (
    <UnstyledButton
      id={`row-${section}-${field.name}`}
      className={classes.row ?? ''}
      aria-expanded={open}
      data-retired={field.retired}
      onClick={onToggle}
    >
      <span className={classes.rowTitle}>{field.title || w.question}</span>
      <span className={classes.rowFacts}>{facts.join(' · ')}</span>
      {faults > 0 && (
        <span className={classes.rowFaults}>
          <CircleAlert size={16} aria-hidden /> {w.faults(faults)}
        </span>
      )}
      <ChevronDown className={classes.chevron ?? ''} size={20} aria-hidden data-open={open || undefined} />
    </UnstyledButton>
  );
}
