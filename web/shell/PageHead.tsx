import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './shell.module.css';
import { usePageTitle } from './use-page-title.ts';

interface Props {
  title: string;
  /** The tab's name when the visible title would say too much about a person. */
  tabTitle?: string;
  lead?: ReactNode;
  action?: ReactNode;
}

/** Title, one sentence of what this is, one primary action. */
export function PageHead({ title, tabTitle, lead, action }: Props) {
  const heading = usePageTitle(tabTitle ?? title);
  return (
    <div className={classes.pageHead}>
      <div>
        <Title order={1} ref={heading} tabIndex={-1}>
          {title}
        </Title>
        {lead !== undefined && <p className={classes.lead}>{lead}</p>}
      </div>
      {action !== undefined && (
        <div className={classes.pageAction} data-no-print>
          {action}
        </div>
      )}
    </div>
  );
}
