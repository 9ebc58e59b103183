import { ActionIcon, Menu, useMantineColorScheme } from '@mantine/core';
import { Check, Monitor, Moon, Sun } from 'lucide-react';
import { t } from '../words.ts';

const schemes = [
  { value: 'auto', label: t.shell.schemeAuto, Icon: Monitor },
  { value: 'light', label: t.shell.schemeLight, Icon: Sun },
  { value: 'dark', label: t.shell.schemeDark, Icon: Moon },
] as const;

export default function SchemeSwitch() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const Current = schemes.find(({ value }) => value === colorScheme)?.Icon ?? Monitor;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" size={44} aria-label={t.shell.scheme}>
          <Current size={20} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown aria-label={t.shell.scheme}>
        {schemes.map(({ value, label, Icon }) => (
          <Menu.Item
            key={value}
            // Mantine insists on the role of a plain item, which cannot be checked; it can be the current one.
            aria-current={value === colorScheme}
            leftSection={<Icon size={18} aria-hidden />}
            rightSection={value === colorScheme ? <Check size={18} aria-hidden /> : null}
            onClick={() => setColorScheme(value)}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
