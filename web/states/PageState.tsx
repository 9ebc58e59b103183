import { Button } from '@mantine/core';
import { CircleAlert, Inbox, SearchX } from 'lucide-react';
import type { ReactNode } from 'react';
import { Refused } from '../api/request.ts';
import { t } from '../words.ts';
import { failureWords } from './FailureNote.tsx';
import classes from './states.module.css';

interface BlockProps {
  icon: ReactNode;
  title: string;
  text: string;
  children?: ReactNode;
}

function Block({ icon, title, text, children }: BlockProps) {
  return (
    <div className={classes.block}>
      <span aria-hidden className={classes.icon}>
        {icon}
      </span>
      <h2 className={classes.title}>{title}</h2>
      <p className={classes.text}>{text}</p>
      {children}
    </div>
  );
}

/** Why there is nothing here, and the next step. */
export function EmptyState({ title, text, children }: Omit<BlockProps, 'icon'>) {
  return (
    <Block icon={<Inbox size={32} />} title={title} text={text}>
      {children}
    </Block>
  );
}

/** The page could not be fetched: what happened, and one button. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const notFound = error instanceof Refused && error.status === 404;
  const { title, text } = notFound
    ? { title: t.states.notFoundTitle, text: t.states.notFoundText }
    : failureWords(error);
  return (
    <div role="alert">
      <Block icon={notFound ? <SearchX size={32} /> : <CircleAlert size={32} />} title={title} text={text}>
        {notFound ? (
          <Button component="a" href="/">
            {t.states.toWorklist}
          </Button>
        ) : (
          <Button onClick={onRetry}>{t.states.retry}</Button>
        )}
      </Block>
    </div>
  );
}
