import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Member } from '../../src/contract/organisations.ts';
import { memberWords as w } from '../../src/contract/nl/organisations-page.ts';
import { day, dayAndHour, plainDay } from '../time/format.ts';
import classes from './organisations.module.css';

/** What can be done with a membership. */
export type MemberAction = 'code' | 'sign-out' | 'end';

interface Props {
  member: Member;
  busy: boolean;
  onAct: (action: MemberAction) => void;
  onChange: () => void;
}

const takeFocus = (node: HTMLElement | null): void => node?.focus();

/** One membership: who, in which role, until when, signed in or not; and what can be done about it. */
export function MemberItem({ member, busy, onAct, onChange }: Props) {
  const [ending, setEnding] = useState(false);
  const { name, email, capacityLabel, since, lastDay, works, codeUntil, sessions, openSlots } = member;
  return (
    <li className={classes.item}>
      <div>
        <h3 className={classes.title}>{name}</h3>
        <p className={classes.facts}>
          <span>{capacityLabel}</span>
          {email !== null && <span>{email}</span>}
          {works && since !== null && <span>{w.since(day(since))}</span>}
          {lastDay !== null && <span>{works ? w.until(plainDay(lastDay)) : w.stopped(plainDay(lastDay))}</span>}
          {sessions > 0 && <span>{w.signedIn(sessions)}</span>}
          {codeUntil !== null && <span>{w.codeOpen(dayAndHour(codeUntil))}</span>}
          {openSlots > 0 && <span className={works ? undefined : classes.wanting}>{w.slots(openSlots)}</span>}
        </p>
      </div>
      {works && !ending && (
        <div className={classes.actions} role="group" aria-label={w.actionsOf(name)} data-no-print>
          <Button variant="default" loading={busy} onClick={() => onAct('code')} aria-label={w.newCodeOf(name)}>
            {w.newCode}
          </Button>
          {sessions > 0 && (
            <Button variant="default" disabled={busy} onClick={() => onAct('sign-out')} aria-label={w.signOutOf(name)}>
              {w.signOut}
            </Button>
          )}
          <Button variant="default" disabled={busy} onClick={onChange} aria-label={w.changeOf(name)}>
            {w.change}
          </Button>
          <Button variant="default" disabled={busy} onClick={() => setEnding(true)} aria-label={w.endOf(name)}>
            {w.end}
          </Button>
        </div>
      )}
      {works && ending && (
        <div className={classes.ask} role="group" aria-label={w.endOf(name)}>
          <p ref={takeFocus} tabIndex={-1}>
            {w.endAsk(name, openSlots)}
          </p>
          <div className={classes.actions}>
            <Button
              loading={busy}
              onClick={() => {
                setEnding(false);
                onAct('end');
              }}
            >
              {w.endYes}
            </Button>
            <Button variant="default" onClick={() => setEnding(false)}>
              {w.endNo}
            </Button>
          </div>
        </div>
      )}
    </li>
  );
}
