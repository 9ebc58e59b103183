import { Button, Menu } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { Fragment } from 'react';
import type { AllowedEvent } from '../../src/contract/case.ts';
import { t } from '../words.ts';

interface Props {
  allowed: readonly AllowedEvent[];
  /** No other button stands beside it. */
  alone: boolean;
  onAct: (event: string) => void;
}

const groups = [
  { weight: 'side', label: t.cases.sideRoads },
  { weight: 'note', label: t.cases.notes },
] as const;

export function OtherActions({ allowed, alone, onAct }: Props) {
  const shown = groups
    .map(({ weight, label }) => ({ label, items: allowed.filter((one) => one.weight === weight) }))
    .filter(({ items }) => items.length > 0);
  if (shown.length === 0) return null;
  return (
    <Menu position="bottom-start" width={300}>
      <Menu.Target>
        <Button variant={alone ? 'default' : 'subtle'} rightSection={<ChevronDown size={18} aria-hidden />}>
          {t.cases.otherActions}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }} aria-label={t.cases.otherActions}>
        {shown.map(({ label, items }, index) => (
          <Fragment key={label}>
            {index > 0 && <Menu.Divider />}
            <Menu.Label>{label}</Menu.Label>
            {items.map((one) => (
              <Menu.Item key={one.event} onClick={() => onAct(one.event)}>
                {one.label}
              </Menu.Item>
            ))}
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
