import { Button } from '@mantine/core';
import { loginWords as w } from '../../src/contract/nl/login.ts';
import type { OwnSession } from '../../src/contract/own-sessions.ts';
import classes from '../organisations/organisations.module.css';
import { dayAndHour } from '../time/format.ts';

interface Props {
  session: OwnSession;
  /** A persona of the demonstration came in by neither. */
  demo: boolean;
  busy: boolean;
  onEnd: () => void;
}

/** One place where somebody is signed in: with what, as whom, since when. */
export function SessionItem({ session, demo, busy, onEnd }: Props) {
  const { browser, capacityLabel, organisation, openedAt, seenAt, byLogin, current } = session;
  return (
    <li className={classes.item}>
      <div>
        <h2 className={classes.title}>{browser}</h2>
        <p className={classes.facts}>
          {current && <strong>{w.current}</strong>}
          <span>
            {capacityLabel}, {organisation}
          </span>
          {(byLogin || !demo) && <span>{byLogin ? w.viaLogin : w.viaCode}</span>}
          <span>{w.opened(dayAndHour(openedAt))}</span>
          <span>{w.seen(dayAndHour(seenAt))}</span>
        </p>
      </div>
      {!current && (
        <Button
          variant="default"
          disabled={busy}
          onClick={onEnd}
          aria-label={w.endOf(browser, dayAndHour(openedAt))}
          data-no-print
        >
          {w.end}
        </Button>
      )}
    </li>
  );
}
