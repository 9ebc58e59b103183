import { Info } from 'lucide-react';
import { useDeferredValue } from 'react';
import { sensitiveKinds } from '../../../src/contract/sensitive-words.ts';
import { t } from '../../words.ts';
import classes from './fields.module.css';

/** A second thought for the writer, never a refusal: what is here may weigh heavier than it seems. */
export function SensitiveHint({ text }: { text: string }) {
  const kinds = sensitiveKinds(useDeferredValue(text));
  return (
    <div role="status" data-no-print>
      {kinds.map((kind) => (
        <p key={kind} className={classes.sensitive}>
          <Info size={16} aria-hidden /> {t.form.sensitive[kind]}
        </p>
      ))}
    </div>
  );
}
