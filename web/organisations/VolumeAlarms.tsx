import { Alert } from '@mantine/core';
import { ShieldAlert } from 'lucide-react';
import type { VolumeAlarm } from '../../src/contract/organisations.ts';
import { memberWords as w } from '../../src/contract/nl/organisations-page.ts';
import { dayAndHour } from '../time/format.ts';

/** Who opened so many cases that an access manager should ask why; nothing where nobody did. */
export function VolumeAlarms({ alarms }: { alarms: readonly VolumeAlarm[] }) {
  if (alarms.length === 0) return null;
  return (
    <Alert variant="outline" color="var(--az-soon)" icon={<ShieldAlert aria-hidden />} title={w.alarmsTitle} mb="lg">
      <ul>
        {alarms.map(({ at, name, cases }) => (
          <li key={`${at} ${name}`}>{w.alarm(name, cases, dayAndHour(at))}</li>
        ))}
      </ul>
      <p>{w.alarmsText}</p>
    </Alert>
  );
}
