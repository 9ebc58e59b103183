import { Button, NativeSelect, Skeleton, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Plus, Search } from 'lucide-react';
import { useState } from 'react';
import { organisationKinds } from '../../src/contract/organisation-kinds.ts';
import { organisationTitles } from '../../src/contract/nl/organisation-titles.ts';
import { organisationWords as w } from '../../src/contract/nl/organisations-page.ts';
import { kindTexts } from '../../src/contract/nl/organisations.ts';
import { PageHead } from '../shell/PageHead.tsx';
import { EmptyState, ErrorState } from '../states/PageState.tsx';
import { Waiting } from '../states/Waiting.tsx';
import { t } from '../words.ts';
import { ChangePanel } from './ChangePanel.tsx';
import { newNetwork, newOrganisation } from './new-organisation.ts';
import { NetworkSecrecy } from './NetworkSecrecy.tsx';
import { OrganisationFacts } from './OrganisationFacts.tsx';
import classes from './organisations.module.css';
import { networksQuery, organisationsQuery } from './queries.ts';

const everything = { q: '', network: '', kind: '', state: '' };

/** Every organisation, for the administrator: found, made, and opened to change or close it. */
export default function OrganisationsPage() {
  const navigate = useNavigate();
  const [filter, setFilter] = useState(everything);
  const [q] = useDebouncedValue(filter.q.trim(), 300);
  const [panel, setPanel] = useState<'organisation' | 'network' | null>(null);
  const networks = useQuery(networksQuery);
  const found = useInfiniteQuery(organisationsQuery({ ...filter, q }));
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  const isFiltered = Object.values(filter).some((value) => value !== '');
  const pick = (name: 'network' | 'kind' | 'state', label: string, data: { value: string; label: string }[]) => (
    <NativeSelect
      label={label}
      value={filter[name]}
      data={data}
      onChange={(event) => setFilter({ ...filter, [name]: event.currentTarget.value })}
    />
  );
  const known = networks.data?.items ?? [];
  const addNetwork = (
    <Button variant="default" onClick={() => setPanel('network')}>
      {w.addNetwork}
    </Button>
  );
  return (
    <div className="az-narrow">
      <PageHead
        title={organisationTitles.organisations}
        lead={w.lead}
        action={
          <div className={classes.actions}>
            {addNetwork}
            {known.length > 0 && (
              <Button leftSection={<Plus size={18} aria-hidden />} onClick={() => setPanel('organisation')}>
                {w.add}
              </Button>
            )}
          </div>
        }
      />
      <search className={classes.filters} data-no-print>
        <TextInput
          type="search"
          label={w.search}
          leftSection={<Search size={18} aria-hidden />}
          value={filter.q}
          onChange={(event) => setFilter({ ...filter, q: event.currentTarget.value })}
        />
        {pick('network', w.network, [
          { value: '', label: w.all },
          ...known.map(({ id, name }) => ({ value: id, label: name })),
        ])}
        {pick('kind', w.kind, [
          { value: '', label: w.all },
          ...organisationKinds.map((kind) => ({ value: kind, label: kindTexts[kind] })),
        ])}
        {pick('state', w.state, [
          { value: '', label: w.states.open },
          { value: 'closed', label: w.states.closed },
          { value: 'all', label: w.states.all },
        ])}
      </search>
      {found.isPending && (
        <Waiting>
          {[0, 1, 2, 3].map((row) => (
            <Skeleton key={row} height={76} mb={12} radius="md" />
          ))}
        </Waiting>
      )}
      {found.isError && !found.data && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && items.length === 0 && (
        <EmptyState title={isFiltered ? w.noneTitle : w.emptyTitle} text={isFiltered ? w.noneText : w.emptyText}>
          {isFiltered && (
            <Button variant="default" onClick={() => setFilter(everything)}>
              {w.showAll}
            </Button>
          )}
        </EmptyState>
      )}
      {items.length > 0 && (
        <ul className={classes.list}>
          {items.map((organisation) => (
            <li key={organisation.id} className={classes.item}>
              <div>
                <h2 className={classes.title}>
                  <Link to="/beheer/organisaties/$organisatie" params={{ organisatie: organisation.id }}>
                    {organisation.name}
                  </Link>
                </h2>
                <OrganisationFacts organisation={organisation} />
              </div>
            </li>
          ))}
        </ul>
      )}
      {found.hasNextPage && (
        <Button variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t.worklist.more}
        </Button>
      )}
      <NetworkSecrecy networks={known} />
      {panel === 'network' && (
        <ChangePanel
          title={w.addNetwork}
          lead={w.networkHint}
          submitLabel={w.send}
          schema={newNetwork}
          path="/networks"
          onDone={() => undefined}
          onClose={() => setPanel(null)}
        />
      )}
      {panel === 'organisation' && (
        <ChangePanel<{ id: string }>
          title={w.add}
          submitLabel={w.send}
          schema={newOrganisation(known)}
          path="/organisations"
          onDone={({ id }) => void navigate({ to: '/beheer/organisaties/$organisatie', params: { organisatie: id } })}
          onClose={() => setPanel(null)}
        />
      )}
    </div>
  );
}
