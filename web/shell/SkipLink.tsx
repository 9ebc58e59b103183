import { t } from '../words.ts';
import classes from './shell.module.css';

export function SkipLink() {
  return (
    <a href="#inhoud" className={classes.skip} data-no-print>
      {t.shell.skip}
    </a>
  );
}
