import { Button, Popover, Stack, TextInput, UnstyledButton } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ChevronDown, Clock } from 'lucide-react';
import { useRef, useState } from 'react';
import type { z } from 'zod';
import type { ClockAdvanced } from '../../src/contract/session.ts';
import { clockQuery } from '../api/queries.ts';
import { post } from '../api/submission.ts';
import { failureWords } from '../states/FailureNote.tsx';
import { day, dayAndHour } from '../time/format.ts';
import { t } from '../words.ts';
import classes from './demo.module.css';

const jumps = [
  { days: 1, label: t.demo.oneDay },
  { days: 7, label: t.demo.oneWeek },
  { days: 10, label: t.demo.tenDays },
];

/** Lets a demonstration walk into the future, where terms run out. */
export default function DemoClock() {
  const client = useQueryClient();
  const clock = useQuery(clockQuery);
  const [busy, setBusy] = useState<number | null>(null);
  const [said, setSaid] = useState('');
  const [other, setOther] = useState('');
  const [opened, setOpened] = useState(false);
  const panel = useRef<HTMLDivElement>(null);
  // Mantine hears Escape inside the panel alone; the pages that refresh after a jump may move the focus away.
  useWindowEvent('keydown', (event) => {
    if (opened && event.key === 'Escape') setOpened(false);
  });
  const now = clock.data ? new Date(Date.now() + clock.data.ahead).toISOString() : null;

  const advance = async (days: number) => {
    setBusy(days);
    setSaid(t.demo.busy);
    try {
      const moved = await post<z.infer<typeof ClockAdvanced>>('/demo/clock', { advance: `P${days}D` });
      client.setQueryData(['clock'], { ahead: Date.parse(moved.now) - Date.now() });
      await client.invalidateQueries();
      setSaid(t.demo.advanced(day(moved.now), moved.fired));
    } catch (error) {
      setSaid(failureWords(error).text);
    }
    setBusy(null);
    // A button that worked let go of the focus.
    panel.current?.focus();
  };
  const otherDays = /^\d{1,3}$/.test(other) && Number(other) >= 1 && Number(other) <= 400 ? Number(other) : null;

  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      withinPortal={false}
      shadow="md"
      width={280}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <UnstyledButton
          className={classes.clock}
          aria-label={t.demo.clockOf(now ? dayAndHour(now) : '')}
          onClick={() => setOpened(!opened)}
          data-no-print
        >
          <Clock size={16} aria-hidden />
          <span>{now ? day(now) : t.demo.clock}</span>
          <ChevronDown size={14} aria-hidden />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown ref={panel} className={classes.clockPanel ?? ''} aria-label={t.demo.clock}>
        <Stack gap="xs">
          <p className={classes.clockNow}>{now && t.demo.nowIs(dayAndHour(now))}</p>
          {jumps.map(({ days, label }) => (
            <Button
              key={days}
              variant="default"
              size="sm"
              loading={busy === days}
              disabled={busy !== null && busy !== days}
              onClick={() => void advance(days)}
            >
              {label}
            </Button>
          ))}
          <form
            className={classes.clockOther}
            onSubmit={(event) => {
              event.preventDefault();
              if (otherDays !== null && busy === null) void advance(otherDays);
              else setSaid(t.demo.otherHint);
            }}
          >
            <TextInput
              label={t.demo.other}
              description={t.demo.otherHint}
              inputMode="numeric"
              value={other}
              onChange={(event) => setOther(event.currentTarget.value)}
            />
            <Button type="submit" variant="default" size="sm" loading={busy !== null && busy === otherDays}>
              {t.demo.go}
            </Button>
          </form>
          <p role="status" className={classes.clockSaid}>
            {said}
          </p>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
