import { Alert } from '@mantine/core';
import { ShieldAlert } from 'lucide-react';
import type { VolumeAlarm } from '../../src/contract/organisations.ts';
import { memberWords as w } from '../../src/contract/nl/organisations-page.ts';
import { dayAndHour } from '../time/format.ts';

function told({ kind, at, name, cases, number }: VolumeAlarm): string {
  if (kind === 'emergencyRepeated') return w.emergencyRepeated(name, cases, number ?? '', dayAndHour(at));
  if (kind === 'emergencyUnjustified') return w.emergencyUnjustified(name, number ?? '', dayAndHour(at));
  return w.alarm(name, cases, dayAndHour(at));
}

/** Who opened so many cases that an access manager should ask why; nothing where nobody did. */
export function VolumeAlarms({ alarms }: { alarms: readonly VolumeAlarm[] }) {
  if (alarms.length === 0) return null;
  return (
    <Alert variant="outline" color="var(--az-soon)" icon={<ShieldAlert aria-hidden />} title={w.alarmsTitle} mb="lg">
      <ul>
        {alarms.map((alarm) => (
          <li key={`${alarm.at} ${alarm.name} ${alarm.kind}`}>{told(alarm)}</li>
        ))}
      </ul>
      <p>{w.alarmsText}</p>
    </Alert>
  );
}
