import { Input, TextInput } from '@mantine/core';
import { useState } from 'react';
import { instantOf, partsOf } from '../../time/brussels.ts';
import { parseHour } from '../../time/format.ts';
import { t } from '../../words.ts';
import type { FieldProps } from '../form-context.ts';
import { useFieldFrame } from '../field-frame.ts';
import { asText } from '../schema.ts';
import { DateInput } from './DateInput.tsx';
import classes from './fields.module.css';

const two = (value: number) => String(value).padStart(2, '0');

function split(value: string): { date: string; time: string } {
  if (Number.isNaN(Date.parse(value)) || !value.endsWith('Z')) {
    const [date = '', time = ''] = value.split('|');
    return { date, time };
  }
  const p = partsOf(value);
  return { date: `${p.year}-${two(p.month)}-${two(p.day)}`, time: `${two(p.hour)}.${two(p.minute)}` };
}

/** Day and hour on the Brussels clock; as long as one of both is no good the text waits as `day|hour`. */
export function DateTimeField(props: FieldProps) {
  const frame = useFieldFrame(props);
  const stored = split(asText(props.value));
  const [typedTime, setTypedTime] = useState<string | null>(null);
  const change = (date: string, time: string) => {
    const hour = parseHour(time);
    const whole = /^\d{4}-\d{2}-\d{2}$/.test(date) && hour !== null;
    props.onChange(whole ? instantOf(date, hour) : date === '' && time === '' ? '' : `${date}|${time}`);
  };
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>{frame.label}</legend>
      {frame.description !== null && <Input.Description>{frame.description}</Input.Description>}
      <div className={classes.dateTime}>
        <DateInput
          id={frame.id}
          label={t.form.dayPart}
          description={t.form.datePlaceholder}
          error={null}
          required={props.required}
          value={stored.date}
          onChange={(date) => change(date, typedTime ?? stored.time)}
        />
        <TextInput
          id={`${frame.id}-hour`}
          label={t.form.hourPart}
          description={t.form.hourHint}
          autoComplete="off"
          value={typedTime ?? stored.time}
          onChange={(event) => {
            setTypedTime(event.currentTarget.value);
            change(stored.date, event.currentTarget.value);
          }}
          onBlur={() => setTypedTime(null)}
          aria-required={props.required}
        />
      </div>
      {frame.error !== null && <Input.Error mt={8}>{frame.error}</Input.Error>}
    </fieldset>
  );
}
