import { Stack } from '@mantine/core';
import type { DrawableSchema } from '../../src/contract/json-schema.ts';
import { useFormSetting } from './form-context.ts';
import { join } from './pointer.ts';
import type { Answers } from './schema.ts';

interface Props {
  schema: DrawableSchema;
  pointer?: string;
  answers: Answers;
  onChange: (answers: Answers) => void;
}

/** All questions of one object, in the order of the schema. */
export function SchemaFields({ schema, pointer = '', answers, onChange }: Props) {
  const { Field } = useFormSetting();
  return (
    <Stack gap="lg">
      {Object.entries(schema.properties ?? {}).map(([name, child]) => (
        <Field
          key={name}
          schema={child}
          pointer={join(pointer, name)}
          required={schema.required?.includes(name) ?? false}
          value={answers[name]}
          onChange={(value) => onChange({ ...answers, [name]: value })}
        />
      ))}
    </Stack>
  );
}
