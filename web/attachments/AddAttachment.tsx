import { useQueryClient } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import { attachmentExtensions, largestAttachment } from '../../src/contract/attachment.ts';
import type { DrawableSchema } from '../../src/contract/json-schema.ts';
import { attachmentFaults } from '../../src/contract/nl/attachments.ts';
import { Refused } from '../api/request.ts';
import { SchemaForm } from '../form/SchemaForm.tsx';
import type { Answers } from '../form/schema.ts';
import Panel from '../shell/Panel.tsx';
import { t } from '../words.ts';
import { FileField } from './FileField.tsx';
import classes from './attachments.module.css';
import { sendFile } from './upload.ts';

interface Props {
  caseId: string;
  form: DrawableSchema;
  opened: boolean;
  onClose: () => void;
}

/** What is wrong with the file itself, known before it is sent. */
class WrongFile extends Error {}

/** A file with what is said about it. What was typed and chosen stays until the server has taken it. */
export function AddAttachment({ caseId, form, opened, onClose }: Props) {
  const client = useQueryClient();
  const id = useId();
  const [file, setFile] = useState<File | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [percent, setPercent] = useState<number | null>(null);
  /** The same file with the same words is one command, however often it is tried. */
  const last = useRef<{ what: string; key: string } | null>(null);

  const wrong = (message: string): never => {
    setFault(message);
    document.getElementById(id)?.focus();
    throw new WrongFile(message);
  };
  const send = async (answers: Answers) => {
    setFault(null);
    if (!file) return wrong(attachmentFaults.noFile);
    const looked = faultOf(file);
    if (looked !== null) return wrong(looked);
    const what = JSON.stringify([answers, file.name, file.size, file.lastModified]);
    if (last.current?.what !== what) last.current = { what, key: crypto.randomUUID() };
    const body = new FormData();
    for (const [name, answer] of Object.entries(answers)) body.set(name, String(answer));
    body.set('file', file);
    setPercent(0);
    try {
      await sendFile(`/cases/${caseId}/attachments`, body, last.current.key, setPercent);
    } catch (error) {
      if (error instanceof Refused) {
        last.current = null;
        const about = error.problem?.errors?.find(({ path }) => path === '/file')?.message;
        if (about !== undefined) return wrong(about);
      }
      throw error;
    } finally {
      setPercent(null);
    }
    setFile(null);
    await client.invalidateQueries({ queryKey: ['case', caseId] });
  };

  return (
    <Panel opened={opened} onClose={onClose} size={560} title={t.attachments.add}>
      <p className={classes.consequence}>{t.attachments.addLead}</p>
      <FileField id={id} fault={fault} percent={percent} onChoose={setFile} />
      <SchemaForm
        schema={form}
        root=""
        draftKey={`${caseId}/attachment`}
        submitLabel={t.attachments.add}
        onCancel={onClose}
        send={send}
        explain={(error) => (error instanceof WrongFile ? <p className={classes.fault}>{error.message}</p> : null)}
        onSent={onClose}
      />
    </Panel>
  );
}

function faultOf({ name, size }: File): string | null {
  const extension = name.split('.').at(-1)?.toLowerCase();
  if (!attachmentExtensions.some((one) => one === extension)) return attachmentFaults.extension;
  if (size === 0) return attachmentFaults.empty;
  return size > largestAttachment ? attachmentFaults.tooLarge : null;
}
