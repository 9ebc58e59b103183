import { Button, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { MessageSquarePlus, Phone } from 'lucide-react';
import { useState } from 'react';
import type { CaseDetail } from '../api/queries.ts';
import { historyQuery } from '../api/queries.ts';
import { EmptyState, ErrorState } from '../states/PageState.tsx';
import { TextOutline, Waiting } from '../states/Waiting.tsx';
import { t } from '../words.ts';
import { HistoryEntry } from './HistoryEntry.tsx';
import classes from './rooms.module.css';

const quick = { contactNoted: Phone, noteAdded: MessageSquarePlus };

interface Props {
  found: CaseDetail;
  onAct: (event: string) => void;
}

/** What happened, newest first, as sentences; the technical name of each event on demand. */
export function HistoryTab({ found, onAct }: Props) {
  const history = useQuery(historyQuery(found.id));
  const [technical, setTechnical] = useState(false);
  return (
    <>
      <div className={classes.historyTools} data-no-print>
        {found.allowed.map(({ event, label }) => {
          const Icon = quick[event as keyof typeof quick] as typeof Phone | undefined;
          return (
            Icon && (
              <Button
                key={event}
                variant="default"
                leftSection={<Icon size={18} aria-hidden />}
                onClick={() => onAct(event)}
              >
                {label}
              </Button>
            )
          );
        })}
        <Switch
          className={classes.technicalSwitch ?? ''}
          label={t.history.technical}
          checked={technical}
          onChange={(event) => setTechnical(event.currentTarget.checked)}
        />
      </div>
      {history.isPending && (
        <Waiting>
          <TextOutline widths={['70%', '40%', '80%', '30%']} />
        </Waiting>
      )}
      {history.isError && !history.data && <ErrorState error={history.error} onRetry={() => void history.refetch()} />}
      {history.data?.items.length === 0 && <EmptyState title={t.history.emptyTitle} text={t.history.emptyText} />}
      <ol className={classes.history} reversed>
        {[...(history.data?.items ?? [])].reverse().map((item) => (
          <HistoryEntry key={item.seq} item={item} technical={technical} />
        ))}
      </ol>
    </>
  );
}
