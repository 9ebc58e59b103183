import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { FamilyLink, GivenLink } from '../../src/contract/family.ts';
import { familyLinkWords as w } from '../../src/contract/nl/family-links.ts';
import { post } from '../api/submission.ts';
import { FailureNote } from '../states/FailureNote.tsx';
import { day, dayAndHour } from '../time/format.ts';
import list from '../organisations/organisations.module.css';
import classes from './family.module.css';

interface Props {
  caseId: string;
  link: FamilyLink;
  /** With what is shown once, where that is something. */
  onChanged: (renewed: GivenLink | null) => void;
}

const takeFocus = (node: HTMLElement | null): void => node?.focus();

/** One link: for whom, by whom, until when, whether it was used; a new code, or the end of it. */
export function LinkItem({ caseId, link, onChanged }: Props) {
  const [ending, setEnding] = useState(false);
  const name = link.name ?? w.nameless;
  const base = `/cases/${caseId}/links/${link.id}`;
  const renew = useMutation({ mutationFn: () => post<GivenLink>(`${base}/code`), onSuccess: onChanged });
  const revoke = useMutation({ mutationFn: () => post(`${base}/revocation`), onSuccess: () => onChanged(null) });
  const open = link.state === 'works' || link.state === 'locked';
  const failed = [renew, revoke].find(({ isError }) => isError);
  return (
    <li className={list.item}>
      <div>
        <h3 className={list.title}>
          {link.slotLabel}: {name}
        </h3>
        <p className={list.facts}>
          <span className={open ? undefined : classes.ended}>{w.states[link.state]}</span>
          <span>{link.madeBy === null ? w.byNobody(day(link.madeAt)) : w.by(link.madeBy, day(link.madeAt))}</span>
          {open && <span>{w.until(day(link.until))}</span>}
          <span>{link.usedAt === null ? w.unused : w.used(dayAndHour(link.usedAt))}</span>
        </p>
        {failed && <FailureNote error={failed.error} />}
      </div>
      {open && !ending && (
        <div className={list.actions} data-no-print>
          <Button
            variant="default"
            loading={renew.isPending}
            onClick={() => renew.mutate()}
            aria-label={w.newCodeOf(name)}
          >
            {w.newCode}
          </Button>
          <Button variant="default" onClick={() => setEnding(true)} aria-label={w.revokeOf(name)}>
            {w.revoke}
          </Button>
        </div>
      )}
      {open && ending && (
        <div role="group" aria-label={w.revokeOf(name)} className={list.ask}>
          <p tabIndex={-1} ref={takeFocus}>
            {w.revokeAsk(name)}
          </p>
          <div className={list.actions}>
            <Button loading={revoke.isPending} onClick={() => revoke.mutate()}>
              {w.revokeYes}
            </Button>
            <Button variant="default" onClick={() => setEnding(false)}>
              {w.revokeNo}
            </Button>
          </div>
        </div>
      )}
    </li>
  );
}
