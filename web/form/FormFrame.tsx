import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { Field } from './Field.tsx';
import { FormContext } from './form-context.ts';
import type { Fault } from './validate.ts';

interface Props {
  prefix: string;
  faults: readonly Fault[];
  children: ReactNode;
}

/** Hands every question of one form its ids and its message. */
export function FormFrame({ prefix, faults, children }: Props) {
  const setting = useMemo(
    () => ({ prefix, messages: new Map(faults.map(({ pointer, message }) => [pointer, message])), Field }),
    [prefix, faults],
  );
  return <FormContext value={setting}>{children}</FormContext>;
}
