import { Minus, Plus } from 'lucide-react';
import { t } from '../words.ts';
import classes from './papers.module.css';

interface Props {
  question: string;
  before: string | null;
  after: string | null;
}

/** What stood there and what stands there now, told by word and by sign, with colour only on top. */
export function Change({ question, before, after }: Props) {
  return (
    <>
      <p className={classes.question}>{question}</p>
      <p className={classes.before}>
        <Minus size={16} aria-hidden />
        <span>
          <strong>{t.papers.before}:</strong> {before === null ? t.papers.nothing : <del>{before}</del>}
        </span>
      </p>
      <p className={classes.after}>
        <Plus size={16} aria-hidden />
        <span>
          <strong>{t.papers.after}:</strong> {after === null ? t.papers.nothing : <ins>{after}</ins>}
        </span>
      </p>
    </>
  );
}
