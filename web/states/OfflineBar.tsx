import { useNetwork } from '@mantine/hooks';
import { t } from '../words.ts';
import classes from './states.module.css';

/** While the line is down: what is on the screen can still be read, and what is typed is kept. */
export function OfflineBar() {
  const { online } = useNetwork();
  return <div role="status">{!online && <p className={classes.offline}>{t.states.offlineBar}</p>}</div>;
}
