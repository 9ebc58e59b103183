import { Alert, Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, getRouteApi, useNavigate } from '@tanstack/react-router';
import { CircleCheck } from 'lucide-react';
import type { DraftSaved, FormVersionItem } from '../../src/contract/form-versions.ts';
import { formPageTitle } from '../../src/contract/nl/form-page.ts';
import { editorWords as w } from '../../src/contract/nl/interface-editor.ts';
import { post } from '../api/submission.ts';
import { PageHead } from '../shell/PageHead.tsx';
import { FailureNote } from '../states/FailureNote.tsx';
import { ErrorState } from '../states/PageState.tsx';
import { TextOutline, Waiting } from '../states/Waiting.tsx';
import { DiscardDraft } from './DiscardDraft.tsx';
import { VersionCard } from './VersionCard.tsx';
import { forgetEditing } from './draft-editing.ts';
import classes from './editor.module.css';
import { formsQuery } from './queries.ts';

const route = getRouteApi('/beheer/formulier');

/** Every version of the form of the network: what holds now, what is planned, what was, and the draft. */
export default function FormsPage() {
  const forms = useQuery(formsQuery);
  const { gepubliceerd } = route.useSearch();
  const client = useQueryClient();
  const navigate = useNavigate();
  const begin = useMutation({
    mutationFn: (from: number) => post<DraftSaved>('/forms/draft', { from }),
    onSuccess: async () => {
      forgetEditing();
      await client.invalidateQueries({ queryKey: ['forms'] });
      await navigate({ to: '/beheer/formulier/klad' });
    },
  });
  const versions = forms.data?.items ?? [];
  const draft = versions.find(({ state }) => state === 'draft');
  const inForce = versions.find(({ state }) => state === 'inForce');
  return (
    <div className={classes.page}>
      <PageHead
        title={formPageTitle}
        lead={w.lead}
        action={
          draft ? (
            <Button component={Link} to="/beheer/formulier/klad">
              {w.goOn}
            </Button>
          ) : (
            inForce && (
              <Button loading={begin.isPending} onClick={() => begin.mutate(inForce.version)}>
                {w.newVersion}
              </Button>
            )
          )
        }
      />
      <div role="status">
        {gepubliceerd !== undefined && (
          <Alert variant="outline" color="var(--az-done)" icon={<CircleCheck aria-hidden />} mb="md">
            <strong>{w.published(Number(gepubliceerd))}.</strong> {w.publishedText}
          </Alert>
        )}
      </div>
      {begin.isError && <FailureNote error={begin.error} />}
      {forms.isPending && (
        <Waiting>
          <TextOutline widths={['30%', '80%', '60%', '30%', '80%']} />
        </Waiting>
      )}
      {forms.isError && !forms.data && <ErrorState error={forms.error} onRetry={() => void forms.refetch()} />}
      <ol className={classes.versions} reversed>
        {versions.map((item) => (
          <li key={item.version}>
            <VersionCard item={item} before={precursor(item, versions)}>
              {item.state === 'draft' ? (
                <DiscardDraft />
              ) : (
                !draft && (
                  <Button
                    variant="subtle"
                    size="compact-md"
                    disabled={begin.isPending}
                    onClick={() => begin.mutate(item.version)}
                  >
                    {w.startFrom(item.version)}
                  </Button>
                )
              )}
            </VersionCard>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** The version to compare with: a draft with what holds now, all others with the one before. */
function precursor(item: FormVersionItem, versions: readonly FormVersionItem[]): number | undefined {
  if (item.state === 'draft') return versions.find(({ state }) => state === 'inForce')?.version;
  return versions.find(({ version }) => version < item.version)?.version;
}
