import { Checkbox } from '@mantine/core';
import type { FieldProps } from '../form-context.ts';
import { useFieldFrame } from '../field-frame.ts';

export function CheckField(props: FieldProps) {
  const { id, description, error } = useFieldFrame(props);
  return (
    <Checkbox
      id={id}
      label={props.schema.title}
      description={description}
      error={error}
      checked={props.value === true}
      onChange={(event) => props.onChange(event.currentTarget.checked)}
    />
  );
}
