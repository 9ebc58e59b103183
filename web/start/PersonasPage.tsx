import { Anchor, Button, Stack, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { ArrowRight, Search } from 'lucide-react';
import { useState } from 'react';
import { signInWords } from '../../src/contract/nl/sign-in.ts';
import type { Me, Persona } from '../../src/contract/session.ts';
import { personasQuery } from '../api/queries.ts';
import { post } from '../api/submission.ts';
import { hasUnsaved } from '../form/unsaved.ts';
import { PageHead } from '../shell/PageHead.tsx';
import { changeReader } from '../shell/change-reader.ts';
import { FailureNote } from '../states/FailureNote.tsx';
import { EmptyState, ErrorState } from '../states/PageState.tsx';
import { TextOutline, Waiting } from '../states/Waiting.tsx';
import { t } from '../words.ts';
import classes from './personas.module.css';

/** The door of a demonstration: choose whose eyes to look through. */
export default function PersonasPage() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const personas = useQuery(personasQuery);
  const [query, setQuery] = useState('');
  const signIn = useMutation({
    mutationFn: (persona: Persona) => post<Me>('/demo/sign-in', { persona: persona.id }),
    async onSuccess(me) {
      changeReader(client, me);
      if (window.location.pathname === '/wissel') await navigate({ to: '/' });
    },
  });
  const choose = (persona: Persona) => {
    if (!hasUnsaved() || window.confirm(t.shell.leaveUnsaved)) signIn.mutate(persona);
  };
  const groups = grouped(personas.data?.items ?? [], query);

  return (
    <>
      <PageHead title={t.personas.title} lead={t.personas.lead} />
      {personas.isPending && (
        <Waiting>
          <TextOutline widths={['30%', '80%', '80%', '80%']} />
        </Waiting>
      )}
      {personas.isError && <ErrorState error={personas.error} onRetry={() => void personas.refetch()} />}
      {personas.data && (
        <Stack gap="lg">
          {signIn.isError && <FailureNote error={signIn.error} />}
          <TextInput
            label={t.personas.search}
            description={t.personas.searchHint}
            leftSection={<Search size={18} aria-hidden />}
            value={query}
            onChange={(event) => setQuery(event.currentTarget.value)}
            maw={440}
          />
          {groups.length === 0 && (
            <EmptyState title={t.personas.noneTitle} text={t.personas.noneText(query)}>
              <Button variant="default" onClick={() => setQuery('')}>
                {t.personas.showAll}
              </Button>
            </EmptyState>
          )}
          <p className={classes.other}>
            <Anchor component={Link} to="/code">
              {signInWords.byCode}
            </Anchor>
          </p>
          <div className={classes.groups}>
            {groups.map(([label, items]) => (
              <section key={label} aria-label={label}>
                <Title order={2} mb="sm">
                  {label}
                </Title>
                <ul className={classes.list}>
                  {items.map((persona) => (
                    <li key={persona.id}>
                      <button
                        type="button"
                        className={classes.card}
                        disabled={signIn.isPending}
                        onClick={() => choose(persona)}
                      >
                        <span className={classes.name}>
                          {persona.name} <ArrowRight size={18} aria-hidden />
                        </span>
                        <span className={classes.where}>
                          {[persona.organisation, persona.network].filter(Boolean).join(' · ')}
                        </span>
                        <span>{persona.about}</span>
                      </button>
                    </li>
                  ))}
                </ul>
              </section>
            ))}
          </div>
        </Stack>
      )}
    </>
  );
}

/** By capacity, in the order in which the server tells them. */
function grouped(items: readonly Persona[], query: string): [string, Persona[]][] {
  const wanted = query.trim().toLowerCase();
  const groups = new Map<string, Persona[]>();
  for (const persona of items) {
    const text = [persona.name, persona.capacityLabel, persona.organisation, persona.network, persona.about].join(' ');
    if (!text.toLowerCase().includes(wanted)) continue;
    const label = persona.link ? t.personas.byLink : persona.capacityLabel;
    groups.set(label, [...(groups.get(label) ?? []), persona]);
  }
  return [...groups];
}
