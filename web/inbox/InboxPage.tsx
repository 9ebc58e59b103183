import { Anchor, Button, SegmentedControl, Skeleton } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CheckCheck } from 'lucide-react';
import { useState } from 'react';
import type { Notice } from '../../src/contract/session.ts';
import { inboxQuery, meQuery } from '../api/queries.ts';
import { post } from '../api/submission.ts';
import { PageHead } from '../shell/PageHead.tsx';
import { FailureNote } from '../states/FailureNote.tsx';
import { EmptyState, ErrorState } from '../states/PageState.tsx';
import { Waiting } from '../states/Waiting.tsx';
import { t } from '../words.ts';
import { NoticeItem } from './NoticeItem.tsx';
import classes from './inbox.module.css';

/** What changed in the reader's cases: kinds of change and case numbers, never a name. */
export default function InboxPage() {
  const client = useQueryClient();
  const me = useQuery({ ...meQuery, refetchInterval: false });
  const [unreadOnly, setUnreadOnly] = useState(false);
  const inbox = useInfiniteQuery(inboxQuery(unreadOnly));
  const again = () =>
    Promise.all([client.invalidateQueries({ queryKey: ['inbox'] }), client.invalidateQueries({ queryKey: ['me'] })]);
  const readAll = useMutation({ mutationFn: () => post('/inbox/read-all'), onSuccess: again });
  const readOne = useMutation({ mutationFn: (notice: Notice) => post(`/inbox/${notice.id}/read`), onSuccess: again });
  const items = inbox.data?.pages.flatMap((page) => page.items) ?? [];
  const unread = me.data?.unread ?? 0;
  return (
    <div className="az-narrow">
      <PageHead
        title={t.pages.inbox}
        lead={t.inbox.lead}
        {...(unread > 0
          ? {
              action: (
                <Button
                  variant="default"
                  leftSection={<CheckCheck size={18} aria-hidden />}
                  loading={readAll.isPending}
                  onClick={() => readAll.mutate()}
                >
                  {t.inbox.readAll}
                </Button>
              ),
            }
          : {})}
      />
      <div className={classes.top} data-no-print>
        <SegmentedControl
          aria-label={t.inbox.show}
          value={unreadOnly ? 'unread' : 'all'}
          onChange={(value) => setUnreadOnly(value === 'unread')}
          data={[
            { value: 'all', label: t.inbox.all },
            { value: 'unread', label: t.inbox.unread(unread) },
          ]}
        />
        <Anchor component={Link} to="/voorkeuren">
          {t.preferences.link}
        </Anchor>
      </div>
      {(readAll.isError || readOne.isError) && <FailureNote error={readAll.error ?? readOne.error} />}
      {inbox.isPending && (
        <Waiting>
          {[0, 1, 2, 3].map((row) => (
            <Skeleton key={row} height={88} mb={8} radius="md" />
          ))}
        </Waiting>
      )}
      {inbox.isError && !inbox.data && <ErrorState error={inbox.error} onRetry={() => void inbox.refetch()} />}
      {inbox.data && items.length === 0 && (
        <EmptyState title={t.inbox.emptyTitle} text={unreadOnly ? t.inbox.emptyUnread : t.inbox.emptyText} />
      )}
      <ul className={classes.list}>
        {items.map((notice) => (
          <NoticeItem key={notice.id} notice={notice} onRead={() => readOne.mutate(notice)} />
        ))}
      </ul>
      {inbox.hasNextPage && (
        <Button mt="md" variant="default" loading={inbox.isFetchingNextPage} onClick={() => void inbox.fetchNextPage()}>
          {t.worklist.more}
        </Button>
      )}
    </div>
  );
}
