import { TextInput } from '@mantine/core';
import type { FieldProps } from '../form-context.ts';
import { useFieldFrame } from '../field-frame.ts';
import { asText } from '../schema.ts';

export function TextField(props: FieldProps) {
  const frame = useFieldFrame(props);
  return (
    <TextInput
      {...frame}
      type={props.schema.format === 'email' ? 'email' : 'text'}
      autoComplete="off"
      aria-required={props.required}
      value={asText(props.value)}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}
