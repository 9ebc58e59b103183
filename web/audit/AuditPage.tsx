import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { auditGroups } from '../../src/contract/audit.ts';
import { auditGroupTexts, auditWords as w } from '../../src/contract/nl/audit.ts';
import { lateTitles } from '../../src/contract/nl/late-titles.ts';
import { VolumeAlarms } from '../organisations/VolumeAlarms.tsx';
import classes from '../organisations/organisations.module.css';
import { PageHead } from '../shell/PageHead.tsx';
import { EmptyState, ErrorState } from '../states/PageState.tsx';
import { TextOutline, Waiting } from '../states/Waiting.tsx';
import { dayAndHour } from '../time/format.ts';
import { AuditRow } from './AuditRow.tsx';
import { auditQuery } from './queries.ts';

const everything = { member: '', group: '', only: '', from: '', until: '' };

/** What members of the own organisation did, for its access manager. */
export default function AuditPage() {
  const [filter, setFilter] = useState(everything);
  const found = useInfiniteQuery(auditQuery(filter));
  const first = found.data?.pages[0];
  const lookedUntil = found.data?.pages.at(-1)?.lookedUntil ?? null;
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  const pick = (name: 'member' | 'group' | 'only', label: string, data: { value: string; label: string }[]) => (
    <NativeSelect
      label={label}
      value={filter[name]}
      data={data}
      onChange={(event) => setFilter({ ...filter, [name]: event.currentTarget.value })}
    />
  );
  const pickDay = (name: 'from' | 'until', label: string) => (
    <TextInput
      type="date"
      label={label}
      value={filter[name]}
      onChange={(event) => setFilter({ ...filter, [name]: event.currentTarget.value })}
    />
  );
  return (
    <>
      <PageHead title={lateTitles.audit} lead={w.lead} />
      {first && <VolumeAlarms alarms={first.alarms} />}
      <search className={classes.filters} data-no-print>
        {pick('member', w.member, [
          { value: '', label: w.everybody },
          ...(first?.members ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ])}
        {pick('group', w.group, [
          { value: '', label: w.all },
          ...auditGroups.map((group) => ({ value: group, label: auditGroupTexts[group] })),
        ])}
        {pick('only', w.only, [
          { value: '', label: w.all },
          { value: 'refused', label: w.onlyRefused },
          { value: 'emergency', label: w.onlyEmergency },
        ])}
        {pickDay('from', w.from)}
        {pickDay('until', w.until)}
      </search>
      {found.isPending && (
        <Waiting>
          <TextOutline widths={['80%', '80%', '80%', '80%']} />
        </Waiting>
      )}
      {found.isError && !found.data && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {first && (
        <p className={classes.status}>
          {first.sealedAt === null ? w.neverSealed : w.sealedUntil(dayAndHour(first.sealedAt))}
        </p>
      )}
      {first && items.length === 0 && !found.hasNextPage && (
        <EmptyState title={w.emptyTitle} text={w.emptyText}>
          <Button variant="default" onClick={() => setFilter(everything)}>
            {w.showAll}
          </Button>
        </EmptyState>
      )}
      {items.length > 0 && (
        <ul className={classes.list}>
          {items.map((item) => (
            <AuditRow key={item.id} item={item} onReviewed={() => void found.refetch()} />
          ))}
        </ul>
      )}
      {found.hasNextPage && (
        <>
          {lookedUntil !== null && <p role="status">{w.looked(dayAndHour(lookedUntil))}</p>}
          <Button variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {lookedUntil === null ? w.more : w.further}
          </Button>
        </>
      )}
    </>
  );
}
