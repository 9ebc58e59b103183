import { Anchor } from '@mantine/core';
import { CircleAlert } from 'lucide-react';
import type { Ref } from 'react';
import { t } from '../words.ts';
import { useFormSetting } from './form-context.ts';
import { findField } from './pointer.ts';
import type { Fault } from './validate.ts';
import classes from './form.module.css';

interface Props {
  ref?: Ref<HTMLDivElement>;
  faults: readonly Fault[];
}

const focusable = 'input:not([type=hidden]), textarea, select, button';

function goTo(prefix: string, pointer: string): void {
  const found = findField(prefix, pointer);
  if (!found) return;
  const target = found.matches(focusable) ? found : (found.querySelector<HTMLElement>(focusable) ?? found);
  found.scrollIntoView({ block: 'center' });
  target.focus({ preventScroll: true });
}

/** Says on top, in the words that also stand at the fields, what still has to be put right. */
export function ErrorSummary({ ref, faults }: Props) {
  const { prefix } = useFormSetting();
  if (faults.length === 0) return null;
  return (
    <div ref={ref} tabIndex={-1} className={classes.summary} role="group" aria-labelledby={`${prefix}-summary`}>
      <h2 id={`${prefix}-summary`} className={classes.summaryTitle}>
        <CircleAlert size={20} aria-hidden /> {t.form.problems(faults.length)}
      </h2>
      <ul className={classes.summaryList}>
        {faults.map((fault) => (
          <li key={fault.pointer + fault.message}>
            {findable(fault.pointer) ? (
              <Anchor
                component="button"
                type="button"
                c="inherit"
                ta="left"
                onClick={() => goTo(prefix, fault.pointer)}
              >
                {t.form.about(fault.field, fault.message)}
              </Anchor>
            ) : (
              fault.message
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function findable(pointer: string): boolean {
  return pointer !== '';
}
