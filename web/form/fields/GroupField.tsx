import { Input } from '@mantine/core';
import type { FieldProps } from '../form-context.ts';
import { useFieldFrame } from '../field-frame.ts';
import { SchemaFields } from '../SchemaFields.tsx';
import { asRecord } from '../schema.ts';
import classes from './fields.module.css';

export function GroupField(props: FieldProps) {
  const frame = useFieldFrame(props);
  return (
    <fieldset className={classes.group} id={frame.id} tabIndex={-1}>
      <legend className={classes.legend}>{frame.label}</legend>
      {frame.description !== null && <Input.Description mb={8}>{frame.description}</Input.Description>}
      {frame.error !== null && <Input.Error mb={8}>{frame.error}</Input.Error>}
      <div className={classes.row}>
        <SchemaFields
          schema={props.schema}
          pointer={props.pointer}
          answers={asRecord(props.value)}
          onChange={props.onChange}
        />
      </div>
    </fieldset>
  );
}
