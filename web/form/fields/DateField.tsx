import type { FieldProps } from '../form-context.ts';
import { useFieldFrame } from '../field-frame.ts';
import { asText } from '../schema.ts';
import { DateInput } from './DateInput.tsx';

export function DateField(props: FieldProps) {
  const frame = useFieldFrame(props);
  return <DateInput {...frame} required={props.required} value={asText(props.value)} onChange={props.onChange} />;
}
