import { Checkbox } from '@mantine/core';
import type { FieldProps } from '../form-context.ts';
import { useFieldFrame } from '../field-frame.ts';
import { asList, optionsOf } from '../schema.ts';
import classes from './fields.module.css';

export function ChoicesField(props: FieldProps) {
  const frame = useFieldFrame(props);
  const options = optionsOf(props.schema.items ?? {}) ?? [];
  const chosen = asList(props.value).filter((item): item is string => typeof item === 'string');
  return (
    <Checkbox.Group {...frame} value={chosen} onChange={props.onChange}>
      <div className={classes.options}>
        {options.map((option) => (
          <Checkbox key={option.value} value={option.value} label={option.label} />
        ))}
      </div>
    </Checkbox.Group>
  );
}
