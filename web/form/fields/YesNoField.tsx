import { Radio } from '@mantine/core';
import { t } from '../../words.ts';
import type { FieldProps } from '../form-context.ts';
import { useFieldFrame } from '../field-frame.ts';
import classes from './fields.module.css';

export function YesNoField(props: FieldProps) {
  const frame = useFieldFrame(props);
  const chosen = props.value === true ? 'yes' : props.value === false ? 'no' : null;
  return (
    <Radio.Group {...frame} value={chosen} onChange={(value) => props.onChange(value === 'yes')}>
      <div className={classes.options}>
        <Radio value="yes" label={t.form.yes} />
        <Radio value="no" label={t.form.no} />
      </div>
    </Radio.Group>
  );
}
