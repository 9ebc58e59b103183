import { Anchor } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { signInWords as w } from '../../src/contract/nl/sign-in.ts';
import type { DrawableSchema } from '../../src/contract/json-schema.ts';
import type { Me } from '../../src/contract/session.ts';
import { signInQuery } from '../api/queries.ts';
import { Refused } from '../api/request.ts';
import { Submission } from '../api/submission.ts';
import { SchemaForm } from '../form/SchemaForm.tsx';
import { PageHead } from '../shell/PageHead.tsx';
import { changeReader } from '../shell/change-reader.ts';
import { homeOf } from '../shell/home.ts';
import { ErrorState } from '../states/PageState.tsx';
import { TextOutline, Waiting } from '../states/Waiting.tsx';

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

/** The door where one has no persona to choose: a one-time code, and for who becomes administrator a name. */
export default function CodePage() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const ways = useQuery(signInQuery);
  const submission = useRef(new Submission());
  // Only the server knows that a code makes an administrator; it says so by asking for a name.
  const [asksWho, setAsksWho] = useState(false);
  const first = ways.data?.administratorMissing === true;
  const signIn = async (answers: object): Promise<void> => {
    try {
      const me = await submission.current.send<Me>('POST', '/sign-in', answers);
      changeReader(client, me);
      await navigate({ to: homeOf(me) });
    } catch (error) {
      if (error instanceof Refused && error.problem?.errors?.some(({ path }) => path === '/name')) setAsksWho(true);
      throw error;
    }
  };
  return (
    <div className="az-narrow">
      <PageHead title={first ? w.firstTitle : w.title} lead={first ? w.firstLead : w.lead} />
      {ways.isPending && (
        <Waiting>
          <TextOutline widths={['30%', '80%', '30%']} />
        </Waiting>
      )}
      {ways.isError && <ErrorState error={ways.error} onRetry={() => void ways.refetch()} />}
      {ways.data && (
        <SchemaForm
          schema={question(first || asksWho)}
          root=""
          draftKey="code"
          submitLabel={w.send}
          send={signIn}
          onSent={() => undefined}
          keepAfter
        />
      )}
      {ways.data?.demo && (
        <p>
          <Anchor component={Link} to="/wissel">
            {w.toPersonas}
          </Anchor>
        </p>
      )}
    </div>
  );
}
