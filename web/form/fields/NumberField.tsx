import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FieldProps } from '../form-context.ts';
import { useFieldFrame } from '../field-frame.ts';
import { asText } from '../schema.ts';
import classes from './fields.module.css';

/** What was typed stays as it was typed; only a real number counts as one. */
function asNumber(text: string): unknown {
  const plain = text.trim().replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text;
}

export function NumberField(props: FieldProps) {
  const frame = useFieldFrame(props);
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed !== null && asNumber(typed) === props.value ? typed : asText(props.value);
  return (
    <TextInput
      {...frame}
      inputMode={props.schema.type === 'integer' ? 'numeric' : 'decimal'}
      autoComplete="off"
      classNames={{ wrapper: classes.short ?? '' }}
      aria-required={props.required}
      value={shown}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        props.onChange(asNumber(event.currentTarget.value));
      }}
    />
  );
}
