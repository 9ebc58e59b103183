import type { FormDifferences } from '../../src/contract/form-versions.ts';
import { editorWords as w } from '../../src/contract/nl/interface-editor.ts';
import classes from './editor.module.css';

/** How two versions differ: per part, one sentence per difference. */
export function Differences({ sections }: Pick<FormDifferences, 'sections'>) {
  if (sections.length === 0) return <p>{w.alike}</p>;
  return sections.map(({ id, label, changes }) => (
    <section key={id} aria-labelledby={`differs-${id}`} className={classes.part}>
      <h3 id={`differs-${id}`}>{label}</h3>
      <ul className={classes.sentences}>
        {changes.map((change) => (
          <li key={change}>{change}</li>
        ))}
      </ul>
    </section>
  ));
}
