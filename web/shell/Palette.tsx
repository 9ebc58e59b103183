import '@mantine/spotlight/styles.css';
import { VisuallyHidden } from '@mantine/core';
import { Spotlight, createSpotlight } from '@mantine/spotlight';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { CaseListItem } from '../../src/contract/case.ts';
import { failedWorkTitle } from '../../src/contract/nl/failed-work-page.ts';
import { lateTitles } from '../../src/contract/nl/late-titles.ts';
import { organisationTitles } from '../../src/contract/nl/organisation-titles.ts';
import { formPageTitle } from '../../src/contract/nl/form-page.ts';
import { casesQuery, meQuery } from '../api/queries.ts';
import { subjectWords } from '../case/case-words.ts';
import { t } from '../words.ts';
import { mayReadInEmergency, worksInCases } from './home.ts';
import { useChosenAction } from './use-chosen-action.ts';

const [store, spotlight] = createSpotlight();

const caseLabel = ({ number, subject }: CaseListItem) => `${number} · ${subjectWords(subject)}`;

interface Props {
  /** Goes up with every request to open. */
  asked: number;
  onHelp: () => void;
}

/** Pages, actions and cases by number, without the mouse. */
export default function Palette({ asked, onHelp }: Props) {
  const navigate = useNavigate();
  const [query, setQuery] = useState('');
  const [settled] = useDebouncedValue(query.trim(), 200);
  const me = useQuery({ ...meQuery, refetchInterval: false });
  const inCases = !me.data || worksInCases(me.data);
  const found = useInfiniteQuery({
    ...casesQuery({ q: settled, state: 'all', limit: '8' }),
    enabled: settled.length >= 2 && inCases,
  });
  useEffect(() => spotlight.open(), [asked]);
  const ofCases = [
    { label: t.pages.worklist, go: () => void navigate({ to: '/' }) },
    { label: t.worklist.meAction, go: () => void navigate({ to: '/', search: { holder: 'me' } }) },
    { label: t.worklist.overdueAction, go: () => void navigate({ to: '/', search: { overdue: 'true' } }) },
    { label: t.worklist.mineAction, go: () => void navigate({ to: '/', search: { holder: 'mine' } }) },
    { label: t.pages.register, go: () => void navigate({ to: '/aanmelden' }) },
    { label: t.pages.inbox, go: () => void navigate({ to: '/berichten' }) },
    { label: t.preferences.link, go: () => void navigate({ to: '/voorkeuren' }) },
    { label: t.pages.calculator, go: () => void navigate({ to: '/termijn' }) },
  ];
  const pages = [
    ...(inCases
      ? ofCases
      : [
          { label: organisationTitles.members, go: () => void navigate({ to: '/beheer/organisatie' }) },
          { label: organisationTitles.slots, go: () => void navigate({ to: '/beheer/plaatsen' }) },
          { label: lateTitles.audit, go: () => void navigate({ to: '/beheer/logboek' }) },
        ]),
    ...(mayReadInEmergency(me.data)
      ? [{ label: lateTitles.emergency, go: () => void navigate({ to: '/noodtoegang' }) }]
      : []),
    { label: t.help.handbook, go: () => void navigate({ to: '/handleiding' }) },
    ...(me.data?.capacity === 'coordinator'
      ? [{ label: formPageTitle, go: () => void navigate({ to: '/beheer/formulier' }) }]
      : []),
    ...(me.data?.capacity === 'administrator'
      ? [
          { label: organisationTitles.organisations, go: () => void navigate({ to: '/beheer/organisaties' }) },
          { label: failedWorkTitle, go: () => void navigate({ to: '/beheer/werk' }) },
        ]
      : []),
    ...(me.data?.demo === true ? [{ label: t.shell.switchPersona, go: () => void navigate({ to: '/wissel' }) }] : []),
    { label: t.shortcuts.title, go: onHelp },
  ].filter(({ label }) => label.toLowerCase().includes(query.trim().toLowerCase()));
  const cases = settled.length >= 2 ? (found.data?.pages.flatMap(({ items }) => items) ?? []) : [];
  const labels = [...cases.map(caseLabel), ...pages.map(({ label }) => label)];
  const chosen = useChosenAction(store, labels);
  const stoodOn = labels[chosen];
  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      scrollable
      overlayProps={{ blur: 0 }}
      maxHeight={400}
      attributes={{ content: { 'aria-label': t.shell.palette } }}
    >
      <Spotlight.Search placeholder={t.shell.palettePlaceholder} aria-label={t.shell.palette} />
      <VisuallyHidden role="status">
        {stoodOn === undefined ? '' : t.shell.paletteAt(stoodOn, chosen + 1, labels.length)}
      </VisuallyHidden>
      <Spotlight.ActionsList aria-label={t.shell.paletteResults}>
        {cases.map((item) => (
          <Spotlight.Action
            key={item.id}
            label={caseLabel(item)}
            description={item.stageLabel}
            onClick={() => void navigate({ to: '/zaken/$caseId', params: { caseId: item.id } })}
          />
        ))}
        {pages.map(({ label, go }) => (
          <Spotlight.Action key={label} label={label} onClick={go} />
        ))}
        {cases.length + pages.length === 0 && (
          <Spotlight.Empty>{found.isFetching ? t.states.loading : t.form.nothingFound}</Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
