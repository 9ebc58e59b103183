import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { meQuery } from '../api/queries.ts';
import { Explain } from '../help/Explain.tsx';
import { handbookPageOf } from '../help/handbook.ts';
import classes from './shell.module.css';
import { usePageTitle } from './use-page-title.ts';

interface Props {
  title: string;
  /** The tab's name when the visible title would say too much about a person. */
  tabTitle?: string;
  lead?: ReactNode;
  action?: ReactNode;
}

/** Title, one sentence of what this is, one primary action; and for who asks, what the screen is for. */
export function PageHead({ title, tabTitle, lead, action }: Props) {
  const me = useQuery({ ...meQuery, refetchInterval: false });
  const page = useLocation({ select: ({ pathname }) => handbookPageOf(pathname) });
  const heading = usePageTitle(tabTitle ?? title);
  return (
    <div className={classes.pageHead}>
      <div>
        <Title order={1} ref={heading} tabIndex={-1}>
          {title}
        </Title>
        {lead !== undefined && <p className={classes.lead}>{lead}</p>}
        {page && me.data?.link === false && <Explain page={page} />}
      </div>
      {action !== undefined && (
        <div className={classes.pageAction} data-no-print>
          {action}
        </div>
      )}
    </div>
  );
}
