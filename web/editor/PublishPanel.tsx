import { Button, Group, Radio, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { VersionPublished } from '../../src/contract/form-versions.ts';
import { editorWords as w } from '../../src/contract/nl/interface-editor.ts';
import { fieldMessages } from '../../src/contract/nl/problems.ts';
import { Refused } from '../api/request.ts';
import { Submission } from '../api/submission.ts';
import { DateInput } from '../form/fields/DateInput.tsx';
import Panel from '../shell/Panel.tsx';
import { FailureNote } from '../states/FailureNote.tsx';
import { plainDay } from '../time/format.ts';
import { forgetEditing } from './draft-editing.ts';

interface Props {
  opened: boolean;
  version: number;
  revision: number;
  onClose: () => void;
}

/** The last question before a version is fixed: from when, and what that means. */
export function PublishPanel({ opened, version, revision, onClose }: Props) {
  const [when, setWhen] = useState<'now' | 'day'>('now');
  const [date, setDate] = useState('');
  const [blank, setBlank] = useState(false);
  const submission = useRef(new Submission());
  const client = useQueryClient();
  const navigate = useNavigate();
  const publish = useMutation({
    mutationFn: (validFrom: string) =>
      submission.current.send<VersionPublished>('POST', '/forms/draft/publish', { validFrom, revision }),
    onSuccess: async () => {
      forgetEditing();
      await navigate({ to: '/beheer/formulier', search: { gepubliceerd: String(version) } });
      await client.invalidateQueries({ queryKey: ['forms'] });
    },
  });
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(date);
  const told = publish.error instanceof Refused ? publish.error.problem?.errors?.[0] : undefined;
  const aboutDay = told?.path === '/validFrom' ? told.message : null;
  const send = () => {
    setBlank(when === 'day' && !isDay);
    if (when === 'now' || isDay) publish.mutate(when === 'now' ? 'now' : date);
  };
  return (
    <Panel opened={opened} onClose={onClose} title={w.publishTitle(version)} size={520}>
      <Stack gap="lg">
        <Radio.Group label={w.when} value={when} onChange={(next) => setWhen(next === 'day' ? 'day' : 'now')}>
          <Stack gap="xs" mt={8}>
            <Radio value="now" label={w.now} />
            <Radio value="day" label={w.onDay} />
          </Stack>
        </Radio.Group>
        {when === 'day' && (
          <DateInput
            id="publish-day"
            label={w.day}
            description={null}
            error={blank ? fieldMessages.notADate : aboutDay}
            required
            value={date}
            onChange={setDate}
          />
        )}
        <p>{w.consequence(when === 'now' ? w.thisMoment : isDay ? plainDay(date) : w.thatDay)}</p>
        <p>{w.final}</p>
        {publish.isError && (when === 'now' || aboutDay === null) && <FailureNote error={publish.error} />}
        <Group>
          <Button loading={publish.isPending} onClick={send}>
            {w.publishYes}
          </Button>
          <Button variant="default" onClick={onClose}>
            {w.cancel}
          </Button>
        </Group>
      </Stack>
    </Panel>
  );
}
