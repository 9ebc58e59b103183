import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { Procedure } from '../../src/contract/procedure.ts';
import { proceduresQuery } from '../api/queries.ts';
import { Submission } from '../api/submission.ts';
import type { CaseAnswer } from '../case/case-answer.ts';
import { tookIn } from '../case/case-answer.ts';
import { SchemaForm } from '../form/SchemaForm.tsx';
import { PageHead } from '../shell/PageHead.tsx';
import { EmptyState, ErrorState } from '../states/PageState.tsx';
import { TextOutline, Waiting } from '../states/Waiting.tsx';
import { t } from '../words.ts';
import { ProcedureChoice } from './ProcedureChoice.tsx';
import classes from './register.module.css';

/** The quick start of a case: a handful of questions now, the rest in the shared form. */
export default function RegisterPage() {
  const procedures = useQuery(proceduresQuery);
  const [chosen, setChosen] = useState<string | null>(null);
  const open = procedures.data?.filter(({ mayStart }) => mayStart) ?? [];
  const procedure = open.find(({ id }) => id === chosen) ?? (open.length === 1 ? open[0] : undefined);
  return (
    <div className="az-narrow">
      <PageHead title={t.pages.register} lead={t.register.lead} />
      {procedures.isPending && (
        <Waiting>
          <TextOutline widths={['40%', '100%', '40%', '100%']} />
        </Waiting>
      )}
      {procedures.isError && !procedures.data && (
        <ErrorState error={procedures.error} onRetry={() => void procedures.refetch()} />
      )}
      {procedures.data && open.length === 0 && (
        <EmptyState title={t.register.noneTitle} text={t.register.noneText}>
          <Button component={Link} to="/">
            {t.states.toWorklist}
          </Button>
        </EmptyState>
      )}
      {open.length > 1 && <ProcedureChoice procedures={open} chosen={chosen} onChoose={setChosen} />}
      {procedure && <StartForm key={procedure.id} procedure={procedure} told={open.length > 1} />}
    </div>
  );
}

/** `told`: the choice above already said what this procedure is. */
function StartForm({ procedure, told }: { procedure: Procedure; told: boolean }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const submission = useRef(new Submission());
  const made = useRef<string | null>(null);
  return (
    <section aria-label={procedure.label}>
      {!told && <p className={classes.about}>{procedure.description}</p>}
      <SchemaForm
        schema={procedure.input}
        root="input"
        draftKey={`start/${procedure.id}`}
        submitLabel={t.register.start}
        send={async (input) => {
          const answer = await submission.current.send<CaseAnswer>('POST', '/cases', {
            procedure: procedure.id,
            input,
          });
          made.current = answer.id;
          await tookIn(client, answer, procedure.label, true);
        }}
        onSent={() => {
          if (made.current) void navigate({ to: '/zaken/$caseId', params: { caseId: made.current } });
        }}
      />
    </section>
  );
}
