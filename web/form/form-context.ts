import { createContext, use } from 'react';
import type { ComponentType } from 'react';
import type { DrawableSchema } from '../../src/contract/json-schema.ts';

export interface FieldProps {
  schema: DrawableSchema;
  pointer: string;
  required: boolean;
  /** An answer is recommended: said in words, never demanded. */
  advised?: boolean;
  /** Why this question is asked now. */
  because?: string | undefined;
  value: unknown;
  onChange: (value: unknown) => void;
}

interface FormSetting {
  /** Makes ids unique when two forms stand on one page. */
  prefix: string;
  /** Message per JSON pointer. */
  messages: ReadonlyMap<string, string>;
  /** How one question is drawn. Groups and rows ask it from here, because they are questions made of questions. */
  Field: ComponentType<FieldProps>;
}

export const FormContext = createContext<FormSetting>({ prefix: 'f', messages: new Map(), Field: () => null });

export function useFormSetting(): FormSetting {
  return use(FormContext);
}
