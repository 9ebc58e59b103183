import { Button, NativeSelect, Skeleton } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DrawableSchema } from '../../src/contract/json-schema.ts';
import type { AllHandedOver, FilledSlot, Member } from '../../src/contract/organisations.ts';
import { organisationTitles } from '../../src/contract/nl/organisation-titles.ts';
import { slotWords as w } from '../../src/contract/nl/organisations-page.ts';
import { meQuery } from '../api/queries.ts';
import { PageHead } from '../shell/PageHead.tsx';
import { EmptyState, ErrorState } from '../states/PageState.tsx';
import { Waiting } from '../states/Waiting.tsx';
import { day } from '../time/format.ts';
import { t } from '../words.ts';
import { ChangePanel } from './ChangePanel.tsx';
import classes from './organisations.module.css';
import { membersQuery, slotsQuery } from './queries.ts';

/** Who works with cases now: an access manager does not. */
const worksWithCases = ({ works, capacity }: Member): boolean => works && capacity !== 'accessManager';

const question = (colleagues: readonly Member[]): DrawableSchema => ({
  type: 'object',
  properties: {
    member: {
      type: 'string',
      title: w.member,
      oneOf: colleagues.map(({ id, name }) => ({ const: id, title: name })),
    },
    reason: { type: 'string', title: w.reason, description: w.reasonHint, minLength: 1, maxLength: 300 },
  },
  required: ['member', 'reason'],
});

function whoStands({ member }: FilledSlot): string {
  if (member === null) return w.nobody;
  return member.works ? member.name : w.gone(member.name);
}

const toldOf = ({ handedOver, stayed, more }: AllHandedOver, name: string): string =>
  [
    w.allDone(handedOver, name),
    ...(stayed.length > 0 ? [w.allStayed(stayed.map(({ caseNumber }) => caseNumber))] : []),
    ...(more ? [w.allMore] : []),
  ].join(' ');

/** On whose name the running cases of the own organisation stand, by number, and the way to put a colleague there. */
export default function SlotsPage() {
  const me = useQuery({ ...meQuery, refetchInterval: false });
  const members = useQuery(membersQuery(me.data?.organisation?.id ?? ''));
  const [whose, setWhose] = useState('');
  const found = useInfiniteQuery(slotsQuery(whose));
  const [chosen, setChosen] = useState<FilledSlot | null>(null);
  const [all, setAll] = useState(false);
  const [said, setSaid] = useState('');
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  const people = members.data?.items.filter(({ capacity }) => capacity !== 'accessManager') ?? [];
  const named = people.find(({ id }) => id === whose);
  const standing = chosen?.member?.id ?? (all ? whose : undefined);
  const colleagues = people.filter((one) => worksWithCases(one) && one.id !== standing);
  const nameOf = (member: unknown): string => people.find(({ id }) => id === member)?.name ?? '';
  return (
    <div className="az-narrow">
      <PageHead title={organisationTitles.slots} lead={w.lead} />
      <div className={classes.filters} data-no-print>
        <NativeSelect
          label={w.who}
          value={whose}
          data={[
            { value: '', label: w.everybody },
            ...people.map(({ id, name, works }) => ({ value: id, label: works ? name : w.gone(name) })),
          ]}
          onChange={(event) => setWhose(event.currentTarget.value)}
        />
      </div>
      {named && items.some(({ replaceable }) => replaceable) && (
        <p data-no-print>
          <Button variant="default" onClick={() => setAll(true)}>
            {w.replaceAll(named.name)}
          </Button>
        </p>
      )}
      <p role="status" className={classes.status}>
        {said}
      </p>
      {found.isPending && (
        <Waiting>
          {[0, 1, 2].map((row) => (
            <Skeleton key={row} height={76} mb={12} radius="md" />
          ))}
        </Waiting>
      )}
      {found.isError && !found.data && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && items.length === 0 && <EmptyState title={w.emptyTitle} text={w.emptyText} />}
      {items.length > 0 && (
        <section aria-labelledby="slots">
          <h2 id="slots" className={classes.heading}>
            {w.list}
          </h2>
          <ul className={classes.list}>
            {items.map((item) => (
              <li key={item.id} className={classes.item}>
                <div>
                  <h3 className={classes.title}>
                    {item.caseNumber} · {item.slotLabel}
                  </h3>
                  <p className={classes.facts}>
                    <span className={item.member?.works === false ? classes.wanting : undefined}>
                      {whoStands(item)}
                    </span>
                    <span>{w.since(day(item.since))}</span>
                  </p>
                </div>
                {item.replaceable && (
                  <Button
                    variant="default"
                    onClick={() => setChosen(item)}
                    aria-label={w.replaceIn(item.caseNumber)}
                    data-no-print
                  >
                    {w.replace}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {found.hasNextPage && (
        <Button variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t.worklist.more}
        </Button>
      )}
      {chosen && (
        <ChangePanel
          title={w.title(chosen.caseNumber)}
          lead={colleagues.length === 0 ? w.noColleague : w.lead2}
          submitLabel={w.send}
          schema={question(colleagues)}
          path={`/slots/${chosen.id}/hand-over`}
          onDone={(_, { member }) => setSaid(w.done(chosen.caseNumber, nameOf(member)))}
          onClose={() => setChosen(null)}
        />
      )}
      {all && named && (
        <ChangePanel<AllHandedOver>
          title={w.allTitle(named.name)}
          lead={colleagues.length === 0 ? w.noColleague : w.allLead}
          submitLabel={w.send}
          schema={question(colleagues)}
          path={`/members/${encodeURIComponent(named.id)}/hand-over`}
          onDone={(answer, { member }) => setSaid(toldOf(answer, nameOf(member)))}
          onClose={() => setAll(false)}
        />
      )}
    </div>
  );
}
