import { Alert, Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import type { EmergencyDesk, EmergencyOpened } from '../../src/contract/emergency.ts';
import type { DrawableSchema } from '../../src/contract/json-schema.ts';
import type { Onward } from '../../src/contract/login.ts';
import { emergencyWords as w } from '../../src/contract/nl/emergency.ts';
import { lateTitles } from '../../src/contract/nl/late-titles.ts';
import { post, Submission } from '../api/submission.ts';
import { SchemaForm } from '../form/SchemaForm.tsx';
import type { Answers } from '../form/schema.ts';
import classes from '../organisations/organisations.module.css';
import { PageHead } from '../shell/PageHead.tsx';
import { FailureNote } from '../states/FailureNote.tsx';
import { ErrorState } from '../states/PageState.tsx';
import { TextOutline, Waiting } from '../states/Waiting.tsx';
import { hour } from '../time/format.ts';
import { emergencyQuery } from './queries.ts';

/** Where somebody asks to read one case in an emergency, and finds back what is open. */
export default function EmergencyPage() {
  const found = useQuery(emergencyQuery);
  return (
    <div className="az-narrow">
      <PageHead title={lateTitles.emergency} lead={w.lead} />
      {found.isPending && (
        <Waiting>
          <TextOutline widths={['60%', '80%', '80%']} />
        </Waiting>
      )}
      {found.isError && !found.data && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && <Desk desk={found.data} />}
    </div>
  );
}

function Desk({ desk }: { desk: EmergencyDesk }) {
  const { open, off, means, proven } = desk;
  return (
    <>
      {open.length > 0 && (
        <section aria-labelledby="emergency-open">
          <h2 id="emergency-open" className={classes.heading}>
            {w.openNow}
          </h2>
          <ul className={classes.list}>
            {open.map(({ id, caseId, number, until, reason }) => (
              <li key={id} className={classes.item}>
                <div>
                  <h3 className={classes.title}>
                    <Link to="/zaken/$caseId" params={{ caseId }}>
                      {number}
                    </Link>
                  </h3>
                  <p className={classes.facts}>
                    <span>{reason}</span>
                    <span>{w.until(hour(until))}</span>
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
      {off !== null && (
        <Alert variant="outline" color="var(--az-soon)">
          {off}
        </Alert>
      )}
      {off === null && means === 'login' && !proven && <ProveFirst />}
      {off === null && (means !== 'login' || proven) && <Ask desk={desk} />}
    </>
  );
}

/** To the provider and back, before anything is typed: so nothing typed is lost or kept on the way. */
function ProveFirst() {
  const prove = useMutation({
    mutationFn: () => post<Onward>('/session/oidc/prove'),
    onSuccess: ({ address }) => window.location.assign(address),
  });
  return (
    <section aria-labelledby="emergency-prove">
      <h2 id="emergency-prove" className={classes.heading}>
        {w.proveTitle}
      </h2>
      <p>{w.proveLogin}</p>
      {prove.isError && <FailureNote error={prove.error} />}
      <Button loading={prove.isPending} onClick={() => prove.mutate()}>
        {w.prove}
      </Button>
    </section>
  );
}

function Ask({ desk }: { desk: EmergencyDesk }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const submission = useRef(new Submission());
  const send = async ({ demo, ...asked }: Answers): Promise<void> => {
    const body = { ...asked, ...(desk.means === 'demo' ? { demo: demo === 'yes' } : {}) };
    const opened = await submission.current.send<EmergencyOpened>('POST', '/emergency', body);
    await client.invalidateQueries({ queryKey: ['case', opened.caseId] });
    await client.invalidateQueries({ queryKey: emergencyQuery.queryKey });
    await navigate({ to: '/zaken/$caseId', params: { caseId: opened.caseId } });
  };
  return (
    <>
      {desk.means === 'login' && <p>{w.proven}</p>}
      <p className={classes.status}>{w.notOpened}</p>
      <SchemaForm
        schema={questions(desk)}
        root=""
        draftKey="emergency"
        submitLabel={w.open}
        send={send}
        onSent={() => undefined}
        keepAfter
      />
    </>
  );
}

const questions = ({ reasons, means }: EmergencyDesk): DrawableSchema => ({
  type: 'object',
  properties: {
    number: { type: 'string', title: w.number, description: w.numberHint, minLength: 1, maxLength: 40 },
    reason: { type: 'string', title: w.reason, oneOf: reasons },
    text: { type: 'string', title: w.text, description: w.textHint, minLength: 10, maxLength: 1000 },
    ...(means === 'code'
      ? { code: { type: 'string', title: w.code, description: w.codeHint, minLength: 1, maxLength: 60 } as const }
      : {}),
    ...(means === 'demo'
      ? {
          demo: {
            type: 'string',
            title: w.demoTitle,
            description: w.demoHint,
            oneOf: [{ const: 'yes', title: w.demo }],
          } as const,
        }
      : {}),
  },
  required: ['number', 'reason', 'text', ...(means === 'login' ? [] : [means])],
});
