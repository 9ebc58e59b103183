import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { formPageTitle } from '../../src/contract/nl/form-page.ts';
import { editorWords as w } from '../../src/contract/nl/interface-editor.ts';
import { meQuery } from '../api/queries.ts';
import { PageHead } from '../shell/PageHead.tsx';
import { EmptyState, ErrorState } from '../states/PageState.tsx';
import { Waiting } from '../states/Waiting.tsx';
import { EditDraft } from './EditDraft.tsx';
import { editingOf } from './draft-editing.ts';
import classes from './editor.module.css';
import { formsQuery, versionQuery } from './queries.ts';

/** The draft of the form, where there is one. */
export default function EditorPage() {
  const forms = useQuery(formsQuery);
  const draft = forms.data?.items.find(({ state }) => state === 'draft');
  return (
    <div className={classes.page}>
      {draft ? (
        <Draft version={draft.version} inForce={forms.data?.items.find(({ state }) => state === 'inForce')?.version} />
      ) : (
        <>
          <PageHead title={formPageTitle} />
          {forms.isPending && outline}
          {forms.isError && !forms.data && <ErrorState error={forms.error} onRetry={() => void forms.refetch()} />}
          {forms.data && (
            <EmptyState title={w.noDraftTitle} text={w.noDraftText}>
              <Button component={Link} to="/beheer/formulier">
                {w.all}
              </Button>
            </EmptyState>
          )}
        </>
      )}
    </div>
  );
}

const outline = (
  <Waiting>
    <Skeleton height={40} mb={16} />
    <Skeleton height={320} />
  </Waiting>
);

function Draft({ version, inForce = 1 }: { version: number; inForce: number | undefined }) {
  const me = useQuery({ ...meQuery, refetchInterval: false });
  // Not kept: who comes back finds what the server has now.
  const found = useQuery({ ...versionQuery(version), gcTime: 0 });
  const base = useQuery(versionQuery(inForce));
  const failed = [found, base].find(({ isError, data }) => isError && data === undefined);
  if (failed)
    return (
      <>
        <PageHead title={w.draftTitle(version)} />
        <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />
      </>
    );
  if (!found.data || !base.data || !me.data)
    return (
      <>
        <PageHead title={w.draftTitle(version)} lead={w.draftLead} />
        {outline}
      </>
    );
  const editing = editingOf(me.data.id, found.data);
  return <EditDraft key={version} editing={editing} view={found.data} inForce={base.data.definition} />;
}
