import { attachmentExtensions } from '../../src/contract/attachment.ts';
import { t } from '../words.ts';
import classes from './attachments.module.css';

interface Props {
  id: string;
  fault: string | null;
  /** How far the sending is; null while nothing is sent. */
  percent: number | null;
  onChoose: (file: File | null) => void;
}

/** The browser's own control for a file: it works by keyboard, on a phone and with a reader. */
export function FileField({ id, fault, percent, onChoose }: Props) {
  return (
    <div className={classes.file} data-fault={fault !== null || undefined}>
      <label htmlFor={id} className={classes.label}>
        {t.attachments.file}
      </label>
      <p id={`${id}-hint`} className="az-dim">
        {t.attachments.fileHint}
      </p>
      {fault !== null && (
        <p id={`${id}-fault`} className={classes.fault}>
          {fault}
        </p>
      )}
      <input
        id={id}
        type="file"
        accept={attachmentExtensions.map((extension) => `.${extension}`).join()}
        aria-describedby={`${id}-hint${fault === null ? '' : ` ${id}-fault`}`}
        aria-invalid={fault !== null}
        onChange={(event) => onChoose(event.currentTarget.files?.[0] ?? null)}
      />
      {percent !== null && (
        <p className={classes.progress}>
          <progress max={100} value={percent} aria-label={t.attachments.add} /> {t.attachments.sending(percent)}
        </p>
      )}
    </div>
  );
}
