import { Button, Group } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { compareForms } from '../../src/contract/compare-forms.ts';
import type { FormDefinition } from '../../src/contract/form-definition.ts';
import { editorWords as w } from '../../src/contract/nl/interface-editor.ts';
import { Differences } from './Differences.tsx';
import classes from './editor.module.css';

interface Props {
  mine: FormDefinition;
  theirs: { definition: FormDefinition; savedBy: string };
  onSettle: (mine: boolean) => void;
}

/** Somebody else saved this draft first: what differs, and a choice. Nothing is lost unseen. */
export function DraftConflict({ mine, theirs, onSettle }: Props) {
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.focus(), []);
  return (
    <section ref={panel} tabIndex={-1} className={classes.conflict} aria-labelledby="draft-conflict">
      <h2 id="draft-conflict">{w.conflictTitle(theirs.savedBy)}</h2>
      <p>{w.conflictText}</p>
      <Differences sections={compareForms(theirs.definition, mine)} />
      <Group>
        <Button onClick={() => onSettle(true)}>{w.keepMine}</Button>
        <Button variant="default" onClick={() => onSettle(false)}>
          {w.takeTheirs}
        </Button>
      </Group>
    </section>
  );
}
