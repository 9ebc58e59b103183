import { UnstyledButton } from '@mantine/core';
import { ChevronDown, CircleQuestionMark } from 'lucide-react';
import { useId, useState } from 'react';
import { t } from '../words.ts';
import type { HandbookPage } from './handbook.ts';
import { handbookPath } from './handbook.ts';
import classes from './explain.module.css';

/** What this is for, in one plain paragraph, for who asks; and where the handbook tells the rest. */
export function Explain({ page }: { page: HandbookPage }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <div className={classes.explain} data-no-print>
      <UnstyledButton className={classes.button} aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        <CircleQuestionMark size={18} aria-hidden />
        {t.help.explain}
        <ChevronDown size={16} aria-hidden className={classes.arrow} />
      </UnstyledButton>
      <div id={id} hidden={!open}>
        <p className={classes.text}>
          {t.help.about[page]}{' '}
          <a href={handbookPath(page)} target="_blank" rel="noreferrer">
            {t.help.more}
          </a>
        </p>
      </div>
    </div>
  );
}
