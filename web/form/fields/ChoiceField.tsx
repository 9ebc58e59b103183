import { Checkbox, Radio, Select } from '@mantine/core';
import { t } from '../../words.ts';
import type { FieldProps } from '../form-context.ts';
import { useFieldFrame } from '../field-frame.ts';
import { optionsOf, type Option } from '../schema.ts';
import classes from './fields.module.css';

const mostRadios = 6;

/** So short together that they fit on one line. */
const areFew = (options: readonly Option[]) => options.length <= 3 && options.every(({ label }) => label.length <= 14);

/** Few options are all in sight; many are searched. A single one that may be left out is a box to tick. */
export function ChoiceField(props: FieldProps) {
  const frame = useFieldFrame(props);
  const options = optionsOf(props.schema) ?? [];
  const value = typeof props.value === 'string' && props.value !== '' ? props.value : null;
  const [only] = options;
  if (only && options.length === 1 && !props.required)
    return (
      <Checkbox.Group
        {...frame}
        value={value === null ? [] : [value]}
        onChange={([chosen]) => props.onChange(chosen ?? undefined)}
      >
        <div className={classes.options}>
          <Checkbox value={only.value} label={only.label} />
        </div>
      </Checkbox.Group>
    );
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
      <div className={classes.options} data-few={areFew(options) || undefined}>
        {options.map((option) => (
          <Radio key={option.value} value={option.value} label={option.label} />
        ))}
        {!props.required && value !== null && <Radio value="" label={t.form.noAnswer} />}
      </div>
    </Radio.Group>
  );
}
