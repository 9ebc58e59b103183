import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { signInWords as w } from '../../src/contract/nl/sign-in.ts';
import type { DrawableSchema } from '../../src/contract/json-schema.ts';
import type { Me } from '../../src/contract/session.ts';
import type { SignInByCode } from '../../src/contract/sign-in.ts';
import { Refused } from '../api/request.ts';
import { Submission } from '../api/submission.ts';
import { SchemaForm } from '../form/SchemaForm.tsx';
import { changeReader } from '../shell/change-reader.ts';
import { homeOf } from '../shell/home.ts';

const code: DrawableSchema = { type: 'string', title: w.code, description: w.codeHint, minLength: 1, maxLength: 60 };
const person: Record<string, DrawableSchema> = {
  name: { type: 'string', title: w.name, description: w.nameHint, minLength: 1, maxLength: 120 },
  email: { type: 'string', title: w.email, format: 'email', maxLength: 200 },
};
const question = (withPerson: boolean): DrawableSchema => ({
  type: 'object',
  properties: { code, ...(withPerson ? person : {}) },
  required: ['code', ...(withPerson ? Object.keys(person) : [])],
});

interface Props {
  /** Nobody is administrator yet: the code makes one. */
  first?: boolean;
  /** Adds what the code opens to the login that waits in this browser, or to that of the session. */
  bind?: SignInByCode['bind'];
  submitLabel: string;
}

/** A one-time code, and for who becomes administrator a name. */
export function CodeForm({ first = false, bind, submitLabel }: Props) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const submission = useRef(new Submission());
  // Only the server knows that a code makes an administrator; it says so by asking for a name.
  const [asksWho, setAsksWho] = useState(false);
  const signIn = async (answers: object): Promise<void> => {
    try {
      const me = await submission.current.send<Me>('POST', '/sign-in', bind ? { ...answers, bind } : answers);
      changeReader(client, me);
      await navigate({ to: homeOf(me) });
    } catch (error) {
      if (error instanceof Refused && error.problem?.errors?.some(({ path }) => path === '/name')) setAsksWho(true);
      throw error;
    }
  };
  return (
    <SchemaForm
      schema={question(first || asksWho)}
      root=""
      draftKey="code"
      submitLabel={submitLabel}
      send={signIn}
      onSent={() => undefined}
      keepAfter
    />
  );
}
