import { Textarea } from '@mantine/core';
import { t } from '../../words.ts';
import type { FieldProps } from '../form-context.ts';
import { useFieldFrame } from '../field-frame.ts';
import { asText } from '../schema.ts';
import { SensitiveHint } from './SensitiveHint.tsx';
import classes from './fields.module.css';

const near = 200;

/** The counter speaks up only near the limit: before that it would be noise. */
export function LongTextField(props: FieldProps) {
  const frame = useFieldFrame(props);
  const text = asText(props.value);
  const limit = props.schema.maxLength ?? 0;
  const left = limit - text.length;
  return (
    <div>
      <Textarea
        {...frame}
        autosize
        minRows={3}
        maxRows={16}
        aria-required={props.required}
        value={text}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      />
      {left < near && (
        <p className={classes.counter} data-over={left < 0 || undefined} data-no-print>
          {t.form.charactersLeft(left)}
        </p>
      )}
      <SensitiveHint text={text} />
      <span role="status" className={classes.hidden}>
        {left < 50 ? t.form.charactersLeft(left) : ''}
      </span>
    </div>
  );
}
