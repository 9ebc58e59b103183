import { Button, Radio } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { answerWords } from '../../src/contract/answer-words.ts';
import type { DrawableSchema } from '../../src/contract/json-schema.ts';
import type { Answers } from '../form/schema.ts';
import { t } from '../words.ts';
import { mergeAnswers } from './merge-answers.ts';
import type { Theirs } from './section-draft.ts';
import classes from './sections.module.css';

interface Props {
  schema: DrawableSchema;
  /** What both started from: an answer that only one of the two changed stays as that one left it. */
  base: Answers;
  yours: Answers;
  theirs: Theirs;
  onSettle: (answers: Answers) => void;
}

/** Somebody saved first. Both versions side by side, and a choice per question: nothing is lost unseen. */
export function Conflict({ schema, base, yours, theirs, onSettle }: Props) {
  const merged = mergeAnswers(base, yours, theirs.answers);
  const differing = Object.entries(schema.properties ?? {}).filter(([name]) => merged.disputed.includes(name));
  const [chosen, setChosen] = useState<Record<string, 'yours' | 'theirs'>>({});
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.focus(), []);
  const settle = () => {
    const answers: Answers = { ...merged.answers };
    for (const [name] of differing) if (chosen[name] === 'theirs') answers[name] = theirs.answers[name];
    onSettle(answers);
  };
  return (
    <section ref={panel} tabIndex={-1} className={classes.conflict} aria-labelledby="conflict-title">
      <h4 id="conflict-title">{t.sections.conflictTitle(theirs.savedBy)}</h4>
      <p>{differing.length > 0 ? t.sections.conflictText : t.sections.conflictSame}</p>
      {differing.map(([name, child]) => (
        <Radio.Group
          key={name}
          label={child.title ?? name}
          value={chosen[name] ?? 'yours'}
          onChange={(value) => setChosen({ ...chosen, [name]: value === 'theirs' ? 'theirs' : 'yours' })}
        >
          <div className={classes.versions}>
            <Radio
              value="yours"
              label={t.sections.yours}
              description={answerWords(child, yours[name]) ?? t.sections.notAnswered}
            />
            <Radio
              value="theirs"
              label={t.sections.theirs(theirs.savedBy)}
              description={answerWords(child, theirs.answers[name]) ?? t.sections.notAnswered}
            />
          </div>
        </Radio.Group>
      ))}
      <Button onClick={settle}>{t.sections.settle}</Button>
    </section>
  );
}
