import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { healthQuery } from '../api/queries.ts';
import { t } from '../words.ts';
import classes from './shell.module.css';

/** `forAll`: the page is read by anybody; what is meant for those who build on Aanzet is left out. */
export function Footer({ forAll = false }: { forAll?: boolean }) {
  const health = useQuery(healthQuery);
  return (
    <footer className={classes.footer} data-no-print>
      {health.data && <span>{t.shell.version(health.data.version)}</span>}
      <Link to="/toegankelijkheid">{t.shell.accessibility}</Link>
      {!forAll && <a href="/api/docs">{t.shell.apiDocs}</a>}
    </footer>
  );
}
