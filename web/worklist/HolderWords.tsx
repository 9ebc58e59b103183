import { t } from '../words.ts';
import classes from './list.module.css';

/** Whose turn it is; "u" is said by word and shape. */
export function HolderWords({ words, mine }: { words: string; mine: boolean }) {
  return (
    <>
      {words}
      {mine && <span className={classes.mineMark}>{t.worklist.youAreOn}</span>}
    </>
  );
}
