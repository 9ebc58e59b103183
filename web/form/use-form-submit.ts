import { useRef, useState } from 'react';
import type { DrawableSchema } from '../../src/contract/json-schema.ts';
import { Refused } from '../api/request.ts';
import type { Answers } from './schema.ts';
import { answersToSend } from './schema.ts';
import type { Fault } from './validate.ts';
import { faultsOf, validate } from './validate.ts';

interface Options {
  schema: DrawableSchema;
  /** The step under which the server puts these answers: `payload`, `input`. */
  root: string;
  send: (answers: Answers) => Promise<void>;
  onSent: () => void;
}

/** One submission: check, send, and put the server's own findings back at the fields. */
export function useFormSubmit({ schema, root, send, onSent }: Options) {
  const [faults, setFaults] = useState<Fault[]>([]);
  const [failure, setFailure] = useState<unknown>(null);
  const [sending, setSending] = useState(false);
  const busy = useRef(false);

  const submit = async (answers: Answers): Promise<boolean> => {
    if (busy.current) return true;
    const found = validate(schema, answers);
    setFaults(found);
    setFailure(null);
    if (found.length > 0) return false;
    busy.current = true;
    setSending(true);
    try {
      await send(answersToSend(schema, answers));
      onSent();
      return true;
    } catch (error) {
      const atFields = error instanceof Refused ? faultsOf(error.problem, schema, root) : [];
      setFaults(atFields);
      if (atFields.length === 0) setFailure(error);
      return false;
    } finally {
      busy.current = false;
      setSending(false);
    }
  };

  return {
    faults,
    failure,
    sending,
    submit,
    /** A message leaves when its field changes. */
    forget(before: Answers, after: Answers) {
      setFaults((old) => old.filter(({ pointer }) => before[topOf(pointer)] === after[topOf(pointer)]));
    },
  };
}

function topOf(pointer: string): string {
  return pointer.split('/')[1] ?? '';
}
