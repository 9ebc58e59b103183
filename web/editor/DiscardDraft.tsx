import { Button, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { editorWords as w } from '../../src/contract/nl/interface-editor.ts';
import { Submission } from '../api/submission.ts';
import Panel from '../shell/Panel.tsx';
import { FailureNote } from '../states/FailureNote.tsx';
import { forgetEditing } from './draft-editing.ts';

/** Throws the draft away, after a plain question: this cannot be undone. */
export function DiscardDraft() {
  const [asking, setAsking] = useState(false);
  const client = useQueryClient();
  const discard = useMutation({
    mutationFn: () => new Submission().send('DELETE', '/forms/draft'),
    onSuccess: async () => {
      forgetEditing();
      setAsking(false);
      await client.invalidateQueries({ queryKey: ['forms'] });
    },
  });
  return (
    <>
      <Button variant="subtle" size="compact-md" onClick={() => setAsking(true)}>
        {w.discard}
      </Button>
      <Panel opened={asking} onClose={() => setAsking(false)} title={w.discardTitle} size={460}>
        <p>{w.discardText}</p>
        {discard.isError && <FailureNote error={discard.error} />}
        <Group>
          <Button loading={discard.isPending} onClick={() => discard.mutate()}>
            {w.discardYes}
          </Button>
          <Button variant="default" onClick={() => setAsking(false)}>
            {w.keep}
          </Button>
        </Group>
      </Panel>
    </>
  );
}
