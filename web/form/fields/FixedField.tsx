import type { FieldProps } from '../form-context.ts';
import classes from './fields.module.css';

/** A value that is already decided: shown when it has a name, sent in any case. */
export function FixedField({ schema }: FieldProps) {
  if (!schema.title) return null;
  return (
    <p className={classes.fixed}>
      {schema.title}
      {schema.description ? `: ${schema.description}` : ''}
    </p>
  );
}
