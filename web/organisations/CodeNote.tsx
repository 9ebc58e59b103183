import { Button } from '@mantine/core';
import type { OneTimeCode } from '../../src/contract/sign-in.ts';
import { memberWords } from '../../src/contract/nl/organisations-page.ts';
import { dayAndHour } from '../time/format.ts';
import classes from './organisations.module.css';

const words = memberWords.code;
/** It appears where something else was looked at. */
const takeFocus = (node: HTMLElement | null): void => {
  node?.focus();
  node?.scrollIntoView({ block: 'center' });
};

export interface ShownCode {
  name: string;
  code: OneTimeCode | null;
}

/** A code that is shown once, large enough to be read out; gone when whoever reads it says so, or leaves the page. */
export function CodeNote({ name, code, onDone }: ShownCode & { onDone: () => void }) {
  return (
    <section className={classes.code} aria-labelledby="one-time-code">
      <h2 id="one-time-code" className={classes.heading} tabIndex={-1} ref={takeFocus}>
        {words.title(name)}
      </h2>
      {code === null ? (
        <p>{words.lost}</p>
      ) : (
        <>
          <p className={classes.signs} translate="no">
            {code.code}
          </p>
          <p>
            {words.text(dayAndHour(code.until))} {words.where(new URL('/code', window.location.href).href)}.
          </p>
        </>
      )}
      <Button onClick={onDone}>{words.done}</Button>
    </section>
  );
}
