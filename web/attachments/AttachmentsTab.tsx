import { Button } from '@mantine/core';
import { FileDown, FileText, FileX, Paperclip } from 'lucide-react';
import { useState } from 'react';
import type { Attachment, Attachments } from '../../src/contract/attachment.ts';
import { EmptyState } from '../states/PageState.tsx';
import { dayAndHour, figure, plainDay } from '../time/format.ts';
import { t } from '../words.ts';
import { AddAttachment } from './AddAttachment.tsx';
import { WithdrawPanel } from './WithdrawPanel.tsx';
import classes from './attachments.module.css';

interface Props {
  caseId: string;
  files: Attachments;
}

/** The files that this reader may read, and adding or withdrawing one. */
export default function AttachmentsTab({ caseId, files }: Props) {
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<Attachment | null>(null);
  return (
    <>
      <p className={classes.lead}>{t.attachments.lead}</p>
      {!files.on && <p className={classes.lead}>{t.attachments.off}</p>}
      {files.form && (
        <Button leftSection={<Paperclip size={18} aria-hidden />} onClick={() => setAdding(true)} data-no-print>
          {t.attachments.add}
        </Button>
      )}
      {files.items.length === 0 && <EmptyState title={t.attachments.none} text={t.attachments.noneText} />}
      <ul className={classes.files}>
        {files.items.map((item) => (
          <li key={item.id}>
            {item.withdrawn ? <FileX size={20} aria-hidden /> : <FileText size={20} aria-hidden />}
            <div>
              <p className={classes.name}>{item.title}</p>
              <p className="az-dim">
                {item.kindLabel} {t.attachments.dated(plainDay(item.on))} · {item.format.toUpperCase()},{' '}
                {sizeWords(item.size)} · {item.layerLabel}
              </p>
              <p className="az-dim">{t.attachments.addedBy(item.by, dayAndHour(item.at))}</p>
              {item.withdrawn && (
                <p>
                  {t.attachments.withdrawn(item.withdrawn.by, dayAndHour(item.withdrawn.at), item.withdrawn.reason)}
                </p>
              )}
            </div>
            {!item.withdrawn && (
              <div className={classes.actions} data-no-print>
                <a
                  className={classes.save}
                  href={`/api/v1/cases/${caseId}/attachments/${item.id}`}
                  download
                  aria-label={t.attachments.download(item.title)}
                >
                  <FileDown size={18} aria-hidden /> {t.attachments.save}
                </a>
                {item.mayWithdraw && (
                  <Button
                    variant="subtle"
                    aria-label={t.attachments.withdrawOf(item.title)}
                    onClick={() => setLeaving(item)}
                  >
                    {t.attachments.withdraw}
                  </Button>
                )}
              </div>
            )}
          </li>
        ))}
      </ul>
      {files.form && (
        <AddAttachment caseId={caseId} form={files.form} opened={adding} onClose={() => setAdding(false)} />
      )}
      <WithdrawPanel caseId={caseId} item={leaving} onClose={() => setLeaving(null)} />
    </>
  );
}

const sizeWords = (bytes: number): string =>
  bytes < 100_000
    ? t.attachments.sizeSmall(Math.max(1, Math.round(bytes / 1000)))
    : t.attachments.size(figure(bytes / 1_000_000));
