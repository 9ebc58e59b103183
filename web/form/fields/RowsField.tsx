import { Button, Input, Stack } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import { useRef } from 'react';
import { t } from '../../words.ts';
import type { FieldProps } from '../form-context.ts';
import { useFormSetting } from '../form-context.ts';
import { useFieldFrame } from '../field-frame.ts';
import { join } from '../pointer.ts';
import { asList, initialAnswer } from '../schema.ts';
import classes from './fields.module.css';

/** Rows that come and go: a list of texts or of small groups. Focus goes back to "add" when a row leaves. */
export function RowsField(props: FieldProps) {
  const frame = useFieldFrame(props);
  const { Field } = useFormSetting();
  const add = useRef<HTMLButtonElement>(null);
  const row = props.schema.items ?? {};
  const rows = asList(props.value);
  const full = props.schema.maxItems !== undefined && rows.length >= props.schema.maxItems;
  const replace = (index: number, value: unknown) =>
    props.onChange(rows.map((old, at) => (at === index ? value : old)));
  const remove = (index: number) => {
    props.onChange(rows.filter((_, at) => at !== index));
    add.current?.focus();
  };
  return (
    <fieldset className={classes.group} id={frame.id} tabIndex={-1}>
      <legend className={classes.legend}>{frame.label}</legend>
      {frame.description !== null && <Input.Description mb={8}>{frame.description}</Input.Description>}
      <Stack gap="md" mt={8}>
        {rows.map((value, index) => (
          // The place is the identity: rows hold nothing else that is steady.
          <div key={index} className={row.type === 'object' ? classes.plainRow : classes.row}>
            <Field
              schema={{ ...row, title: t.form.rowTitle(row.title ?? t.form.row, index + 1) }}
              pointer={join(props.pointer, index)}
              required
              value={value}
              onChange={(next) => replace(index, next)}
            />
            <Button
              variant="subtle"
              size="sm"
              mt={8}
              leftSection={<Trash2 size={16} aria-hidden />}
              onClick={() => remove(index)}
            >
              {t.form.removeRow(row.title ?? t.form.row, index + 1)}
            </Button>
          </div>
        ))}
        <div>
          <Button
            ref={add}
            variant="default"
            classNames={{ root: classes.wraps ?? '', label: classes.wraps ?? '' }}
            disabled={full}
            leftSection={<Plus size={18} aria-hidden />}
            onClick={() => props.onChange([...rows, initialAnswer(row) ?? (row.type === 'object' ? {} : '')])}
          >
            {t.form.addRow(row.title ?? t.form.row)}
          </Button>
        </div>
      </Stack>
      {frame.error !== null && <Input.Error mt={8}>{frame.error}</Input.Error>}
    </fieldset>
  );
}
