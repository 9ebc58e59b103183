import { t } from '../words.ts';
import type { FieldProps } from './form-context.ts';
import { useFormSetting } from './form-context.ts';
import { domId } from './pointer.ts';

/** What every control shows alike: the label with "optioneel" or "aanbevolen" in words, the hint, and the message of this field. */
export function useFieldFrame({
  schema,
  pointer,
  required,
  advised,
  because,
}: Pick<FieldProps, 'schema' | 'pointer' | 'required' | 'advised' | 'because'>) {
  const { prefix, messages } = useFormSetting();
  const title = schema.title ?? t.form.answer;
  return {
    id: domId(prefix, pointer),
    label: required ? title : advised ? t.form.advised(title) : t.form.optional(title),
    description: [because, schema.description].filter(Boolean).join(' ') || null,
    error: messages.get(pointer) ?? null,
  };
}
