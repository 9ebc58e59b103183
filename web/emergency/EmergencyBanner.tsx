import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ShieldAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { emergencyWords as w } from '../../src/contract/nl/emergency.ts';
import type { CaseDetail } from '../api/queries.ts';
import { post } from '../api/submission.ts';
import { FailureNote } from '../states/FailureNote.tsx';
import { hour } from '../time/format.ts';
import { useNow } from '../time/use-now.ts';
import classes from './banner.module.css';

/** How often the time that is left is counted; a screen reader hears it only when it is asked for. */
const everyMs = 5_000;

/** Above everything of a case that is read by an emergency: why, how long still, and the way out. */
export default function EmergencyBanner({
  caseId,
  own,
}: {
  caseId: string;
  own: NonNullable<CaseDetail['emergency']>;
}) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [, count] = useState(0);
  const left = Date.parse(own.until) - useNow();
  const isOver = left <= 0;
  useEffect(() => {
    const timer = setInterval(() => count((before) => before + 1), everyMs);
    return () => clearInterval(timer);
  }, []);
  const leave = async () => {
    // What was read stays on no screen and in no memory of the page.
    await navigate({ to: '/noodtoegang' });
    client.removeQueries({ queryKey: ['case', caseId] });
    await client.invalidateQueries({ queryKey: ['emergency'] });
  };
  const end = useMutation({
    mutationFn: () => post<{ ended: boolean }>(`/emergency/${own.id}/end`),
    onSuccess: leave,
  });
  useEffect(() => {
    if (isOver) void leave();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once, when the time is over
  }, [isOver]);
  return (
    <section className={classes.banner} aria-labelledby="emergency-banner">
      <ShieldAlert size={22} aria-hidden />
      <div className={classes.words}>
        <h2 id="emergency-banner" className={classes.title}>
          {w.banner}: <span role="timer">{w.left(Math.max(0, Math.ceil(left / 60_000)))}</span>
        </h2>
        <p className={classes.text}>{w.bannerText(own.reason, hour(own.until))}</p>
        {end.isError && <FailureNote error={end.error} />}
      </div>
      <Button variant="default" loading={end.isPending} onClick={() => end.mutate()}>
        {w.end}
      </Button>
    </section>
  );
}
