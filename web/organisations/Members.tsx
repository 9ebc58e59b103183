import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import type { DrawableSchema } from '../../src/contract/json-schema.ts';
import type { Invited, Member, MemberList } from '../../src/contract/organisations.ts';
import { memberWords as w } from '../../src/contract/nl/organisations-page.ts';
import { post } from '../api/submission.ts';
import { asText } from '../form/schema.ts';
import { FailureNote } from '../states/FailureNote.tsx';
import { EmptyState } from '../states/PageState.tsx';
import { ChangePanel } from './ChangePanel.tsx';
import { CodeNote, type ShownCode } from './CodeNote.tsx';
import { MemberItem, type MemberAction } from './MemberItem.tsx';
import classes from './organisations.module.css';

const who: Record<string, DrawableSchema> = {
  name: { type: 'string', title: w.name, minLength: 1, maxLength: 120 },
  email: { type: 'string', title: w.email, format: 'email', maxLength: 200 },
};

function invitation(mayInvite: MemberList['mayInvite']): DrawableSchema {
  const [only] = mayInvite;
  const oneOf = mayInvite.map(({ id, label }) => ({ const: id, title: label }));
  return {
    type: 'object',
    properties: {
      ...who,
      capacity: { type: 'string', title: w.capacity, oneOf, ...(oneOf.length === 1 ? { default: only?.id } : {}) },
    },
    required: ['name', 'email', 'capacity'],
  };
}

const change = ({ name, email, lastDay }: Member): DrawableSchema => ({
  type: 'object',
  properties: {
    name: { ...who['name'], default: name },
    email: { ...who['email'], ...(email === null ? {} : { default: email }) },
    lastDay: {
      type: 'string',
      format: 'date',
      title: w.lastDay,
      description: w.lastDayHint,
      ...(lastDay === null ? {} : { default: lastDay }),
    },
  },
  required: ['name', 'email'],
});

/** The members of one organisation whom this reader administers: invite, let in again, change, sign out, end. */
export function Members({ found, title = w.list }: { found: MemberList; title?: string }) {
  const client = useQueryClient();
  const [panel, setPanel] = useState<Member | 'invite' | null>(null);
  const [shown, setShown] = useState<ShownCode | null>(null);
  const [said, setSaid] = useState('');
  const act = useMutation({
    mutationFn: ({ member, action }: { member: Member; action: MemberAction }) =>
      post<Invited>(`/members/${encodeURIComponent(member.id)}/${action}`),
    onSuccess(answer, { member: { name }, action }) {
      if (action === 'code') setShown({ name, code: answer.code });
      setSaid(action === 'end' ? w.endedNow(name) : action === 'sign-out' ? w.signedOut(name) : '');
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['organisations'] }),
  });
  const { organisation, items, mayInvite } = found;
  const [working, ended] = [items.filter(({ works }) => works), items.filter(({ works }) => !works)];
  const isFirst = mayInvite.length === 1 && mayInvite[0]?.id === 'accessManager';
  const list = (members: readonly Member[]) => (
    <ul className={classes.list}>
      {members.map((member) => (
        <MemberItem
          key={member.id}
          member={member}
          busy={act.isPending && act.variables.member.id === member.id}
          onAct={(action) => act.mutate({ member, action })}
          onChange={() => setPanel(member)}
        />
      ))}
    </ul>
  );
  const invite = mayInvite.length > 0 && (
    <Button leftSection={<UserPlus size={18} aria-hidden />} onClick={() => setPanel('invite')} data-no-print>
      {isFirst ? w.inviteFirst : w.invite}
    </Button>
  );
  return (
    <section aria-labelledby="members">
      <h2 id="members" className={classes.heading}>
        {title}
      </h2>
      {shown && <CodeNote {...shown} onDone={() => setShown(null)} />}
      {act.isError && <FailureNote error={act.error} />}
      <p role="status" className={classes.status}>
        {said}
      </p>
      {working.length === 0 ? (
        <EmptyState title={w.emptyTitle} text={organisation.open ? w.emptyText : w.emptyClosed}>
          {invite}
        </EmptyState>
      ) : (
        <>
          {list(working)}
          {invite}
        </>
      )}
      {ended.length > 0 && (
        <details className={classes.ended}>
          <summary>{w.ended}</summary>
          {list(ended)}
        </details>
      )}
      {panel === 'invite' && (
        <ChangePanel<Invited>
          title={isFirst ? w.inviteFirst : w.invite}
          lead={w.inviteLead}
          submitLabel={w.send}
          schema={invitation(mayInvite)}
          path={`/organisations/${encodeURIComponent(organisation.id)}/members`}
          onDone={({ code }, { name }) => setShown({ name: asText(name), code })}
          onClose={() => setPanel(null)}
        />
      )}
      {panel !== null && panel !== 'invite' && (
        <ChangePanel
          title={w.changeOf(panel.name)}
          submitLabel={w.save}
          schema={change(panel)}
          method="PUT"
          path={`/members/${encodeURIComponent(panel.id)}`}
          nullable={['lastDay']}
          onDone={() => setSaid(w.saved)}
          onClose={() => setPanel(null)}
        />
      )}
    </section>
  );
}
