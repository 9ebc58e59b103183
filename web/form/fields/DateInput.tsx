import { ActionIcon, Popover, TextInput } from '@mantine/core';
import { CalendarDays } from 'lucide-react';
import { Suspense, lazy, useState } from 'react';
import { parseDay, plainDay } from '../../time/format.ts';
import { t } from '../../words.ts';
import classes from './fields.module.css';

const Calendar = lazy(() => import('./Calendar.tsx'));

interface Props {
  id: string;
  label: string;
  description: string | null;
  error: string | null;
  required: boolean;
  /** `2010-03-27`, or the text as typed as long as it is no date. */
  value: string;
  onChange: (value: string) => void;
}

/** A date is typed as d/m/jjjj, or picked. A text that is no date stays standing: the message says what is expected. */
export function DateInput({ id, label, description, error, required, value, onChange }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const shown = typed !== null && (parseDay(typed) ?? typed) === value ? typed : plainDay(value);
  return (
    <TextInput
      id={id}
      label={label}
      description={description ?? t.form.dateHint}
      error={error}
      inputMode="text"
      autoComplete="off"
      placeholder={t.form.datePlaceholder}
      classNames={{ wrapper: classes.short ?? '' }}
      aria-required={required}
      value={shown}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        onChange(parseDay(event.currentTarget.value) ?? event.currentTarget.value);
      }}
      onBlur={() => setTyped(null)}
      rightSectionPointerEvents="all"
      rightSection={
        <Popover
          opened={open}
          onChange={setOpen}
          withinPortal={false}
          trapFocus
          returnFocus
          position="bottom-start"
          shadow="md"
        >
          <Popover.Target>
            <ActionIcon variant="subtle" aria-label={t.form.openCalendar(label)} onClick={() => setOpen(!open)}>
              <CalendarDays size={18} aria-hidden />
            </ActionIcon>
          </Popover.Target>
          <Popover.Dropdown aria-label={t.form.calendar}>
            <Suspense fallback={t.states.loading}>
              <Calendar
                value={/^\d{4}-/.test(value) ? value : null}
                onPick={(next) => {
                  setTyped(null);
                  onChange(next);
                  setOpen(false);
                }}
              />
            </Suspense>
          </Popover.Dropdown>
        </Popover>
      }
    />
  );
}
