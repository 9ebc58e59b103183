import { useEffect, useRef } from 'react';
import type { z } from 'zod';
import type { Calculated } from '../../src/contract/session.ts';
import { plainDay } from '../time/format.ts';
import { t } from '../words.ts';
import classes from './calculator.module.css';

interface Props {
  found: z.infer<typeof Calculated>;
}

export function CalculatedPanel({ found }: Props) {
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.focus(), [found]);
  return (
    <section ref={panel} tabIndex={-1} className={classes.panel} aria-labelledby="calculated">
      <h2 id="calculated">{t.calculator.lastDay(plainDay(found.lastDay))}</h2>
      <p>{found.explanation}</p>
    </section>
  );
}
