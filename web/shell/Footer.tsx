import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { healthQuery } from '../api/queries.ts';
import { t } from '../words.ts';
import classes from './shell.module.css';

interface Props {
  /** The page is read by anybody; what is meant for those who build on Aanzet is left out. */
  forAll?: boolean;
  /** The handbook speaks to professionals; who came by a personal link is not sent there. */
  handbook?: boolean;
}

export function Footer({ forAll = false, handbook = true }: Props) {
  const health = useQuery(healthQuery);
  return (
    <footer className={classes.footer} data-no-print>
      {health.data && <span>{t.shell.version(health.data.version)}</span>}
      {handbook && <Link to="/handleiding">{t.help.handbook}</Link>}
      <Link to="/toegankelijkheid">{t.shell.accessibility}</Link>
      {!forAll && <a href="/api/docs">{t.shell.apiDocs}</a>}
    </footer>
  );
}
