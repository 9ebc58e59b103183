import { createContext, use } from 'react';

interface FormSetting {
  /** Makes ids unique when two forms stand on one page. */
  prefix: string;
  /** Message per JSON pointer. */
  messages: ReadonlyMap<string, string>;
}

export const FormContext = createContext<FormSetting>({ prefix: 'f', messages: new Map() });

export function useFormSetting(): FormSetting {
  return use(FormContext);
}
