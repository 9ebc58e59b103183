import { Anchor } from '@mantine/core';
import { CircleAlert } from 'lucide-react';
import type { Ref } from 'react';
import { t } from '../words.ts';
import type { QuestionFault } from './edit-form.ts';
import classes from './editor.module.css';

interface Props {
  ref: Ref<HTMLDivElement>;
  faults: readonly QuestionFault[];
  onGo: (key: string) => void;
}

/** What stands between this draft and publishing, each with the way to it. */
export function FaultSummary({ ref, faults, onGo }: Props) {
  return (
    <div ref={ref} tabIndex={-1} role="group" aria-labelledby="draft-faults" className={classes.summary}>
      <h2 id="draft-faults">
        <CircleAlert size={20} aria-hidden /> {t.form.problems(faults.length)}
      </h2>
      <ul>
        {faults.map(({ key, field, message }) => (
          <li key={key + message}>
            <Anchor component="button" type="button" c="inherit" ta="left" onClick={() => onGo(key)}>
              {t.form.about(field, message)}
            </Anchor>
          </li>
        ))}
      </ul>
    </div>
  );
}
