import { Radio, Select } from '@mantine/core';
import { t } from '../../words.ts';
import type { FieldProps } from '../form-context.ts';
import { useFieldFrame } from '../field-frame.ts';
import { optionsOf } from '../schema.ts';
import classes from './fields.module.css';

const mostRadios = 6;

/** Few options are all in sight; many are searched. */
export function ChoiceField(props: FieldProps) {
  const frame = useFieldFrame(props);
  const options = optionsOf(props.schema) ?? [];
  const value = typeof props.value === 'string' && props.value !== '' ? props.value : null;
  if (options.length > mostRadios)
    return (
      <Select
        {...frame}
        data={options}
        value={value}
        onChange={(next) => props.onChange(next ?? undefined)}
        searchable
        clearable={!props.required}
        clearButtonProps={{ 'aria-label': t.form.clear }}
        allowDeselect={false}
        placeholder={t.form.searchAndChoose}
        nothingFoundMessage={t.form.nothingFound}
        comboboxProps={{ withinPortal: false, shadow: 'md' }}
        withScrollArea={false}
        styles={{ options: { maxHeight: 280, overflowY: 'auto' } }}
        aria-required={props.required}
      />
    );
  return (
    <Radio.Group {...frame} value={value} onChange={props.onChange}>
      <div className={classes.options}>
        {options.map((option) => (
          <Radio key={option.value} value={option.value} label={option.label} />
        ))}
        {!props.required && value !== null && <Radio value="" label={t.form.noAnswer} />}
      </div>
    </Radio.Group>
  );
}
