import { t } from '../words.ts';
import classes from './demo.module.css';
import { DemoClock } from './late.tsx';

/** On every page of a demonstration, so that nobody takes it for real, and no real name is typed. */
export function DemoBar({ withClock }: { withClock: boolean }) {
  return (
    <aside className={classes.demo} aria-label={t.demo.label}>
      <span className={classes.grow}>{t.demo.banner}</span>
      {withClock && <DemoClock />}
    </aside>
  );
}
