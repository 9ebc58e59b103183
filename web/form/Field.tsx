import type { FieldProps } from './form-context.ts';
import { CheckField } from './fields/CheckField.tsx';
import { ChoiceField } from './fields/ChoiceField.tsx';
import { ChoicesField } from './fields/ChoicesField.tsx';
import { DateField } from './fields/DateField.tsx';
import { DateTimeField } from './fields/DateTimeField.tsx';
import { FixedField } from './fields/FixedField.tsx';
import { GroupField } from './fields/GroupField.tsx';
import { LongTextField } from './fields/LongTextField.tsx';
import { NumberField } from './fields/NumberField.tsx';
import { RowsField } from './fields/RowsField.tsx';
import { TextField } from './fields/TextField.tsx';
import { YesNoField } from './fields/YesNoField.tsx';
import { controlOf } from './schema.ts';

const fields = {
  fixed: FixedField,
  choice: ChoiceField,
  choices: ChoicesField,
  rows: RowsField,
  group: GroupField,
  yesNo: YesNoField,
  check: CheckField,
  number: NumberField,
  date: DateField,
  dateTime: DateTimeField,
  long: LongTextField,
  text: TextField,
};

/** One question, drawn from its schema. */
export function Field(props: FieldProps) {
  const Control = fields[controlOf(props.schema, props.required)];
  return <Control {...props} />;
}
