import type { FormDocument } from '../../src/contract/form-copy.ts';
import { t } from '../words.ts';
import classes from './papers.module.css';

/** The form as it is read: parts, headings, questions with their answers in words. */
export function DocumentText({ document }: { document: FormDocument }) {
  if (document.sections.length === 0) return <p className={classes.hint}>{t.papers.empty}</p>;
  return document.sections.map(({ id, label, groups }) => (
    <section key={id}>
      <h3 className={classes.part}>{label}</h3>
      {groups.map(({ title, lines }) => (
        <div key={title} className={classes.group}>
          <h4 className={classes.groupTitle}>{title}</h4>
          <dl className={classes.lines}>
            {lines.map(({ name, question, answer }) => (
              <div key={name}>
                <dt>{question}</dt>
                <dd>{answer ?? <em className="az-dim">{t.papers.nothing}</em>}</dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </section>
  ));
}
