import { Button, Radio } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { DrawableSchema } from '../../src/contract/json-schema.ts';
import type { Answers } from '../form/schema.ts';
import { withoutBlanks } from '../form/schema.ts';
import { t } from '../words.ts';
import { answerWords } from './AnswerList.tsx';
import type { Theirs } from './section-draft.ts';
import classes from './sections.module.css';

interface Props {
  schema: DrawableSchema;
  /** What both started from: an answer that only one of the two changed is proposed. */
  base: Answers;
  yours: Answers;
  theirs: Theirs;
  onSettle: (answers: Answers) => void;
}

const same = (a: unknown, b: unknown) => JSON.stringify(withoutBlanks(a)) === JSON.stringify(withoutBlanks(b));

/** Somebody saved first. Both versions side by side, and a choice per question: nothing is lost unseen. */
export function Conflict({ schema, base, yours, theirs, onSettle }: Props) {
  const differing = Object.entries(schema.properties ?? {}).filter(
    ([name]) => !same(yours[name], theirs.answers[name]),
  );
  const [chosen, setChosen] = useState<Record<string, 'yours' | 'theirs'>>({});
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.focus(), []);
  const proposed = (name: string) => (same(yours[name], base[name]) ? 'theirs' : 'yours');
  const settle = () => {
    const merged: Answers = { ...theirs.answers };
    for (const [name] of differing) if ((chosen[name] ?? proposed(name)) === 'yours') merged[name] = yours[name];
    onSettle(merged);
  };
  return (
    <section ref={panel} tabIndex={-1} className={classes.conflict} aria-labelledby="conflict-title">
      <h4 id="conflict-title">{t.sections.conflictTitle(theirs.savedBy)}</h4>
      <p>{differing.length > 0 ? t.sections.conflictText : t.sections.conflictSame}</p>
      {differing.map(([name, child]) => (
        <Radio.Group
          key={name}
          label={child.title ?? name}
          value={chosen[name] ?? proposed(name)}
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
