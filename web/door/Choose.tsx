import { useMutation, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { ArrowRight } from 'lucide-react';
import type { Choice, Chosen, Membership } from '../../src/contract/login.ts';
import { loginWords as w } from '../../src/contract/nl/login.ts';
import { post } from '../api/submission.ts';
import { hasUnsaved } from '../form/unsaved.ts';
import { PageHead } from '../shell/PageHead.tsx';
import { changeReader } from '../shell/change-reader.ts';
import classes from '../start/personas.module.css';
import { FailureNote } from '../states/FailureNote.tsx';
import { EmptyState, ErrorState } from '../states/PageState.tsx';
import { TextOutline, Waiting } from '../states/Waiting.tsx';
import { t } from '../words.ts';

interface Props {
  title?: string;
  lead?: string;
  found: UseQueryResult<Choice>;
  path: '/session/choice' | '/session/switch';
  /** The membership in which somebody works already. */
  now?: string | undefined;
}

/** As whom one goes on; a session is one capacity of one organisation. */
export function Choose({ title = w.chooseTitle, lead = w.chooseLead, found, path, now }: Props) {
  const client = useQueryClient();
  const choose = useMutation({
    mutationFn: ({ id }: Membership) => post<Chosen>(path, { member: id }),
    onSuccess({ me, to }) {
      changeReader(client, me);
      // Loaded anew: nothing of who worked here before stays in the page.
      window.location.assign(to);
    },
  });
  const others = found.data?.items.filter(({ id }) => id !== now) ?? [];
  return (
    <div className="az-narrow">
      <PageHead title={title} lead={lead} />
      {found.isPending && (
        <Waiting>
          <TextOutline widths={['80%', '80%']} />
        </Waiting>
      )}
      {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {choose.isError && <FailureNote error={choose.error} />}
      {found.data && others.length === 0 && <EmptyState title={w.chooseNone} text={w.chooseNoneText} />}
      <ul className={classes.list}>
        {others.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              className={classes.card}
              disabled={choose.isPending}
              onClick={() => {
                if (!hasUnsaved() || window.confirm(t.shell.leaveUnsaved)) choose.mutate(one);
              }}
            >
              <span className={classes.name}>
                {one.capacityLabel} <ArrowRight size={18} aria-hidden />
              </span>
              <span className={classes.where}>{one.organisation}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
