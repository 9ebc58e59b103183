import { Anchor, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import type { DrawableSchema } from '../../src/contract/json-schema.ts';
import type { Organisation } from '../../src/contract/organisations.ts';
import { memberWords, organisationWords as w } from '../../src/contract/nl/organisations-page.ts';
import { PageHead } from '../shell/PageHead.tsx';
import { ErrorState } from '../states/PageState.tsx';
import { TextOutline, Waiting } from '../states/Waiting.tsx';
import { ChangePanel } from './ChangePanel.tsx';
import { Members } from './Members.tsx';
import { OrganisationFacts } from './OrganisationFacts.tsx';
import classes from './organisations.module.css';
import { membersQuery } from './queries.ts';

const change = ({ name, municipality, closesOn }: Organisation): DrawableSchema => ({
  type: 'object',
  properties: {
    name: { type: 'string', title: w.name, minLength: 1, maxLength: 120, default: name },
    municipality: { type: 'string', title: w.municipality, minLength: 1, maxLength: 80, default: municipality },
    closesOn: {
      type: 'string',
      format: 'date',
      title: w.closesOn,
      description: w.closesOnHint,
      ...(closesOn === null ? {} : { default: closesOn }),
    },
  },
  required: ['name', 'municipality'],
});

/** One organisation, for the administrator: what it is, until when it can be chosen, and its access managers. */
export default function OrganisationPage() {
  const { organisatie = '' } = useParams({ strict: false });
  const found = useQuery(membersQuery(organisatie));
  const [changing, setChanging] = useState(false);
  const [said, setSaid] = useState('');
  const organisation = found.data?.organisation;
  const lead = organisation?.kind === 'administration' ? memberWords.leadHouse : memberWords.leadAdministrator;
  return (
    <div className="az-narrow">
      <p className={classes.back} data-no-print>
        <Anchor component={Link} to="/beheer/organisaties">
          <ArrowLeft size={16} aria-hidden /> {w.back}
        </Anchor>
      </p>
      <PageHead
        title={organisation?.name ?? w.notFoundTitle}
        lead={organisation && lead}
        action={
          organisation && (
            <Button variant="default" onClick={() => setChanging(true)}>
              {w.change}
            </Button>
          )
        }
      />
      {found.isPending && (
        <Waiting>
          <TextOutline widths={['40%', '80%', '80%']} />
        </Waiting>
      )}
      {found.isError && !found.data && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {organisation && (
        <>
          <OrganisationFacts organisation={organisation} />
          <p role="status" className={classes.status}>
            {said}
          </p>
        </>
      )}
      {found.data && (
        <Members
          found={found.data}
          {...(found.data.organisation.kind === 'administration' ? {} : { title: memberWords.accessManagers })}
        />
      )}
      {organisation && changing && (
        <ChangePanel
          title={organisation.name}
          submitLabel={w.save}
          schema={change(organisation)}
          method="PUT"
          path={`/organisations/${encodeURIComponent(organisation.id)}`}
          nullable={['closesOn']}
          onDone={() => setSaid(w.saved)}
          onClose={() => setChanging(false)}
        />
      )}
    </div>
  );
}
