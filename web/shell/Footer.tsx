import { useQuery } from '@tanstack/react-query';
import { healthQuery } from '../api/queries.ts';
import { t } from '../words.ts';
import classes from './shell.module.css';

export function Footer() {
  const health = useQuery(healthQuery);
  return (
    <footer className={classes.footer} data-no-print>
      {health.data && <span>{t.shell.version(health.data.version)}</span>}
      <a href="/api/docs">{t.shell.apiDocs}</a>
    </footer>
  );
}
