import { Anchor, Skeleton } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import type { MailChoice, MailPreferences, MailTopic } from '../../src/contract/mail-choice.ts';
import { mailPreferencesQuery } from '../api/queries.ts';
import { Submission } from '../api/submission.ts';
import { PageHead } from '../shell/PageHead.tsx';
import { FailureNote } from '../states/FailureNote.tsx';
import { ErrorState } from '../states/PageState.tsx';
import { Waiting } from '../states/Waiting.tsx';
import { hour } from '../time/format.ts';
import { useNow } from '../time/use-now.ts';
import { t } from '../words.ts';
import { TopicChoice } from './TopicChoice.tsx';
import classes from './preferences.module.css';

/** Which messages also come by mail. Each choice saves itself. */
export default function PreferencesPage() {
  const client = useQueryClient();
  const now = useNow();
  const found = useQuery(mailPreferencesQuery);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const choose = useMutation({
    mutationFn: (body: { topic: MailTopic; choice: MailChoice }) =>
      new Submission().send<MailPreferences>('PUT', '/preferences/mail', body),
    // Choices that follow each other arrive in that order.
    scope: { id: 'mail-preferences' },
    onSuccess: (after) => {
      client.setQueryData(mailPreferencesQuery.queryKey, after);
      setSavedAt(hour(new Date(now).toISOString()));
    },
  });
  const shown = (topic: MailTopic, choice: MailChoice) =>
    choose.isPending && choose.variables.topic === topic ? choose.variables.choice : choice;
  return (
    <div className="az-narrow">
      <p className={classes.back} data-no-print>
        <Anchor component={Link} to="/berichten">
          <ArrowLeft size={16} aria-hidden /> {t.pages.inbox}
        </Anchor>
      </p>
      <PageHead title={t.preferences.title} lead={t.preferences.lead} />
      {found.isPending && (
        <Waiting>
          {[0, 1, 2, 3, 4].map((row) => (
            <Skeleton key={row} height={112} mb={12} radius="md" />
          ))}
        </Waiting>
      )}
      {found.isError && !found.data && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && (
        <section aria-labelledby="mail-topics">
          <h2 id="mail-topics" className={classes.heading}>
            {t.preferences.mail}
          </h2>
          <p className="az-dim">
            {found.data.address ? t.preferences.address(found.data.address) : t.preferences.noAddress}{' '}
            {t.preferences.digestHint}
          </p>
          {choose.isError && <FailureNote error={choose.error} />}
          <div className={classes.topics}>
            {found.data.topics.map((topic) => (
              <TopicChoice
                key={topic.id}
                {...topic}
                choice={shown(topic.id, topic.choice)}
                onChoose={(choice) => choose.mutate({ topic: topic.id, choice })}
              />
            ))}
          </div>
          <p role="status" className={classes.saved}>
            {choose.isPending ? t.preferences.saving : savedAt && !choose.isError && t.preferences.saved(savedAt)}
          </p>
        </section>
      )}
    </div>
  );
}
