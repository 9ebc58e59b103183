import { Skeleton, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Suspense, lazy } from 'react';
import type { CaseDetail } from '../api/queries.ts';
import { attachmentsQuery } from '../attachments/queries.ts';
import { t } from '../words.ts';
import { HistoryTab } from './HistoryTab.tsx';
import { PartiesTab } from './PartiesTab.tsx';
import { asCaseSearch } from './case-search.ts';
import classes from './case.module.css';

const FormTab = lazy(() => import('../sections/FormTab.tsx'));
const AttachmentsTab = lazy(() => import('../attachments/AttachmentsTab.tsx'));
const PapersTab = lazy(() => import('../papers/PapersTab.tsx'));
const route = getRouteApi('/zaken/$caseId');

interface Props {
  found: CaseDetail;
  onAct: (event: string) => void;
}

export function CaseTabs({ found, onAct }: Props) {
  const { tab = 'formulier', kopie } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: files, isPending } = useQuery(attachmentsQuery(found.id));
  const hasFiles = files !== undefined && (files.on || files.items.length > 0);
  return (
    <Tabs
      className={classes.tabs ?? ''}
      id="formulier"
      value={tab === 'bijlagen' && !isPending && !hasFiles ? 'formulier' : tab}
      onChange={(next) => void navigate({ search: asCaseSearch({ tab: next }), replace: true, resetScroll: false })}
      keepMounted={false}
    >
      <Tabs.List aria-label={t.cases.rooms}>
        <Tabs.Tab value="formulier">{t.cases.tabForm}</Tabs.Tab>
        <Tabs.Tab value="kopieen">{t.papers.tab}</Tabs.Tab>
        {hasFiles && <Tabs.Tab value="bijlagen">{t.attachments.tab}</Tabs.Tab>}
        <Tabs.Tab value="betrokkenen">{t.cases.tabParties}</Tabs.Tab>
        <Tabs.Tab value="verloop">{t.cases.tabHistory}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="formulier" pt="md">
        <Suspense fallback={<Skeleton height={160} />}>
          <FormTab caseId={found.id} />
        </Suspense>
      </Tabs.Panel>
      <Tabs.Panel value="kopieen" pt="md">
        <Suspense fallback={<Skeleton height={160} />}>
          <PapersTab found={found} copy={kopie} />
        </Suspense>
      </Tabs.Panel>
      {hasFiles && (
        <Tabs.Panel value="bijlagen" pt="md">
          <Suspense fallback={<Skeleton height={160} />}>
            <AttachmentsTab caseId={found.id} files={files} />
          </Suspense>
        </Tabs.Panel>
      )}
      <Tabs.Panel value="betrokkenen" pt="md">
        <PartiesTab found={found} />
      </Tabs.Panel>
      <Tabs.Panel value="verloop" pt="md">
        <HistoryTab found={found} onAct={onAct} />
      </Tabs.Panel>
    </Tabs>
  );
}
